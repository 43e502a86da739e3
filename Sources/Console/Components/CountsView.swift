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
    let parts = rest(state, kind)
    let right = SafeText(parts.joined(separator: "   "))
    // The order that a list always has says less than what it would cut.
    let fits = left.columns + 2 + right.columns <= width
    let yields = parts == [kind.order] && !fits
    let column = max(min(left.columns + 2, 14), width - right.columns)
    let look = kind.countsLook(screen)
    if right.isEmpty || yields {
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
