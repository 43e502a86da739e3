internal import Terminal

/// Keys and what they do, from the command table; what cannot be done now is dim, with its reason.
enum HelpDialogView {
  static func draw(_ dialog: HelpDialog, _ state: State, on grid: inout Grid) {
    let rect = grid.bounds.inset(rows: 1, columns: 0)
    let inside = grid.box(
      rect, title: SafeText("Keys on \(dialog.screen.rawValue)"), style: .uiFrameFocus,
      titleStyle: .dialogTitle, fill: .dialog)
    let commands = CommandTable.commands(on: dialog.screen)
    let rows = inside.row..<max(inside.row, inside.endRow - 1)
    for (row, command) in zip(rows, commands.dropFirst(dialog.top)) {
      draw(command, row: row, inside, state, on: &grid)
    }
    let end = min(commands.count, dialog.top + rows.count)
    let place = "\(dialog.top + 1) to \(end) of \(commands.count)"
    grid.write(
      SafeText("j k scroll  Esc closes   \(place)"), row: inside.endRow - 1,
      column: inside.column + 1, width: inside.columns - 2, style: .uiFooter)
  }

  private static func draw(
    _ command: Command, row: Int, _ rect: GridRect, _ state: State, on grid: inout Grid
  ) {
    let keys =
      command.name == .jump
      ? "1-9" : command.keys.compactMap(\.label).joined(separator: " ")
    let reason = command.disabledReason(state)
    let text = command.help + (reason.map { "  (\($0))" } ?? "")
    grid.write(
      SafeText(keys), row: row, column: rect.column + 1, width: 14,
      style: reason == nil ? .helpKey : .tableCellDim)
    grid.write(
      SafeText(text), row: row, column: rect.column + 16, width: rect.columns - 17,
      style: reason == nil ? .helpText : .tableCellDim)
  }
}
