internal import Operations
internal import Terminal

/// Column heads and the lines of the list that are seen.
enum ListView {
  /// Cursor, mark, state, blank.
  static let gutter = 4

  static func draw(_ state: State, on grid: inout Grid) {
    let screen = state.screen
    let kind = Screens.kind(of: screen.name)
    let layout = state.layout
    let width = layout.width
    let columns = Column.fit(
      state.columns(screen), width: width - gutter, needs: screen.needs)
    grid.fill(GridRect(row: layout.columns, column: 0, rows: 1, columns: width), style: .uiColumns)
    var column = gutter
    for (index, (head, width)) in columns.enumerated() {
      // A column without a title lends its room.
      let lent = columns[(index + 1)...].prefix { $0.column.title.isEmpty }
      let room = width + lent.reduce(0) { $0 + $1.width + 1 }
      if !head.title.isEmpty {
        grid.write(
          head.title, row: layout.columns, column: column,
          width: head.align == .leading ? room : width, style: .uiColumns, align: head.align)
      }
      column += width + 1
    }
    guard !screen.list.items.isEmpty else {
      empty(screen, kind, state, on: &grid)
      return
    }
    let lines = ListLines(screen, state)
    let range = screen.list.range
    let top = lines.top(screen.list, height: layout.list.count)
    for (row, line) in zip(layout.list, lines.lines[top...]) {
      switch line {
      case .heading(let heading): draw(heading, row: row, state, on: &grid)
      case .item(let index):
        let item = screen.list.items[index]
        draw(
          item, isInRange: range?.contains(index) ?? false, row: row, columns, kind, state,
          on: &grid)
      case .more(let index, let part):
        Wrapped(screen.list.items[index], screen, state).draw(
          part, row: row, state, on: &grid)
      }
    }
  }

  private static func draw(
    _ item: Item, isInRange: Bool, row: Int, _ common: [(column: Column, width: Int)],
    _ kind: any ListScreen, _ state: State, on grid: inout Grid
  ) {
    let columns =
      kind.columns(of: item).map { Column.fit($0, width: state.layout.width - gutter) } ?? common
    let list = state.screen.list
    let isSelected = item.key == list.cursor
    let isMarked = isInRange || list.marks.contains(item.key)
    grid.fill(
      GridRect(row: row, column: 0, rows: 1, columns: state.layout.width),
      style: isMarked ? .tableRowMarked : .tableRow)
    if isSelected { grid.put(.cursor, row: row, column: 0, style: .tableRowCursor) }
    if isMarked { grid.put(.marked, row: row, column: 1, style: .tableRowMarked) }
    let mark = Mark.of(item, state)
    if let mark { grid.put(mark.glyph, row: row, column: 2, style: mark.role) }
    let wide = kind.wide(item)
    var column = gutter
    for (index, entry) in columns.enumerated() {
      if index == 1, let wide {
        let cell = wide
        grid.write(
          cell.text, row: row, column: column, width: max(0, state.layout.width - column),
          style: cell.role)
        break
      }
      let cell = entry.column.cell(item, state)
      let text = isSelected && state.wraps ? Wrapped.first(of: cell.text, entry.width) : cell.text
      // What was ordered to go is struck through, all but its timer; so is what the cursor's role
      // is laid over.
      let isStruck = item.row?.order != nil && cell.role != .stateStaged
      grid.write(
        text, row: row, column: column, width: entry.width,
        style: isStruck && isSelected && index == 0 ? .tableRowStaged : cell.role,
        align: entry.column.align)
      if isStruck {
        grid.overlay(
          GridRect(row: row, column: column, rows: 1, columns: entry.width),
          with: .tableRowStaged)
      }
      column += entry.width + 1
    }
    if isSelected || isMarked, let first = columns.first {
      grid.overlay(
        GridRect(row: row, column: gutter, rows: 1, columns: first.width),
        with: isSelected ? .tableRowCursor : .tableRowMarked)
    }
  }

  private static func draw(
    _ heading: Heading, row: Int, _ state: State, on grid: inout Grid
  ) {
    let width = state.layout.width
    if heading.style == .columns {
      grid.fill(GridRect(row: row, column: 0, rows: 1, columns: width), style: .uiColumns)
      grid.write(
        heading.text, row: row, column: gutter, width: max(0, width - gutter),
        style: .uiColumns)
      return
    }
    let isTitle = heading.style == .title
    let style: Look = heading.style == .now ? .stateLive : isTitle ? .uiDetailTitle : .uiFrame
    let room = max(0, min(heading.text.columns, width - gutter))
    let end =
      grid.write(heading.text, row: row, column: gutter, width: room, style: style) + 1
    switch heading.style {
    case .day:
      for column in stride(from: end, to: width, by: 2) {
        grid.put(.dayLine, row: row, column: column, style: style)
      }
    case .now:
      grid.put(.nowLine, row: row, column: end, count: max(0, width - end), style: style)
    case .title, .columns: break
    }
  }

  /// Loading, failed, nothing there and nothing found each say what and why.
  private static func empty(
    _ screen: Screen, _ kind: any ListScreen, _ state: State, on grid: inout Grid
  ) {
    let rows = state.layout.list
    let width = state.layout.width - gutter
    var text: String
    var role = Look.tableCellDim
    switch screen.list.phase {
    case .loading: text = "reading...  \(state.keys.label(.interrupt)) stops it"
    case .failed(let reason):
      text = reason + (reason.contains("reads again") ? "" : " \(state.readAgain) reads again.")
      role = .uiError
    case .loaded where screen.list.query.isFiltered:
      let back = state.keys.label(.back)
      text =
        state.searchProgress.map { "Nothing yet: \($0). \(state.keys.label(.interrupt)) stops." }
        ?? "Nothing matches \"\(screen.list.query.shown)\". \(back) takes the filter off."
    case .loaded: text = kind.empty(screen, state.keys)
    }
    let lines = Line.wrapped(text, width: width, rows: min(3, rows.count), role)
    for (line, row) in zip(lines, rows) {
      line.draw(on: &grid, row: row, column: gutter, width: width)
    }
  }
}
