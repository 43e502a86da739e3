internal import Domain
internal import Operations

/// The Overview is drawn at once and filled in as counts arrive.
extension State {
  mutating func readOverview() -> [Effect] {
    guard !isReadingOverview else { return [] }
    isReadingOverview = true
    return [.readOverview]
  }

  mutating func overviewArrived(_ result: Result<Overview, OperationError>) {
    isReadingOverview = false
    switch result {
    case .success(let overview):
      self.overview = overview
      fillOverview()
    // What was counted before stays; a status that fails says why.
    case .failure(let error):
      if screen.name == .overview { notice = Notice(Words.error(error), isError: true) }
    }
  }

  /// Until the alarms are known the list counts as being read: keys that act on a line wait.
  mutating func fillOverview() {
    let items = OverviewScreen.items(self)
    for index in stack.indices where stack[index].name == .overview {
      stack[index].failure = nil
      let isFirst = stack[index].list.phase != .loaded
      stack[index].list.set(items)
      if isFirst { stack[index].list.moveCursor(to: 0) }
      if status == nil { stack[index].list.phase = .loading }
      if index == stack.count - 1, isFirst || restedOn == nil {
        restedOn = stack[index].list.cursor
      }
    }
  }

  mutating func overviewFailed(_ error: OperationError) {
    for index in stack.indices where stack[index].name == .overview {
      stack[index].failure = Words.error(error)
      guard status == nil else { continue }
      stack[index].list.set([])
      stack[index].list.phase = .failed(Words.error(error))
    }
  }

  /// Whether the person has the line.
  func hasTaken(_ alarm: Alarm) -> Bool { alarm.taken?.by == principal.person }

  /// Asks until when somebody sees to the line; one's own is given back.
  mutating func takeAlarm() -> [Effect] {
    guard case .alarm(let alarm)? = screen.list.selected else { return [] }
    if hasTaken(alarm) {
      return [.ask(dialog: newNumber(), .giveBack(alarm.key, ticket: ticket))]
    }
    dialog = .form(FormDialog(.take(alarm), number: newNumber(), ticket: ticket))
    return []
  }
}
