/// Text that cannot move the cursor, reorder its neighbours or hide: every scalar is printable
/// and one column wide. Any string can be made into one. Shown as they are: printable ASCII and
/// Latin-1, the letters of Latin, Greek and Cyrillic, some punctuation. A base letter with its
/// marks is composed where there is such a letter. What is left becomes a visible escape.
package struct SafeText: Hashable, Sendable {
  package enum Escapes: Sendable {
    /// One column each: C0 and DEL as their control pictures, any other cluster as U+FFFD.
    case brief
    /// `\u{…}` for each scalar, to see what is really there.
    case exact
  }

  /// Sanitised; making it safe again gives the same text.
  package let text: String
  package let columns: Int
  /// Columns that hold escapes.
  let escapes: [Range<Int>]

  package init(_ text: String, escapes: Escapes = .brief) {
    if Sanitiser.isPlain(text) {
      self.init(text: text, columns: text.utf8.count, escapes: [])
    } else {
      var sanitiser = Sanitiser(escapes: escapes)
      sanitiser.take(text)
      self.init(
        text: String(sanitiser.scalars), columns: sanitiser.columns,
        escapes: sanitiser.escaped)
    }
  }

  /// `count` of one of the program's own marks.
  package init(_ glyph: Glyph, count: Int = 1, in glyphs: Glyphs) {
    self.init(glyphs: repeatElement(glyph, count: max(0, count)), in: glyphs)
  }

  package init(glyphs marks: some Sequence<Glyph>, in glyphs: Glyphs) {
    var scalars = String.UnicodeScalarView()
    var count = 0
    for mark in marks {
      scalars.append(glyphs[mark])
      count += 1
    }
    self.init(text: String(scalars), columns: count, escapes: [])
  }

  private init(text: String, columns: Int, escapes: [Range<Int>]) {
    self.text = text
    self.columns = columns
    self.escapes = escapes
  }

  package static let empty: SafeText = ""

  package var isEmpty: Bool { columns == 0 }

  package static func + (left: SafeText, right: SafeText) -> SafeText {
    guard !left.isEmpty else { return right }
    guard !right.isEmpty else { return left }
    return SafeText(
      text: left.text + right.text, columns: left.columns + right.columns,
      escapes: left.escapes
        + right.escapes.map { $0.lowerBound + left.columns..<$0.upperBound + left.columns })
  }

  package static func += (left: inout SafeText, right: SafeText) {
    left = left + right
  }

  /// The first `limit` columns, the last of them the glyph `cut` if there were more.
  package func cut(to limit: Int, in glyphs: Glyphs) -> SafeText {
    guard columns > limit else { return self }
    guard limit > 0 else { return .empty }
    return prefix(limit - 1) + SafeText(.cut, in: glyphs)
  }

  /// The first `count` columns, or all.
  package func prefix(_ count: Int) -> SafeText {
    slice(0..<min(max(0, count), columns))
  }

  /// Without the first `count` columns.
  package func dropFirst(_ count: Int) -> SafeText {
    slice(min(max(0, count), columns)..<columns)
  }

  private func slice(_ range: Range<Int>) -> SafeText {
    let view = text.unicodeScalars
    let start = view.index(view.startIndex, offsetBy: range.lowerBound)
    let end = view.index(start, offsetBy: range.count)
    return SafeText(
      text: String(view[start..<end]), columns: range.count,
      escapes: escapes.compactMap {
        let kept = $0.clamped(to: range)
        return kept.isEmpty
          ? nil : kept.lowerBound - range.lowerBound..<kept.upperBound - range.lowerBound
      })
  }

  /// Column by column until `body` returns false.
  func forEachColumn(
    _ body: (_ column: Int, _ scalar: Unicode.Scalar, _ isEscape: Bool) -> Bool
  ) {
    var next = escapes.makeIterator()
    var escape = next.next()
    var column = 0
    for scalar in text.unicodeScalars {
      while let range = escape, range.upperBound <= column {
        escape = next.next()
      }
      guard body(column, scalar, escape?.contains(column) ?? false) else { return }
      column += 1
    }
  }
}

extension SafeText: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) {
    self.init(value)
  }
}

extension SafeText: CustomStringConvertible {
  package var description: String { text }
}
