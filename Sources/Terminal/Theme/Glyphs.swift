/// One drawable scalar for each mark.
package struct Glyphs: Equatable, Sendable {
  /// Whether marks may be beyond ASCII.
  package let isUnicode: Bool
  /// Whether text may; else each of its columns is a question mark.
  package private(set) var hasLetters: Bool
  private let scalars: [Glyph: Unicode.Scalar]

  package static let unicode = Glyphs(isUnicode: true, changes: [:])
  package static let ascii = Glyphs(isUnicode: false, changes: [:])

  /// The set compiled in, with some marks replaced. Marks of the ASCII set must be printable
  /// ASCII, those of the Unicode set one column wide (`Glyphs.allows`).
  package init(isUnicode: Bool, changes: [Glyph: Unicode.Scalar]) {
    precondition(changes.values.allSatisfy { Glyphs.allows($0, isUnicode: isUnicode) })
    self.isUnicode = isUnicode
    hasLetters = isUnicode
    scalars = Glyphs.standard.reduce(into: [:]) { scalars, entry in
      scalars[entry.glyph] =
        changes[entry.glyph] ?? (isUnicode ? entry.unicode : entry.ascii)
    }
  }

  /// The same marks with text as it is, for lines that are read aloud.
  package var withLetters: Glyphs {
    var glyphs = self
    glyphs.hasLetters = true
    return glyphs
  }

  package subscript(glyph: Glyph) -> Unicode.Scalar {
    scalars[glyph] ?? "?"
  }

  /// Whether a theme may use the scalar as a mark: displayable text, or of the blocks Arrows,
  /// Box Drawing, Block Elements and Geometric Shapes, which terminals draw in one column.
  package static func allows(_ scalar: Unicode.Scalar, isUnicode: Bool) -> Bool {
    if scalar.isASCII || !isUnicode {
      return scalar.isASCII && Displayable.contains(scalar)
    }
    switch scalar.value {
    case 0x203A, 0x2190...0x21FF, 0x2500...0x25FC, 0x25FF: return true
    default: return Displayable.isNarrow(scalar)
    }
  }

  static let standard: [(glyph: Glyph, unicode: Unicode.Scalar, ascii: Unicode.Scalar)] = [
    (.cursor, "▸", ">"), (.cut, "…", "~"), (.crumb, "›", ">"),
    (.urgent, "▲", "!"), (.look, "△", "+"), (.staged, "s", "s"), (.held, "h", "h"),
    (.quarantined, "q", "q"), (.braked, "b", "b"), (.asked, "?", "?"), (.live, "●", "*"),
    (.restricted, "R", "R"), (.went, "-", "-"),
    (.marked, "×", "x"),
    (.set, "■", "#"), (.empty, "□", "."), (.erased, "×", "x"),
    (.gaugeFull, "█", "#"), (.gaugeEmpty, "░", "."),
    (.eighth1, "▏", "."), (.eighth2, "▎", "."), (.eighth3, "▍", "."), (.eighth4, "▌", "."),
    (.eighth5, "▋", "."), (.eighth6, "▊", "."), (.eighth7, "▉", "."),
    (.bar0, "▁", " "), (.bar1, "▂", "."), (.bar2, "▃", "-"), (.bar3, "▅", "="),
    (.bar4, "▇", "+"), (.bar5, "█", "#"),
    (.horizontal, "─", "-"), (.vertical, "│", "|"),
    (.topLeft, "┌", "+"), (.topRight, "┐", "+"), (.bottomLeft, "└", "+"),
    (.bottomRight, "┘", "+"),
    (.dayLine, "╌", "-"), (.nowLine, "═", "="),
    (.up, "↑", "^"), (.down, "↓", "v"),
  ]
}
