internal import Terminal

/// Below the least size nothing is lost, and nothing is done.
enum TooSmallView {
  static func draw(_ state: State, on grid: inout Grid) {
    let size = state.size
    let lines: [SafeText] = [
      "Lapse needs \(State.leastColumns)x\(State.leastRows).",
      "Here are \(size.columns)x\(size.rows).",
      "All stays as it is.",
      SafeText("\(state.keys.label(.quit)) quits."),
    ]
    for (row, line) in lines.enumerated() {
      grid.write(line, row: row, column: 0, width: size.columns, style: .ui)
    }
  }
}
