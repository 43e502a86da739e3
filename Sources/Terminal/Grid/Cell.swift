/// One column of one row, 8 bytes. Width-1 text only; the spare flag bits are for clusters and
/// the second half of wide ones.
package struct Cell: Equatable, Sendable {
  package struct Flags: OptionSet, Equatable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
      self.rawValue = rawValue
    }

    /// Stands for something that may not be drawn; painted dim.
    package static let escape = Flags(rawValue: 1)
  }

  /// A printable scalar of width 1.
  package let scalar: Unicode.Scalar
  package var style: CellStyle
  package let flags: Flags

  init(_ scalar: Unicode.Scalar, style: CellStyle, flags: Flags = []) {
    self.scalar = scalar
    self.style = style
    self.flags = flags
  }

  static func blank(_ role: Role) -> Cell {
    Cell(" ", style: CellStyle(role))
  }
}
