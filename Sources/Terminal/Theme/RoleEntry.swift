/// A role as a theme states it: colours by name, so that a theme that inherits it can give those
/// names other colours.
struct RoleEntry: Equatable, Sendable {
  var foreground: String?
  var background: String?
  var attributes: Attributes
  var mono: Attributes

  /// Always a colour of the terminal, whatever the palette has.
  static let terminalColor = "default"

  /// Names must be in the palette or `terminalColor`.
  func style(_ palette: [String: Color]) -> Style {
    Style(
      foreground: foreground.map { palette[$0] ?? .terminal },
      background: background.map { palette[$0] ?? .terminal },
      attributes: attributes, mono: mono)
  }
}
