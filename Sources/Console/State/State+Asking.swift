internal import Domain
internal import Operations
internal import Terminal

/// What is asked over the telephone: find, a person, holds, brakes, one field in clear, a comparison.
extension State {
  mutating func promptFind() -> [Effect] {
    prompt = Prompt(.find)
    notice = Notice("What does the caller read out? Nothing typed here is kept.")
    return []
  }

  mutating func promptPerson() -> [Effect] {
    guard principal.may(.person) else {
      notice = Notice("Your role may not look for a person: ask the officer.", isError: true)
      return []
    }
    prompt = Prompt(.person)
    notice = Notice("The whole address; it is kept nowhere, and that you looked is written down.")
    return []
  }

  /// Asks, and shows that it is being looked for.
  mutating func look(_ told: Told, person: Bool) -> [Effect] {
    guard !told.isEmpty else { return [] }
    let wait = WaitDialog(number: newNumber())
    dialog = .waiting(wait)
    return [
      .ask(
        dialog: wait.number,
        person ? .person(told, ticket: ticket) : .find(told, ticket: ticket))
    ]
  }

  /// Places one on the record; of the line of a hold, releases it.
  mutating func hold() -> [Effect] {
    if case .hold(let hold)? = screen.list.selected {
      return ask(.release(hold))
    }
    guard let subject else { return [] }
    return ask(.hold(subject.kind, id: subject.id))
  }

  mutating func reveal() -> [Effect] {
    guard let subject else { return [] }
    return ask(
      .reveal(subject.kind, id: subject.id, fields: FormDialog.masked(subject.kind)))
  }

  mutating func compare() -> [Effect] {
    guard let subject = comparable else { return [] }
    return ask(.compare(subject.kind, id: subject.id, fields: subject.fields))
  }

  /// The record and its fields that a caller's words can be compared with.
  var comparable: (kind: Kind, id: String, fields: [String])? {
    guard let subject else { return nil }
    if case .attendee(let number, _)? = screen.list.selected {
      // They are counted from 0 in the record, from 1 on the screen.
      let fields = ["name", "email"].map { "attendees[\(number - 1)].\($0)" }
      return (subject.kind, subject.id, fields)
    }
    return (subject.kind, subject.id, FormDialog.masked(subject.kind))
  }

  private mutating func ask(_ purpose: FormDialog.Purpose) -> [Effect] {
    dialog = .form(FormDialog(purpose, number: newNumber(), ticket: ticket))
    return []
  }

  mutating func showBrakes() -> [Effect] {
    let brakes = BrakesDialog(
      number: newNumber(), blocked: readOnlyReason)
    dialog = .brakes(brakes)
    return [.ask(dialog: brakes.number, .brakes)]
  }

  /// The time of what is shown in clear is over.
  mutating func endDisclosure() -> [Effect] {
    guard case .clear? = dialog else { return [] }
    let effects = closeDialog()
    notice = Notice("What was shown in clear is gone from the screen.")
    return effects
  }
}

extension State {
  mutating func answered(
    _ number: Int, _ result: Result<DialogAnswer, OperationError>
  ) -> [Effect] {
    switch dialog {
    case .waiting(let wait)? where wait.number == number: return looked(result)
    case .form(let form)? where form.number == number: return answered(form, result)
    case .quarantine(var quarantine)? where quarantine.number == number:
      let effects = quarantine.arrived(result)
      dialog = .quarantine(quarantine)
      return effects
    case .erasure(var erasure)? where erasure.number == number:
      let effects = erasure.arrived(result, at: now)
      dialog = .erasure(erasure)
      return effects
    case .brakes(var brakes)? where brakes.number == number:
      let effects = brakes.arrived(result)
      dialog = .brakes(brakes)
      return effects
    case nil: return left(result)
    default: return []
    }
  }

  /// What was left to run on when its dialog was closed has come to its end.
  private mutating func left(_ result: Result<DialogAnswer, OperationError>) -> [Effect] {
    switch result {
    case .success(.believed(let receipt)):
      notice = Notice(
        receipt.map { "Went: \(Words.counts($0.counts)). Receipt \($0.label)." }
          ?? "Nothing went.")
    case .success(.rejected): notice = Notice("Rejected: all stays.")
    case .success(.givenBack(let wasTaken)): notice = Notice(Words.givenBack(wasTaken))
    case .failure(let error): notice = Notice(Words.error(error), isError: true)
    default: return []
    }
    return refresh() + readStatus()
  }

  private mutating func looked(_ result: Result<DialogAnswer, OperationError>) -> [Effect] {
    dialog = nil
    switch result {
    case .success(.found(let result)): return show(result)
    case .success(.person(let found)): return show(.person(found.person.label), .person(found))
    case .success(.unnamed(let found)):
      return show(.unnamed(found.person.label), .unnamed(found))
    case .success(.selected(let told)): return self.told(told)
    case .success(.exported(let result)):
      exported(result)
      return []
    case .success(.written(let result)):
      written(result)
      return []
    case .success: return []
    case .failure(let error):
      notice = Notice(Words.error(error), isError: true)
      return refresh()
    }
  }

  private mutating func answered(
    _ form: FormDialog, _ result: Result<DialogAnswer, OperationError>
  ) -> [Effect] {
    switch result {
    case .success(let answer): return answered(form, answer)
    case .failure(let error):
      var form = form
      form.isWorking = false
      form.form.message = Words.error(error)
      dialog = .form(form)
      return []
    }
  }

  private mutating func answered(_ form: FormDialog, _ answer: DialogAnswer) -> [Effect] {
    switch (answer, form.purpose) {
    case (.placed(let hold), .hold(let kind, let id)):
      return told("\(Hold.label(hold)) keeps \(Words.kind(kind)) \(id), and all below it.")
    case (.released, .release(let hold)):
      return told("Released \(Hold.label(hold.number)): what is due goes with the next sweep.")
    case (.asked(let requests), .request(let target, _)):
      return told(Words.asked(requests, of: target.ids.count))
    case (.declined, .decline(let label)): return told("Declined \(label).")
    case (.compared(let isEqual), .compare):
      return told(isEqual ? "EQUAL: it is what the caller says." : "NOT equal.")
    case (.undoEnded(let job), .carryOut):
      return told("\(job.label) cannot be taken back any more: the next sweep deletes it.")
    case (.swept(let result), .carryOut(.rule(let rule, _, _))):
      return told(Words.ran(result, rule))
    case (.taken(let taken), .take):
      return told(
        "Yours until \(Words.instant(taken.until, now: now, zone)); loud again then, or with more.")
    case (.accesses(let found), .person):
      dialog = nil
      return show(.accesses(found.person.label), .accesses(found))
    case (.written(let result), .person):
      let effects = closeDialog()
      written(result)
      return effects
    case (.personHeld(let hold), .person(_, let person, _)):
      return told(
        "\(Hold.label(hold.number)) keeps \(Words.grouped(hold.members)) records of"
          + " \(person.label), and what joins them.")
    case (.rectified(let done), .person): return told(Words.rectified(done))
    case (.givenBack(let wasTaken), .take): return told(Words.givenBack(wasTaken))
    case (.clear(let value), .reveal(let kind, let id, _)):
      dialog = .clear(ClearDialog(kind: kind, id: id, field: form.field ?? "", value: value))
      return [.timer(.disclosure, after: .seconds(ClearDialog.seconds))]
    default: return []
    }
  }

  private mutating func told(_ words: String) -> [Effect] {
    let effects = closeDialog() + readStatus()
    notice = Notice(words)
    return effects
  }
}
