internal import Terminal

/// The second row: counts, filter, order, marks. Below it a detail screen's head.
enum CountsView {
  static func draw(_ state: State, on grid: inout Grid) {
    guard state.layout.columns > 1 else { return }
    let screen = state.screen
    let kind = Screens.kind(of: screen.name)
    let width = state.size.columns
    let left = SafeText(
      Words.drawn(kind.counts(screen, state), isUnicode: state.glyphs.isUnicode))
    let right = SafeText(rest(state, kind).joined(separator: "   "))
    grid.write(left, row: 1, column: 0, width: width, style: .uiCounts)
    if !right.isEmpty, right.columns + 3 < width {
      let start = max(left.columns + 3, width - right.columns)
      let column = min(start, width - right.columns)
      grid.write("  ", row: 1, column: column - 2, style: .uiCounts)
      grid.write(right, row: 1, column: column, style: .uiCounts)
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

  private static func rest(_ state: State, _ kind: any ListScreen) -> [String] {
    let screen = state.screen
    let list = screen.list
    var parts: [String] = []
    if !list.marks.isEmpty {
      let hidden = list.hiddenMarks
      parts.append(
        "\(Words.grouped(list.marks.count)) marked"
          + (hidden > 0 ? ", \(Words.grouped(hidden)) hidden by the filter" : ""))
    }
    if list.anchor != nil { parts.append("range, \(state.keys.label(.markRange)) ends it") }
    var isApplied = true
    if case .failed = list.phase { isApplied = false }
    if list.query.isFiltered {
      parts.append("filter \(list.query.shown)" + (isApplied ? "" : ": not applied"))
    }
    if let progress = state.searchProgress { parts.append(progress) }
    if list.phase == .loading, !list.items.isEmpty { parts.append("reading...") }
    if !isApplied, !list.query.isFiltered, !list.items.isEmpty {
      parts.append("not read again")
    }
    if list.query.isInOrder(of: kind.query) {
      // A search says more than the order.
      guard state.searchProgress == nil else { return parts }
      if !kind.order.isEmpty { parts.append(kind.order) }
    } else {
      if let sort = list.query.sort { parts.append("by \(sort)") }
      let own = list.query.sort == kind.query.sort && kind.query.descending
      if list.query.descending != own { parts.append("turned round") }
    }
    return parts
  }
}
