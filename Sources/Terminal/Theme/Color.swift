/// One palette entry: its number at each depth; nil is the terminal's own default.
package struct Color: Hashable, Sendable {
  package var eight: Int32?
  package var sixteen: Int32?
  package var indexed: Int32?
  /// 0xRRGGBB, or 0 to 7 for the terminal's own palette.
  package var direct: Int32?

  package init(eight: Int32?, sixteen: Int32?, indexed: Int32?, direct: Int32?) {
    self.eight = eight
    self.sixteen = sixteen
    self.indexed = indexed
    self.direct = direct
  }

  /// The terminal's default colour at every depth.
  package static let terminal = Color(eight: nil, sixteen: nil, indexed: nil, direct: nil)

  package func number(at depth: ColorDepth) -> Int32? {
    switch depth {
    case .none: nil
    case .eight: eight
    case .sixteen: sixteen
    case .indexed: indexed
    case .direct: direct
    }
  }
}
