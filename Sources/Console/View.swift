internal import Terminal

/// What is on the screen.
struct Frame: Sendable {
  var grid: Grid
  /// Where text is being typed.
  var cursor: GridPosition?
}

/// The screen as a function of the state.
func view(_ state: State) -> Frame {
  var frame = Frame(grid: Grid(size: state.size, glyphs: state.glyphs))
  if let lock = state.lock {
    frame.cursor = LockView.draw(lock, state, on: &frame.grid)
    return frame
  }
  guard !state.isTooSmall else {
    TooSmallView.draw(state, on: &frame.grid)
    return frame
  }
  HeaderView.draw(state, on: &frame.grid)
  CountsView.draw(state, on: &frame.grid)
  ListView.draw(state, on: &frame.grid)
  SelectedView.draw(state, on: &frame.grid)
  if let prompt = state.prompt {
    frame.cursor = PromptView.draw(prompt, state, on: &frame.grid)
  } else if state.dialog == nil {
    FooterView.draw(state, on: &frame.grid)
  }
  drawDialog(state, on: &frame)
  return frame
}

/// The dialog that lies over the screen, if one does.
func drawDialog(_ state: State, on frame: inout Frame) {
  switch state.dialog {
  case .plan(let dialog): frame.cursor = PlanDialogView.draw(dialog, state, on: &frame.grid)
  case .receipt(let dialog): ReceiptDialogView.draw(dialog, state, on: &frame.grid)
  case .help(let dialog): frame.cursor = HelpDialogView.draw(dialog, state, on: &frame.grid)
  case .form(let dialog): frame.cursor = FormDialogView.draw(dialog, state, on: &frame.grid)
  case .brakes(let dialog):
    frame.cursor = BrakesDialogView.draw(dialog, state, on: &frame.grid)
  case .quarantine(let dialog):
    frame.cursor = QuarantineDialogView.draw(dialog, state, on: &frame.grid)
  case .letter(let dialog): LetterDialogView.draw(dialog, state, on: &frame.grid)
  case .erasure(let dialog):
    frame.cursor = ErasureDialogView.draw(dialog, state, on: &frame.grid)
  case .clear(let dialog): ClearDialogView.draw(dialog, on: &frame.grid)
  case .waiting(let dialog): WaitDialogView.draw(dialog, on: &frame.grid)
  case .choice(let dialog): ChoiceDialogView.draw(dialog, state, on: &frame.grid)
  case .columns(let dialog): ColumnsDialogView.draw(dialog, state, on: &frame.grid)
  case .bookmark(let dialog): BookmarkDialogView.draw(dialog, state, on: &frame.grid)
  case .themes(let dialog): ThemeDialogView.draw(dialog, state, on: &frame.grid)
  case nil: break
  }
}
