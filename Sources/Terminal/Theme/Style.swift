/// How a role looks. `nil` colours are those of what lies below; at the bottom is the role `ui`,
/// and where that has none the terminal's own.
package struct Style: Hashable, Sendable {
  package var foreground: Color?
  package var background: Color?
  package var attributes: Attributes
  /// Used instead of `attributes` where there is no colour.
  package var mono: Attributes

  package init(
    foreground: Color? = nil, background: Color? = nil, attributes: Attributes = [],
    mono: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
    self.mono = mono
  }
}
