internal import Terminal

/// The second row: counts, filter, order, marks. Below it a detail screen's head.
enum CountsView {
  static func draw(_ state: State, on grid: inout Grid) {
    guard state.layout.columns > 1 else { return }
    let screen = state.screen
    let kind = Screens.kind(of: screen.name)
    let width = state.size.columns
    let counts = Words.drawn(kind.counts(screen, state), isUnicode: state.glyphs.isUnicode)
    let row = CountsRow(
      counts.split(separator: CountsRow.gap).map(String.init), rest(state, kind), width: width)
    let (left, right) = (row.left, row.right)
    let column = max(min(left.columns + 2, 14), width - right.columns)
    let look = kind.countsLook(screen)
    if right.isEmpty {
      grid.write(left, row: 1, column: 0, width: width, style: look)
    } else {
      grid.write(left, row: 1, column: 0, width: column - 2, style: look)
      grid.write(right, row: 1, column: column, width: width - column, style: .uiCounts)
    }
    let rows = state.layout.head
    for (line, row) in zip(kind.head(screen, state), rows) {
      line.draw(on: &grid, row: row, width: width)
    }
    // Where the lines come with the detail, they say it.
    if screen.detail == nil, screen.list.source != .detail, let failure = screen.failure,
      let row = rows.first
    {
      grid.write(SafeText(failure), row: row, column: 0, width: width, style: .uiError)
    }
  }

  private static func rest(_ state: State, _ kind: any ListScreen) -> [CountsRow.Part] {
    let screen = state.screen
    let list = screen.list
    var parts: [CountsRow.Part] = []
    func add(_ text: String, yields: Bool = true) {
      parts.append(.init(text: text, yields: yields))
    }
    if !list.marks.isEmpty {
      let hidden = list.hiddenMarks
      add(
        "\(Words.grouped(list.marks.count)) marked"
          + (hidden > 0 ? ", \(Words.grouped(hidden)) hidden by the filter" : ""), yields: false)
    }
    if list.anchor != nil {
      add("range, \(state.keys.label(.markRange)) ends it", yields: false)
    }
    var isApplied = true
    if case .failed = list.phase { isApplied = false }
    if list.query.isFiltered {
      add("filter \(list.query.shown)" + (isApplied ? "" : ": not applied"), yields: false)
    }
    if let progress = state.searchProgress { add(progress) }
    if list.phase == .loading, !list.items.isEmpty { add("reading...") }
    if !isApplied, !list.query.isFiltered, !list.items.isEmpty { add("not read again") }
    if list.query.isInOrder(of: kind.query) {
      // A search says more than the order.
      guard state.searchProgress == nil, !kind.order.isEmpty else { return parts }
      parts.append(.init(text: kind.order, isOrder: true))
    } else {
      if let sort = list.query.sort { add("by \(sort)") }
      let own = list.query.sort == kind.query.sort && kind.query.descending
      if list.query.descending != own { add("turned round") }
    }
    return parts
  }
}
