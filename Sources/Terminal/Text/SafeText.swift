/// Text that cannot move the cursor or hide, of which all terminals agree how many columns it
/// takes: each cluster is a printable scalar of one or two columns with at most four marks over
/// it. Any string can be made into one. Shown as they are: the letters, digits and punctuation of
/// the scripts in everyday use, and emoji that are two columns wide everywhere. A base letter with
/// its marks is composed where there is such a letter; a joined or coloured emoji is its first one,
/// a flag its letters. What is left becomes a visible escape.
package struct SafeText: Hashable, Sendable {
  package enum Escapes: Sendable {
    /// One column each: C0 and DEL as their control pictures, a mark without a letter over a
    /// circle, anything else as U+FFFD.
    case brief
    /// `\u{…}` for each scalar, to see what is really there.
    case exact
  }

  /// Sanitised; making it safe again gives the same text.
  package let text: String
  package let columns: Int
  /// Columns that hold escapes, or of which something was left out.
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
    var escapes = left.escapes
    for range in right.escapes {
      let moved = range.lowerBound + left.columns..<range.upperBound + left.columns
      if let last = escapes.last, last.upperBound == moved.lowerBound {
        escapes[escapes.count - 1] = last.lowerBound..<moved.upperBound
      } else {
        escapes.append(moved)
      }
    }
    return SafeText(
      text: left.text + right.text, columns: left.columns + right.columns, escapes: escapes)
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

  /// The first `count` columns, or all. Of a cluster that is cut in half a blank stays.
  package func prefix(_ count: Int) -> SafeText {
    slice(0..<min(max(0, count), columns))
  }

  /// Without the first `count` columns. Of a cluster that is cut in half a blank stays.
  package func dropFirst(_ count: Int) -> SafeText {
    slice(min(max(0, count), columns)..<columns)
  }

  /// In pieces of at most `width` columns, which is above 0, none of them empty; no cluster is cut
  /// unless it alone is too wide.
  package func pieces(_ width: Int) -> [SafeText] {
    precondition(width > 0)
    guard columns > width else { return isEmpty ? [] : [self] }
    var pieces: [SafeText] = []
    var start = 0
    forEachCluster { column, cluster, _ in
      while column + cluster.width > start + width {
        let end = column > start ? column : start + width
        pieces.append(slice(start..<end))
        start = end
      }
      return true
    }
    if start < columns { pieces.append(slice(start..<columns)) }
    return pieces
  }

  /// Whether each letter is shown as itself.
  package var isWhole: Bool { escapes.isEmpty }

  /// For what shows ASCII only: a question mark for each other column.
  package var ascii: String {
    guard !isASCII else { return text }
    var ascii = ""
    forEachCluster { _, cluster, _ in
      let isShown = cluster.base.isASCII && cluster.marks.isEmpty
      ascii += isShown ? String(cluster.base) : String(repeating: "?", count: cluster.width)
      return true
    }
    return ascii
  }

  /// Whether columns are bytes.
  var isASCII: Bool { text.utf8.count == columns }

  private func slice(_ range: Range<Int>) -> SafeText {
    SafeText(
      text: scalars(range), columns: range.count,
      escapes: escapes.compactMap {
        let kept = $0.clamped(to: range)
        return kept.isEmpty
          ? nil : kept.lowerBound - range.lowerBound..<kept.upperBound - range.lowerBound
      })
  }

  private func scalars(_ range: Range<Int>) -> String {
    if isASCII {
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      return String(text[start..<text.utf8.index(start, offsetBy: range.count)])
    }
    var scalars = String.UnicodeScalarView()
    forEachCluster { column, cluster, _ in
      let shown = (column..<column + cluster.width).clamped(to: range)
      if shown.count == cluster.width {
        cluster.append(to: &scalars)
      } else {
        scalars.append(contentsOf: repeatElement(" ", count: shown.count))
      }
      return column < range.upperBound
    }
    return String(scalars)
  }

  /// Cluster by cluster until `body` returns false; each with its first column.
  func forEachCluster(
    _ body: (_ column: Int, _ cluster: Cluster, _ isEscape: Bool) -> Bool
  ) {
    var next = escapes.makeIterator()
    var escape = next.next()
    var column = 0
    var pending: Cluster?
    func hand(_ cluster: Cluster) -> Bool {
      while let range = escape, range.upperBound <= column {
        escape = next.next()
      }
      defer { column += cluster.width }
      return body(column, cluster, escape?.contains(column) ?? false)
    }
    for scalar in text.unicodeScalars {
      let width = ScalarWidth.of(scalar)
      if width == 0, pending != nil {
        pending?.marks.append(scalar)
      } else {
        if let pending, !hand(pending) { return }
        pending = Cluster(base: scalar, width: width)
      }
    }
    if let pending { _ = hand(pending) }
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
