internal import Terminal

/// While something is looked for; what was asked is not in it.
struct WaitDialog: Sendable {
  let number: Int
  /// The last step of the breadcrumb.
  var crumb: SafeText = "find"
  var words: SafeText = "Looking...  Esc stops it"

  func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    guard key == .escape || key == .control("c") else { return [] }
    let effects = state.closeDialog()
    state.notice = Notice("Stopped.")
    return [.cancel(.ask(dialog: number))] + effects
  }
}

enum WaitDialogView {
  static func draw(_ dialog: WaitDialog, on grid: inout Grid) {
    let text = dialog.words
    let rect = grid.bounds.centered(rows: 3, columns: text.columns + 4)
    let inside = grid.box(rect, style: .uiFrameFocus, fill: .dialog)
    grid.write(text, row: inside.row, column: inside.column + 1, style: .dialog)
  }
}
