internal import Domain
internal import Operations
internal import Terminal

/// Order, columns and export of a list.
extension State {
  /// What the list can be sorted by; the first is its own order.
  var sortable: [String] {
    guard case .records(let kind, _) = screen.list.source else { return [] }
    return ListRequest.sortable(kind)
  }

  mutating func promptSort() -> [Effect] {
    dialog = .choice(ChoiceDialog(.sort, self))
    return []
  }

  mutating func sort(by column: String, reversed: Bool) -> [Effect] {
    let own = Screens.kind(of: screen.name).query
    let isOwn = column == sortable.first
    screen.list.query.sort = isOwn ? nil : column
    screen.list.query.descending = (isOwn && own.sort == nil && own.descending) != reversed
    return load(.anew(keepingCursor: false))
  }

  mutating func reverse() -> [Effect] {
    screen.list.query.descending.toggle()
    return load(.anew(keepingCursor: false))
  }

  /// Those that the person chose, here or in the configuration; nil: the list's own.
  func chosenColumns(_ name: ScreenName) -> [ColumnChoice]? {
    memory.columns[name.rawValue] ?? configuredColumns[name]
  }

  /// The columns of a screen's list, as the person wants them.
  func columns(_ screen: Screen) -> [Column] {
    let all = Screens.kind(of: screen.name).columns(screen)
    guard let chosen = chosenColumns(screen.name) else { return all }
    let shown = chosen.compactMap { choice in
      all.first { $0.name == choice.title }?.chosen(width: choice.width)
    }
    return shown.isEmpty ? all : shown
  }

  /// What is exported of the screen's list; nil: it is not.
  var exported: ExportedList? {
    let query = screen.list.query
    switch screen.list.source {
    case .records(let kind, let within):
      return .records(
        ListRequest(
          kind: kind, within: within, filter: query.filter, sort: query.sort,
          descending: query.descending, told: query.told))
    case .pending(let states, let rules):
      var request = PendingRequest(filter: query.filter)
      if !states.isEmpty { request.states = states }
      if !rules.isEmpty { request.rules = rules }
      return .pending(request)
    case .pendingGroups:
      return .pending(PendingRequest(states: PendingScreen.going, filter: query.filter))
    default: return nil
    }
  }

  mutating func export(_ format: ViewExport.Format) -> [Effect] {
    guard let list = exported else { return [] }
    let wait = WaitDialog(number: newNumber(), crumb: "export", words: "Exporting...  Esc stops it")
    dialog = .waiting(wait)
    return [
      .ask(
        dialog: wait.number,
        .export(
          ViewExport(name: screen.name.rawValue, list: list, format: format, ticket: ticket)))
    ]
  }

  mutating func exported(_ result: ViewExported) {
    switch result {
    case .written(let path, let view):
      let rows = view.rows == 1 ? "1 row" : "\(Words.grouped(view.rows)) rows"
      notice = Notice("\(rows)\(view.isCut ? ", no more," : "") in \(path)")
    case .failed(let words): notice = Notice("Not exported: \(words).", isError: true)
    }
  }
}
