internal import Domain
internal import Operations
internal import Terminal

/// Order, columns and export of a list.
extension State {
  /// What the list can be sorted by; the first is its own order.
  var sortable: [String] {
    if case .records(let kind, _) = screen.list.source { return ListRequest.sortable(kind) }
    guard screen.list.source.most != nil else { return [] }
    return [Self.ownOrder] + columns(screen).map(\.name)
  }

  /// That of a list which is put in order here.
  static let ownOrder = "own"

  /// Why there is no other order than the list's own; nil: there is.
  var orderReason: String? {
    guard let most = screen.list.source.most, screen.list.items.count >= most else { return nil }
    return "only \(Words.grouped(most)) lines are here, in the list's own order"
  }

  /// The columns that cannot be sorted by: no index has their order, or they are masked.
  var unsortable: [String] {
    guard case .records = screen.list.source else { return [] }
    let titles = Set(sortable.flatMap(Words.titles))
    return columns(screen).map(\.name).filter { !titles.contains($0) }
  }

  /// What was read whole, in the order that was asked for.
  func inOrder(_ pages: [Page], of screen: Screen) -> [Page] {
    guard screen.list.source.most != nil else { return pages }
    let query = screen.list.query
    let column = columns(screen).first { $0.name == query.sort }
    let isUrgentFirst = Screens.kind(of: screen.name).isUrgentFirst
    return pages.map { page in
      var page = page
      if let column {
        page.items = page.items.map { (key: column.key(of: $0, self), item: $0) }
          .sorted { $0.key < $1.key }.map(\.item)
      } else if isUrgentFirst {
        let marked = page.items.map { (mark: Mark.of($0, self), item: $0) }
        page.items =
          marked.filter { $0.mark == .urgent }.map(\.item)
          + marked.filter { $0.mark == .asked }.map(\.item)
          + marked.filter { $0.mark != .urgent && $0.mark != .asked }.map(\.item)
      }
      if query.descending { page.items.reverse() }
      return page
    }
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
    case .holds: return .holds
    case .receipts: return .receipts
    case .jobs: return .jobs
    case .audit(let about): return .audit(about: about)
    case .quarantines: return .quarantines
    case .objects: return .objects
    case .backups: return .backups
    case .requests: return .requests
    case .incidents: return .incidents
    case .past(let kind, let id): return .past(kind, id: id)
    case .contents, .detail: return nil
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
