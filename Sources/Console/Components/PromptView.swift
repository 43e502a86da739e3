internal import Domain
internal import Operations
internal import Terminal

/// The last row while something is typed.
enum PromptView {
  static func draw(_ prompt: Prompt, _ state: State, on grid: inout Grid) -> GridPosition {
    let row = state.layout.footer
    let width = state.size.columns
    let name = name(prompt.purpose, state)
    let hint: SafeText =
      switch prompt.purpose {
      case .filter: "Enter keeps  Esc takes it off"
      case .command: "Tab completes  Enter goes  Esc no"
      case .ticket: "Enter sets  Ctrl-U empties  Esc no"
      case .find, .person: "Enter looks  Ctrl-U empties  Esc no"
      }
    grid.fill(GridRect(row: row, column: 0, rows: 1, columns: width), style: .uiPrompt)
    grid.write(hint, row: row, column: width - hint.columns, style: .uiFooter)
    let start = grid.write(name, row: row, column: 0, style: .uiPrompt)
    let text = SafeText(prompt.text)
    let room = max(4, width - start - hint.columns - 3)
    let shown = text.dropFirst(max(0, text.columns - room))
    let end = grid.write(shown, row: row, column: start, style: .uiPrompt)
    if let fault = prompt.fault {
      let before = SafeText(String(prompt.text.prefix(fault.position))).columns
      let column = start + before - max(0, text.columns - room)
      if column >= start {
        grid.overlay(GridRect(row: row, column: column, rows: 1, columns: 1), with: .tableRowCursor)
      }
    }
    return GridPosition(row: row, column: end)
  }

  /// What stands before the text, with what was told before, masked.
  static func name(_ purpose: Prompt.Purpose, _ state: State) -> SafeText {
    switch purpose {
    case .filter: SafeText(state.screen.list.query.told.map { "/\($0.shown) " } ?? "/")
    case .command: ":"
    case .ticket: "ticket "
    case .find: "find "
    case .person: "address "
    }
  }
}
