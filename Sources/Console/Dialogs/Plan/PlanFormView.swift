internal import Domain
internal import Terminal

/// Below the plan: what `x` does and the button, or reason, ticket and phrases; the last row is for
/// what Enter does now, or for what just happened.
struct PlanFormView {
  let lines: [Line]
  /// Where the focused text ends: a line and a column.
  private(set) var cursor: GridPosition?

  init(_ dialog: PlanDialog, _ state: State, width: Int) {
    let last = dialog.message.map { Line($0, .uiError) } ?? Line()
    switch dialog.stage {
    case .reading, .failed: lines = [Line(), Line(), last]
    case .executing: lines = [Line("Ordering...", .dialogDanger), Line(), last]
    case .shown:
      lines =
        Self.advice(dialog, state, width: width) + [
          Line("[ No, leave it ] <Enter", .dialogButtonFocus), last,
        ]
    case .asking:
      let form = FormView(
        dialog.form, button: "Stage", no: "No, leave it", width: width, glyphs: state.glyphs)
      (lines, cursor) = (form.lines, form.cursor)
    }
  }

  private static func advice(_ dialog: PlanDialog, _ state: State, width: Int) -> [Line] {
    let key = state.keys.label(.confirm)
    guard let obstacle = dialog.obstacle else {
      return [Line("\(key)  go on: reason, ticket and typed phrase", .dialogButton)]
    }
    return Line.wrapped("\(key) goes no further: \(obstacle).", width: width, rows: 2, .uiNotice)
  }
}
