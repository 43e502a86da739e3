internal import Terminal

/// A row of text in parts, each with its role.
struct Line: Hashable, Sendable {
  struct Part: Hashable, Sendable {
    let text: SafeText
    let role: Look
  }

  private(set) var parts: [Part] = []

  init() {}

  init(_ text: SafeText, _ role: Look = .ui) {
    parts = [Part(text: text, role: role)]
  }

  init(_ text: String, _ role: Look = .ui) {
    self.init(SafeText(text), role)
  }

  static func + (left: Line, right: Line) -> Line {
    var line = left
    line.parts += right.parts
    return line
  }

  /// What is typed after the words that ask for it; where both have no room, without them, and then
  /// its end, where it is being typed. A column is left for the cursor.
  static func typed(_ text: String, after asks: String, width: Int) -> Line {
    let text = SafeText(text)
    let asks = SafeText(asks)
    guard asks.columns + text.columns >= width else {
      return Line(asks, .dialog) + Line(text, .uiPrompt)
    }
    return Line(text.dropFirst(max(0, text.columns - width + 1)), .uiPrompt)
  }

  var columns: Int { parts.reduce(0) { $0 + $1.text.columns } }

  func draw(on grid: inout Grid, row: Int, column: Int = 0, width: Int) {
    var column = column
    let end = column + width
    for part in parts where column < end {
      let room = min(part.text.columns, end - column)
      column = grid.write(part.text, row: row, column: column, width: room, style: part.role)
    }
  }

  /// The words in lines of at most `width` columns, at most `rows` of them; what does not fit is
  /// cut in the last one.
  static func wrapped(
    _ text: String, width: Int, rows: Int, _ role: Look, indent: Int = 0
  ) -> [Line] {
    var parts: [(gap: Int, word: String)] = []
    var gap = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if word.isEmpty {
        gap += 1
      } else {
        parts.append((gap + (parts.isEmpty ? 0 : 1), String(word)))
        gap = 0
      }
    }
    return wrapped(parts, width: width, rows: rows, role, indent: indent)
  }

  /// The same with phrases that stay together.
  static func wrapped(
    phrases: [String], width: Int, rows: Int, _ role: Look
  ) -> [Line] {
    let parts = phrases.enumerated().map { (gap: $0.offset == 0 ? 0 : 3, word: $0.element) }
    return wrapped(parts, width: width, rows: rows, role)
  }

  /// The whole text in as many lines as it takes; a word wider than `width`, which is above 0, is
  /// broken.
  static func broken(_ text: String, width: Int, _ role: Look) -> [Line] {
    var parts: [(gap: Int, word: String)] = []
    for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      var gap = index == 0 ? 0 : 1
      let pieces = SafeText(String(word)).pieces(width).map(\.text)
      for piece in pieces.isEmpty ? [""] : pieces {
        parts.append((gap, piece))
        gap = 0
      }
    }
    return wrapped(parts, width: width, rows: .max, role)
  }

  private static func wrapped(
    _ parts: [(gap: Int, word: String)], width: Int, rows: Int, _ role: Look, indent: Int = 0
  ) -> [Line] {
    var lines: [String] = []
    var current = ""
    var columns = 0
    for part in parts {
      let length = SafeText(part.word).columns
      if columns > 0, columns + part.gap + length > width, lines.count < rows - 1 {
        lines.append(current)
        current = String(repeating: " ", count: indent) + part.word
        columns = indent + length
      } else {
        current += String(repeating: " ", count: part.gap) + part.word
        columns += part.gap + length
      }
    }
    if !current.isEmpty { lines.append(current) }
    return lines.map { Line($0, role) }
  }
}
