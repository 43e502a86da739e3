internal import Terminal

/// The terminal of the console in lines: it shows no frames, has no clipboard and no mouse, and its
/// timers never go off, so that nothing is said but in answer.
@UI
final class LineTerminal: Terminal {
  let size: TerminalSize
  /// Marks are read aloud: those of ASCII have names.
  let capabilities = TerminalCapabilities(depth: .none, isUnicode: false)
  var onEvents: (@UI ([TerminalEvent]) -> Void)?

  init(size: TerminalSize) {
    self.size = size
  }

  /// As if they had been pressed and the cursor had rested then.
  func press(_ keys: [Key]) {
    onEvents?(keys.map { .key($0) })
  }

  func rest() {
    onEvents?([.timer(.rest)])
  }

  func use(_ theme: Theme) {}
  func present(_ grid: Grid, cursor: GridPosition?) {}
  func redraw() {}
  func setTitle(_ title: SafeText) {}
  func copy(_ lines: [SafeText]) -> Bool { false }
  func setMouse(_ isOn: Bool) {}
  func setTimer(_ timer: TerminalTimer, after duration: Duration?) {}
  func suspend() {}
  func leave() {}
}
