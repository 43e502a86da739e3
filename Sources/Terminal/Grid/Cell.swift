/// One column of one row, 8 bytes. A cluster of two columns has two cells: the scalar is in the
/// first, the second continues it. Marks lie in a table of the grid.
package struct Cell: Equatable, Sendable {
  /// The bits above the options number a row of the grid's table of marks; 0: none.
  package struct Flags: OptionSet, Equatable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
      self.rawValue = rawValue
    }

    /// Stands for something that may not be drawn; painted dim.
    package static let escape = Flags(rawValue: 1)
    /// The first of two columns.
    package static let wide = Flags(rawValue: 2)
    /// The second of two columns.
    package static let continuation = Flags(rawValue: 4)

    static let bitsOfOptions = 3
    static let mostMarks = Int(UInt16.max >> bitsOfOptions)
  }

  /// A printable scalar; of a continuation a space.
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

  package var isContinuation: Bool { flags.contains(.continuation) }

  var options: Flags { flags.intersection([.escape, .wide, .continuation]) }

  /// Its row in `MarkTable`.
  var marks: Int { Int(flags.rawValue >> Flags.bitsOfOptions) }
}
