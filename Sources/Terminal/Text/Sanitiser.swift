/// The one rule by which foreign text becomes drawable; see `SafeText`.
struct Sanitiser {
  private let escapes: SafeText.Escapes
  private(set) var scalars = String.UnicodeScalarView()
  private(set) var columns = 0
  private(set) var escaped: [Range<Int>] = []

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
      let parts = character.unicodeScalars
      if let only = parts.first, parts.count == 1 {
        take(only)
      } else if let composed = Displayable.composed(character) {
        append(composed)
      } else if escapes == .exact || parts.allSatisfy(Sanitiser.isControl) {
        // A line break of two scalars is one Character.
        for part in parts {
          take(part)
        }
      } else {
        appendEscape("\u{FFFD}")
      }
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if Displayable.contains(scalar) {
      append(scalar)
    } else if Displayable.isPicture(scalar) {
      appendEscape(scalar)
    } else if escapes == .exact {
      let start = columns
      for part in "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars {
        append(part)
      }
      note(start..<columns)
    } else {
      appendEscape(Displayable.picture(of: scalar) ?? "\u{FFFD}")
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    scalars.append(scalar)
    columns += 1
  }

  private mutating func appendEscape(_ scalar: Unicode.Scalar) {
    append(scalar)
    note(columns - 1..<columns)
  }

  private mutating func note(_ range: Range<Int>) {
    if let last = escaped.last, last.upperBound == range.lowerBound {
      escaped[escaped.count - 1] = last.lowerBound..<range.upperBound
    } else {
      escaped.append(range)
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20
  }
}
