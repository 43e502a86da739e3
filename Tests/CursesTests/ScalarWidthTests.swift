import TestSupport
import Testing

@testable import Terminal

/// Our widths against those of the C library, by which curses counts.
struct ScalarWidthTests {
  @Test func agreesWithTheCLibrary() {
    var disputed: [String] = []
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isDrawn = Displayable.contains(scalar) || Displayable.isPicture(scalar)
      guard isDrawn || Displayable.isMark(scalar) else { continue }
      if Columns.of(scalar) != ScalarWidth.of(scalar)
        || isDrawn != (ScalarWidth.of(scalar) > 0)
      {
        disputed.append(String(value, radix: 16))
      }
    }
    #expect(disputed.isEmpty)
  }

  @Test func theMarksOfTheProgramTakeOneColumn() {
    for glyph in Glyph.allCases {
      let mark = Glyphs.unicode[glyph]
      #expect(ScalarWidth.of(mark) == 1 && Columns.of(mark) == 1, "\(mark)")
    }
    for value in UInt32(0x2190)...0x25FF {
      guard let scalar = Unicode.Scalar(value), Glyphs.allows(scalar, isUnicode: true) else {
        continue
      }
      #expect(ScalarWidth.of(scalar) == 1 && Columns.of(scalar) == 1, "\(scalar)")
    }
  }

  @Test func noTableIsOfAnotherLayout() {
    #expect(MemoryLayout<CombiningMarks>.stride == 16)
  }
}
