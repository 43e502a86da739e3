internal import Domain
internal import Operations
internal import Terminal

/// The plan dialog; the order of its lines is the message.
enum PlanDialogView {
  static let label = 8

  /// The plan above, what is to be given below.
  struct Layout {
    let area: GridRect
    let width: Int
    /// Rows of the plan that are seen.
    let rows: Int
    let form: PlanFormView
    /// All of them.
    let lines: [Line]

    init(_ dialog: PlanDialog, _ state: State) {
      area = GridRect(
        row: 1, column: 0, rows: state.size.rows - 2, columns: min(state.size.columns, 110))
      width = area.columns - 4
      form = PlanFormView(dialog, state, width: width)
      rows = max(1, area.rows - 2 - form.lines.count)
      var lines = PlanLines(dialog, state, width: width).lines
      // Blank lines go first where there is little room.
      while lines.count > rows, let blank = lines.lastIndex(where: { $0.columns == 0 }) {
        lines.remove(at: blank)
      }
      self.lines = lines
    }
  }

  static func draw(
    _ dialog: PlanDialog, _ state: State, on grid: inout Grid
  ) -> GridPosition? {
    let layout = Layout(dialog, state)
    grid.fill(
      GridRect(row: 1, column: 0, rows: grid.rows - 1, columns: grid.columns), style: .ui)
    let rect = grid.box(
      layout.area, title: SafeText(title(dialog)), style: .dialogDanger,
      titleStyle: .dialogTitle, fill: .dialog)
    let shown = layout.lines.dropFirst(dialog.top).prefix(layout.rows)
    for (row, line) in zip(rect.row..<rect.row + layout.rows, shown) {
      line.draw(on: &grid, row: row, column: rect.column + 1, width: layout.width)
    }
    let bottom = rect.endRow - layout.form.lines.count
    for (row, line) in zip(bottom..<rect.endRow, layout.form.lines) {
      line.draw(on: &grid, row: row, column: rect.column + 1, width: layout.width)
    }
    footer(dialog, state, hasMore: layout.lines.count > layout.rows, on: &grid)
    return layout.form.cursor.map {
      GridPosition(row: bottom + $0.row, column: rect.column + 1 + $0.column)
    }
  }

  private static func title(_ dialog: PlanDialog) -> String {
    guard dialog.target.marks != nil else { return "Delete this \(Words.kind(dialog.kind))?" }
    return "Delete \(Words.kinds(dialog.kind, dialog.plan?.records ?? dialog.target.ids.count))?"
  }

  private static func footer(
    _ dialog: PlanDialog, _ state: State, hasMore: Bool, on grid: inout Grid
  ) {
    let row = grid.rows - 1
    grid.fill(GridRect(row: row, column: 0, rows: 1, columns: grid.columns), style: .uiFooter)
    let more = hasMore ? "  PgDn the rest" : ""
    let keys =
      switch dialog.stage {
      case .asking: "Esc no  Tab next field" + more
      case .shown where dialog.obstacle == nil:
        "Esc no  Enter no  \(state.keys.label(.confirm)) go on" + more
      case .executing: ""
      case .shown where dialog.mayAsk(state): "Esc no  Enter no  a ask an admin..." + more
      default: "Esc no  Enter no" + more
      }
    grid.write(SafeText(keys), row: row, column: 0, style: .uiFooter)
    guard let plan = dialog.plan else { return }
    let print = plan.fingerprint
    let right = SafeText(
      "plan \(print.prefix(4))-\(print.dropFirst(4).prefix(4))  policy \(plan.policy)")
    let start = grid.columns - right.columns
    if start > keys.count + 2 {
      grid.write(right, row: row, column: start, style: .uiFooter)
    }
  }
}
