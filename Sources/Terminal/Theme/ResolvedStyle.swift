/// A style in the numbers of one terminal; -1 is its default colour.
package struct ResolvedStyle: Hashable, Sendable {
  package var foreground: Int32
  package var background: Int32
  package var attributes: Attributes

  package init(foreground: Int32 = -1, background: Int32 = -1, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
