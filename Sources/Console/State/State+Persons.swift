internal import Domain
internal import Operations
internal import Terminal

/// What the officer does for the person of the screen.
extension State {
  private var found: PersonFound? { screen.detail?.person }

  mutating func askOfPerson(_ deed: PersonDeed) -> [Effect] {
    guard let found else { return [] }
    dialog = .form(
      FormDialog(
        .person(deed, found.person, found.openCase), number: newNumber(), ticket: ticket))
    return []
  }

  /// Whoever bears no address in the person's meetings; no address is needed for it.
  mutating func findUnnamed() -> [Effect] {
    guard let found else { return [] }
    let wait = WaitDialog(number: newNumber())
    dialog = .waiting(wait)
    return [
      .ask(
        dialog: wait.number,
        .unnamed(
          UnnamedRequest(person: found.person, meetings: found.meetings, ticket: ticket)))
    ]
  }

  mutating func showLetters() -> [Effect] {
    guard let found else { return [] }
    dialog = .letter(LetterDialog(PersonLetters(found, self).all))
    return []
  }

  mutating func planErasure() -> [Effect] {
    guard let found else { return [] }
    dialog = .erasure(
      ErasureDialog(
        number: newNumber(), person: found.person, reach: found.reach, openCase: found.openCase))
    return []
  }

  /// The report of the screen, as it is.
  mutating func writeReport() -> [Effect] {
    guard let report = screen.detail?.compliance else { return [] }
    let wait = WaitDialog(number: newNumber(), crumb: "export", words: "Writing...  Esc stops it")
    dialog = .waiting(wait)
    return [.ask(dialog: wait.number, .writeReport(report, ticket: ticket))]
  }

  mutating func written(_ result: FilesWritten) {
    switch result {
    case .written(let path, let audit):
      notice = Notice("In \(path) for a day; entry #\(audit).")
    case .failed(let words): notice = Notice("Not written: \(words).", isError: true)
    }
  }

  /// What was told of a person does not wait under the curtain.
  mutating func forgetPerson() {
    switch dialog {
    case .erasure(let dialog)? where dialog.isWaiting: self.dialog = nil
    case .form(let form)? where form.isOfPerson && !form.isWorking: dialog = nil
    default: break
    }
    if prompt?.purpose == .person { prompt = nil }
  }
}
