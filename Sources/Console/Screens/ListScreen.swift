internal import Domain
internal import Operations
internal import Terminal

/// How one screen shows its list, and what surrounds it.
protocol ListScreen: Sendable {
  var columns: [Column] { get }
  /// The columns where the list lies below another record.
  func columns(_ screen: Screen) -> [Column]
  /// By what a person can know the columns, wherever the list lies.
  var heads: [String] { get }
  /// Those of a line that has its own; nil: the list's.
  func columns(of item: Item) -> [Column]?
  /// Rows between the counts and the column heads.
  var headRows: Int { get }
  func head(_ screen: Screen, _ state: State) -> [Line]
  /// The second row, without filter and order: its parts, `CountsRow.gap` apart, what matters most
  /// first. Those that have no room are left out whole.
  func counts(_ screen: Screen, _ state: State) -> String
  /// How that looks.
  func countsLook(_ screen: Screen) -> Look
  /// How the list is asked for at first.
  var query: Query { get }
  /// That order in words.
  var order: String { get }
  /// Whether what needs somebody stands above all else in that order.
  var isUrgentFirst: Bool { get }
  /// What an empty list says.
  func empty(_ screen: Screen, _ keys: KeyMap) -> String
  /// Lines between two items; `item` nil: behind the last.
  func headings(_ item: Item?, after: Item?, _ screen: Screen, _ state: State) -> [Heading]
  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected
  func opened(_ item: Item, _ screen: Screen) -> Place?
  /// What stands over all columns but the first; nil: the columns.
  func wide(_ item: Item) -> TableCell?
}

extension ListScreen {
  func columns(_ screen: Screen) -> [Column] { columns }
  var heads: [String] { columns.map(\.name).filter { !$0.isEmpty } }
  func columns(of item: Item) -> [Column]? { nil }
  var headRows: Int { 0 }
  func countsLook(_ screen: Screen) -> Look { .uiCounts }
  var query: Query { Query() }
  var isUrgentFirst: Bool { false }
  func wide(_ item: Item) -> TableCell? { nil }
  func head(_ screen: Screen, _ state: State) -> [Line] { [] }
  func headings(_ item: Item?, after: Item?, _ screen: Screen, _ state: State) -> [Heading] { [] }

  /// `12 meetings`, or at least so many as were seen.
  func counted(_ screen: Screen, _ name: String) -> String {
    // How many there are is not known where they could not be read.
    if case .failed = screen.list.phase, screen.list.items.isEmpty { return name }
    if let total = screen.list.total {
      return total == 1 ? "1 \(Words.one(of: name))" : "\(Words.grouped(total)) \(name)"
    }
    if screen.list.phase == .loading, screen.list.items.isEmpty { return name }
    let least = (screen.list.skipped ?? 0) + screen.list.items.count
    return "\(Words.atLeast)\(Words.grouped(least)) \(name)"
  }

  /// What there is to say of a record: readiness, next due with its sentence, holds.
  func selectedRecord(
    _ row: ListRow, _ title: String, _ state: State, before: [Selected.Paragraph] = []
  ) -> Selected {
    var lines = before
    if let hold = row.view.restrictedBy {
      lines.append(.init("restricted, \(Hold.label(hold)), ask the officer", .stateHeld))
      return Selected(title, lines)
    }
    if !row.heldBy.isEmpty {
      let labels = row.heldBy.map(Hold.label).joined(separator: ", ")
      let words =
        row.isRestricted
        ? "restricted, \(labels): for the officer alone to see, for nobody to change"
        : "held by \(labels): neither swept nor deleted"
      lines.append(.init(words, .stateHeld))
    }
    if let order = row.order {
      lines.append(
        .init(Words.ordered(order, state), .stateStaged))
    }
    // What goes soon is told before what is missing.
    let isUrgent = row.view.kind == .pbx && Words.isAtRisk(row.next, now: state.now)
    if !isUrgent {
      for missing in row.view.missing ?? [] where lines.count < 2 {
        lines.append(.init("\(Words.missing(missing)): \(missing.advice)", .stateMissing))
      }
    }
    if let entry = row.next {
      let goes = Words.goes(entry, state)
      let role: Look = entry.state == .overdue ? .stateOverdue : .uiDetail
      if lines.isEmpty {
        lines = [.init(goes.0, role), .init(goes.1)]
      } else {
        lines.append(.init("\(goes.0); \(goes.1)", role, yields: true))
      }
    }
    if lines.isEmpty {
      lines.append(.init("No rule has a date for it now; it ends with what it belongs to."))
    }
    return Selected(title, lines)
  }
}
