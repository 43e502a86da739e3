/// How many colours the terminal can show.
package enum ColorDepth: String, CaseIterable, Sendable {
  case none = "mono"
  case eight = "8"
  case sixteen = "16"
  case indexed = "256"
  /// 24 bits; numbers below 8 still mean the terminal's own palette.
  case direct

  /// By the count of colours that the terminal says it has.
  package init(colors: Int) {
    self =
      switch colors {
      case ..<8: .none
      case ..<16: .eight
      case ..<256: .sixteen
      case ..<0x100_0000: .indexed
      default: .direct
      }
  }
}
