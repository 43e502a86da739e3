/// The one rule by which foreign text becomes drawable; see `SafeText`.
struct Sanitiser {
  private let escapes: SafeText.Escapes
  private(set) var scalars = String.UnicodeScalarView()
  private(set) var columns = 0
  private(set) var escaped: [Range<Int>] = []
  /// The columns of what stands last of the same character.
  private var last: Range<Int>?
  /// How many marks are over it; nil where it takes none.
  private var marks: Int?

  init(escapes: SafeText.Escapes) {
    self.escapes = escapes
  }

  /// Printable ASCII only, so that columns are bytes.
  static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
  }

  mutating func take(_ text: String) {
    for character in text {
      (last, marks) = (nil, nil)
      let parts = character.unicodeScalars
      if parts.count > 1, let composed = Composition.composed(character) {
        append(composed)
      } else if let first = parts.first, parts.count > 1, escapes == .brief,
        Displayable.isPictograph(first)
      {
        // Terminals join and colour them in different widths; all know the first.
        appendEscape(Displayable.contains(first) ? first : "\u{FFFD}")
      } else {
        for part in parts {
          take(part)
        }
      }
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if Displayable.contains(scalar) {
      append(scalar)
    } else if Displayable.isMark(scalar) {
      take(mark: scalar)
    } else if Displayable.isPicture(scalar) {
      appendEscape(scalar)
    } else if escapes == .exact {
      appendNumber(scalar)
    } else if let last, Displayable.isTail(scalar) {
      note(last)
    } else {
      appendEscape(
        Displayable.picture(of: scalar) ?? Displayable.flagLetter(scalar) ?? "\u{FFFD}")
    }
  }

  private mutating func take(mark: Unicode.Scalar) {
    if marks == nil { appendEscape(Displayable.circle) }
    if let marks, marks < CombiningMarks.most {
      scalars.append(mark)
      self.marks = marks + 1
    } else if escapes == .exact {
      appendNumber(mark)
    } else if let last {
      note(last)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    let start = columns
    scalars.append(scalar)
    columns += ScalarWidth.of(scalar)
    last = start..<columns
    // A mark over a space would be seen as one of a neighbour; a picture is changed by none.
    let takesMarks = !scalar.properties.isWhitespace && !Displayable.isPictograph(scalar)
    marks = takesMarks ? 0 : nil
  }

  /// Of the escapes only the circle takes marks.
  private mutating func appendEscape(_ scalar: Unicode.Scalar) {
    let start = columns
    append(scalar)
    note(start..<columns)
    if scalar != Displayable.circle { marks = nil }
  }

  private mutating func appendNumber(_ scalar: Unicode.Scalar) {
    let start = columns
    for part in "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars {
      append(part)
    }
    note(start..<columns)
    marks = nil
  }

  private mutating func note(_ range: Range<Int>) {
    if let last = escaped.last, last.upperBound >= range.lowerBound {
      escaped[escaped.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    } else {
      escaped.append(range)
    }
  }
}
