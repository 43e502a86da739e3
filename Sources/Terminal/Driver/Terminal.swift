/// A screen with a keyboard.
@UI
package protocol Terminal: AnyObject {
  var size: TerminalSize { get }
  var capabilities: TerminalCapabilities { get }

  /// Called with all that has come in since the last call, in order and never empty; several
  /// keys typed ahead come as one batch, so that one frame answers them.
  var onEvents: (@UI ([TerminalEvent]) -> Void)? { get set }

  /// Used from the next frame on, which is then drawn whole.
  func use(_ theme: Theme)

  /// Shows the frame and, if a position is given, the cursor. A frame of another size than the
  /// terminal's is clipped. A frame equal to the one on the screen costs nothing.
  func present(_ grid: Grid, cursor: GridPosition?)

  /// Forgets what is on the screen, so that the next frame is drawn whole.
  func redraw()

  /// The window's title; cut to 80 columns. The one before comes back on leaving.
  func setTitle(_ title: SafeText)

  /// Puts the lines into the clipboard of the person's terminal (OSC 52).
  /// - Returns: false if this kind of terminal has no such thing; whether it is allowed there
  ///   cannot be known.
  @discardableResult
  func copy(_ lines: [SafeText]) -> Bool

  func setMouse(_ isOn: Bool)

  /// Reports `.timer` once, that much later; nil takes the timer back.
  func setTimer(_ timer: TerminalTimer, after duration: Duration?)

  /// Gives the terminal back to the shell and stops the process; returns when continued.
  func suspend()

  /// Restores the terminal and reports nothing more. Harmless when repeated.
  func leave()
}
