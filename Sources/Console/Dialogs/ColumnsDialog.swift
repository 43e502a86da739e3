internal import Terminal

/// Which columns a list shows, in which order and how wide.
struct ColumnsDialog: Sendable {
  struct Entry: Hashable, Sendable {
    var choice: ColumnChoice
    var isShown: Bool
    /// The list's own width.
    let width: Int
    let grows: Bool

    init(_ choice: ColumnChoice, isShown: Bool, of column: Column) {
      self.choice = choice
      self.isShown = isShown
      width = column.width
      grows = column.growth > 0
    }
  }

  private(set) var entries: [Entry]
  private(set) var selected = 0

  init(_ state: State) {
    let screen = state.screen
    let all = Screens.kind(of: screen.name).columns(screen)
    let chosen = state.chosenColumns(screen.name)
    let shown =
      chosen
      ?? Column.fit(all, width: state.layout.width - 4).map { ColumnChoice(title: $0.column.name) }
    entries = shown.compactMap { choice in
      all.first { $0.name == choice.title }.map { Entry(choice, isShown: true, of: $0) }
    }
    for column in all where !entries.contains(where: { $0.choice.title == column.name }) {
      entries.append(Entry(ColumnChoice(title: column.name), isShown: false, of: column))
    }
  }

  mutating func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    switch key {
    case .escape, .key("q"), .control("c"):
      state.dialog = nil
      return []
    case .enter: return keep(&state)
    case .key("r"): return forget(&state)
    case .key("j"), .down: selected = min(selected + 1, entries.count - 1)
    case .key("k"), .up: selected = max(0, selected - 1)
    case .key(" "): entries[selected].isShown.toggle()
    case .key("J"): move(by: 1)
    case .key("K"): move(by: -1)
    case .key("+"), .right: widen(by: 1)
    case .key("-"), .left: widen(by: -1)
    case .key("="): entries[selected].choice.width = nil
    default: break
    }
    state.dialog = .columns(self)
    return []
  }

  private mutating func move(by step: Int) {
    let target = selected + step
    guard entries.indices.contains(target) else { return }
    entries.swapAt(selected, target)
    selected = target
  }

  private mutating func widen(by step: Int) {
    let width = (entries[selected].choice.width ?? entries[selected].width) + step
    guard ColumnChoice.widths.contains(width) else { return }
    entries[selected].choice.width = width
  }

  private func keep(_ state: inout State) -> [Effect] {
    let shown = entries.filter(\.isShown).map(\.choice)
    guard !shown.isEmpty else {
      state.notice = Notice("One column at least must be shown.", isError: true)
      return []
    }
    state.dialog = nil
    state.memory.columns[state.screen.name.rawValue] = shown
    state.notice = Notice(
      "Kept for this screen; \(state.keys.label(.columns)) and r brings its own columns back.")
    return [.remember(state.memory)]
  }

  private func forget(_ state: inout State) -> [Effect] {
    state.dialog = nil
    state.memory.columns[state.screen.name.rawValue] = nil
    state.notice = Notice(
      state.chosenColumns(state.screen.name) == nil
        ? "The screen's own columns, as many as fit." : "The columns that config.toml has for it.")
    return [.remember(state.memory)]
  }
}

enum ColumnsDialogView {
  static func draw(_ dialog: ColumnsDialog, on grid: inout Grid) {
    let rows = min(dialog.entries.count, max(1, grid.rows - 6))
    let rect = grid.bounds.centered(rows: rows + 4, columns: min(54, grid.columns - 2))
    let inside = grid.box(
      rect, title: "Columns", style: .uiFrameFocus, titleStyle: .dialogTitle, fill: .dialog)
    let top = max(0, min(dialog.selected - rows / 2, dialog.entries.count - rows))
    for (row, index) in zip(inside.row..., top..<top + rows) {
      let entry = dialog.entries[index]
      let style = grid.option(row: row, in: inside, isSelected: index == dialog.selected)
      grid.write(
        entry.isShown ? "[x]" : "[ ]", row: row, column: inside.column + 2, style: style)
      grid.write(
        SafeText(entry.choice.title), row: row, column: inside.column + 6, width: 20, style: style)
      let width =
        entry.choice.width.map { "\($0) always" }
        ?? "\(entry.width)\(entry.grows ? " or more" : "")"
      grid.write(
        SafeText(width), row: row, column: inside.column + 28,
        width: max(0, inside.columns - 29), style: style)
    }
    grid.write(
      "Space show  J K order  + - = width", row: inside.endRow - 2, column: inside.column + 2,
      width: inside.columns - 3, style: .uiFooter)
    grid.write(
      "Enter keeps  r the screen's own  Esc no", row: inside.endRow - 1,
      column: inside.column + 2, width: inside.columns - 3, style: .uiFooter)
  }
}
