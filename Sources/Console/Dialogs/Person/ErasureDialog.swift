internal import Domain
internal import Operations
internal import Terminal

/// The erasure of a person: who it is, told again; the plan; reason, ticket and phrase; and at the end
/// the statement for them.
struct ErasureDialog: Sendable {
  enum Stage: Sendable {
    case identifying(Form)
    case reading
    case shown(PersonPlan)
    case asking(PersonPlan, Form)
    /// Cannot be stopped.
    case working
    case done(ErasureStatement)
    case failed(String)
  }

  let number: Int
  let person: PersonTag
  /// What the search could not reach.
  let reach: PersonReach
  /// With the address, which the plan and the erasure both need; gone with the dialog.
  private(set) var request: PersonRequest?
  private(set) var stage: Stage
  private var plannedAt: Instant?
  /// Of the plan that was shown last.
  private var fingerprint: String?
  /// The first line that is seen.
  private(set) var top = 0
  /// What just happened.
  private(set) var message: String?

  init(number: Int, person: PersonTag, reach: PersonReach, openCase: OpenCase?) {
    self.number = number
    self.person = person
    self.reach = reach
    stage = .identifying(Form([.address] + Form.Field.personCase(openCase)))
  }

  var takesText: Bool {
    switch stage {
    case .identifying, .asking: true
    case .reading, .shown, .working, .done, .failed: false
    }
  }

  /// Whether it waits for the person before it.
  var isWaiting: Bool {
    switch stage {
    case .working, .done: false
    case .identifying, .reading, .shown, .asking, .failed: true
    }
  }

  mutating func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    message = nil
    switch stage {
    case .identifying(let form): return identify(key, form, &state)
    case .asking(let plan, let form): return ask(key, plan, form, &state)
    case .working: message = "It is being done."
    case .shown(let plan) where key == .key("x"): return goOn(plan, &state)
    case .done(let statement) where key == .key("y"):
      message = "Copied the statement."
      state.dialog = .erasure(self)
      return [.copy(ErasureWords(state).text(statement).map { SafeText($0) })]
    case .reading, .shown, .done, .failed:
      switch key {
      case .escape, .enter, .key("q"), .key("n"), .control("c"): return close(&state)
      default: scroll(key, state)
      }
    }
    state.dialog = .erasure(self)
    return []
  }

  private mutating func scroll(_ key: Key, _ state: State) {
    switch key {
    case .key("j"), .down: top += 1
    case .key("k"), .up: top -= 1
    case .pageDown: top += 10
    case .pageUp: top -= 10
    default: break
    }
    let layout = ErasureDialogView.Layout(self, state)
    top = max(0, min(top, layout.lines.count - layout.rows))
  }

  /// What was found before is no longer so after an erasure: its screen goes with the dialog.
  private func close(_ state: inout State, _ words: String? = nil) -> [Effect] {
    var effects = [.cancel(.ask(dialog: number))] + state.closeDialog()
    if case .done = stage {
      if state.screen.name == .person { effects += state.back() ?? [] }
      state.notice = Notice("\(person.label) is erased; :person shows what is left.")
      return effects + state.readStatus()
    }
    state.notice = Notice(words ?? "Nothing was erased.", isError: words != nil)
    return effects
  }

  private mutating func identify(_ key: Key, _ form: Form, _ state: inout State) -> [Effect] {
    var form = form
    switch form.pressed(key) {
    case .no(let words): return close(&state, words)
    case .stays:
      stage = .identifying(form)
      state.dialog = .erasure(self)
      return []
    case .goes:
      let request = form.request(for: person, ticket: state.ticket)
      self.request = request
      return plan(request, &state)
    }
  }

  private mutating func plan(_ request: PersonRequest, _ state: inout State) -> [Effect] {
    stage = .reading
    state.dialog = .erasure(self)
    return [.ask(dialog: number, .planErasure(request))]
  }

  private mutating func goOn(_ plan: PersonPlan, _ state: inout State) -> [Effect] {
    if let request, let plannedAt, state.now - plannedAt > PlanDialog.lifetime {
      return self.plan(request, &state)
    }
    if plan.nothingGoes {
      let holds = Set(plan.kept.map(\.hold)).sorted().map(Hold.label).joined(separator: ", ")
      message = holds.isEmpty ? "Not now: nothing goes." : "Not now: \(holds) keeps all of it."
    } else {
      stage = .asking(
        plan,
        Form([
          .reason(), .ticket(state.ticket),
          .init(
            "phrase", .phrase(plan.phrase, asks: "the mark, P- and eight signs")),
        ]))
    }
    state.dialog = .erasure(self)
    return []
  }

  private mutating func ask(
    _ key: Key, _ plan: PersonPlan, _ form: Form, _ state: inout State
  ) -> [Effect] {
    var form = form
    switch (form.pressed(key), form.reason, request) {
    case (.goes, let reason?, var person?):
      person.ticket = form.text("ticket")
      state.ticket = person.ticket
      stage = .working
      state.dialog = .erasure(self)
      return [
        .ask(
          dialog: number,
          .erase(
            ErasePersonRequest(
              person: person, reason: reason, phrase: form.text("phrase"),
              fingerprint: plan.fingerprint)))
      ]
    case (.stays, _, _):
      stage = .asking(plan, form)
      state.dialog = .erasure(self)
      return []
    case (.no(let words), _, _): return close(&state, words)
    case (.goes, _, _): return close(&state)
    }
  }

  /// A plan that has changed is made again and shown.
  mutating func arrived(
    _ result: Result<DialogAnswer, OperationError>, at now: Instant
  ) -> [Effect] {
    switch result {
    case .success(.personPlan(let plan)):
      if let fingerprint {
        message =
          fingerprint == plan.fingerprint
          ? "The plan was made again: it is the same."
          : "The plan changed: this is the new one. Nothing was erased."
      }
      (fingerprint, plannedAt, top) = (plan.fingerprint, now, 0)
      stage = .shown(plan)
    case .success(.erased(let statement)):
      (request, top) = (nil, 0)
      stage = .done(statement)
    case .success: break
    case .failure(.personPlanChanged):
      guard let request else { break }
      stage = .reading
      return [.ask(dialog: number, .planErasure(request))]
    case .failure(let error):
      request = nil
      stage = .failed(Words.error(error))
    }
    return []
  }
}
