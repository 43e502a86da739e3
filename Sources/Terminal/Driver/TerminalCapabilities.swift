/// What the terminal was found to be able to.
package struct TerminalCapabilities: Equatable, Sendable {
  package var depth: ColorDepth
  /// Whether glyphs beyond ASCII are drawn.
  package var isUnicode: Bool

  package init(depth: ColorDepth, isUnicode: Bool) {
    self.depth = depth
    self.isUnicode = isUnicode
  }
}
