internal import Terminal

/// What went, as proof.
enum ReceiptDialogView {
  static func draw(_ dialog: ReceiptDialog, _ state: State, on grid: inout Grid) {
    let lines = dialog.lines(state)
    let width = min(72, grid.columns - 4)
    let wrapped = lines.flatMap { Line.wrapped($0, width: width, rows: 3, .dialog) }
    let rect = grid.bounds.centered(rows: wrapped.count + 4, columns: width + 4)
    let inside = grid.box(
      rect, title: "Receipt", style: .uiFrameFocus, titleStyle: .dialogTitle, fill: .dialog)
    for (row, line) in zip(inside.row..<inside.endRow, wrapped) {
      line.draw(on: &grid, row: row, column: inside.column + 1, width: inside.columns - 2)
    }
    let text =
      state.notice?.text ?? "\(state.keys.label(.copyName)) copies it for a ticket  Esc closes"
    grid.write(
      SafeText(text), row: inside.endRow - 1, column: inside.column + 1,
      width: inside.columns - 2, style: .uiFooter)
  }
}
