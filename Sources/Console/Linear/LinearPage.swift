internal import Terminal

/// What the screen would show, as lines: the same words in the same order, without frames.
struct LinearPage {
  /// What makes a page another one, which is read out whole.
  private struct Identity: Equatable {
    let screen: Int
    let dialog: SafeText?
  }

  private static let rowsOfDialogs = 60

  private let identity: Identity
  private let rows: [String]
  /// Where the next letter goes.
  private let focus: GridPosition?
  /// Whether letters are text now.
  var isTyping: Bool { focus != nil }

  init(_ state: State) {
    identity = Identity(screen: state.screen.number, dialog: state.dialog?.crumb)
    if state.dialog != nil {
      var tall = state
      tall.size.rows = Self.rowsOfDialogs
      var frame = Frame(grid: Grid(size: tall.size, glyphs: state.glyphs))
      drawDialog(tall, on: &frame)
      rows = frame.grid.lines.map(Self.unframed)
      focus = frame.cursor
    } else {
      // The last row holds keys and the prompt, which is asked in words of its own.
      rows = view(state).grid.lines.dropLast().map(Self.unruled)
      focus = nil
    }
  }

  /// What is to be read out after `before`: all of another page, else what has changed of it.
  func lines(after before: LinearPage?) -> [String] {
    guard let before, before.identity == identity, before.rows.count == rows.count else {
      return rows.filter { !$0.isEmpty }
    }
    return zip(before.rows, rows).enumerated().compactMap { index, pair in
      let (old, new) = pair
      // Where the next letter goes is told by the field's row.
      if let focus, focus != before.focus, focus.row == index { return new }
      // The clock of the header is no news, nor is the line that the cursor has left.
      if index == 0 || new.isEmpty || new == old { return nil }
      if new.hasPrefix(" "), new.dropFirst() == old.dropFirst() { return nil }
      return new
    }
  }

  private static let frames = Set<Character>("|+-─│┌┐└┘├┤ ")

  private static func unframed(_ row: String) -> String {
    var rest = row[...]
    while let first = rest.first, frames.contains(first) { rest.removeFirst() }
    while let last = rest.last, frames.contains(last) { rest.removeLast() }
    return String(rest)
  }

  /// Lines that are drawn are for the eye: a rule's words stay, and where a line ends in dashes, what
  /// stands before them.
  private static func unruled(_ row: String) -> String {
    let dashes = row.reversed().prefix { "-─= ".contains($0) }.filter { $0 != " " }
    let isRule = row.hasPrefix("--") || row.hasPrefix("──")
    guard isRule || dashes.count > 3 else { return row }
    var parts: [Substring] = []
    var rest = row[...]
    while let start = rest.firstIndex(where: { !"-─= ".contains($0) }) {
      rest = rest[start...]
      let end = ["---", "───", "- - ", "==="].compactMap { rest.firstRange(of: $0)?.lowerBound }
        .min()
      parts.append(rest[..<(end ?? rest.endIndex)])
      rest = rest[(end ?? rest.endIndex)...]
    }
    return parts.map { part in
      var part = part
      while let last = part.last, "-─= ".contains(last) { part.removeLast() }
      return String(part)
    }.joined(separator: ", ")
  }
}
