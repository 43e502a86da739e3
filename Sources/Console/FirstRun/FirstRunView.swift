internal import Terminal

/// Three ways to begin, each with what it does and the command that does the same.
enum FirstRunView {
  static func draw(_ first: FirstRun) -> Frame {
    var frame = Frame(grid: Grid(size: first.size, glyphs: first.glyphs))
    let grid = first.size
    guard grid.rows >= State.leastRows, grid.columns >= State.leastColumns else {
      frame.grid.write(
        "Lapse needs \(State.leastColumns)x\(State.leastRows).", row: 0, column: 0,
        width: grid.columns, style: .ui)
      return frame
    }
    let head: SafeText = "Lapse: there is no database yet"
    frame.grid.fill(GridRect(row: 0, column: 0, rows: 1, columns: grid.columns), style: .uiHeader)
    frame.grid.write(head, row: 0, column: 0, width: grid.columns, style: .uiHeader)
    let lines = lines(first, width: grid.columns)
    for (row, line) in zip(1..<grid.rows - 2, lines) {
      line.draw(on: &frame.grid, row: row, width: grid.columns)
    }
    frame.grid.rule(row: grid.rows - 2, width: grid.columns, style: .uiFrame)
    frame.cursor = foot(first, on: &frame.grid)
    return frame
  }

  private static func lines(_ first: FirstRun, width: Int) -> [Line] {
    if case .told(let paragraphs) = first.phase {
      return paragraphs.flatMap { [Line()] + Line.broken($0, width: width, .uiDetail) }
    }
    var lines = Line.broken("None lies at \(first.path).", width: width, .uiDetail)
    let isRoomy = isRoomy(first)
    for (index, offer) in FirstRun.offers.enumerated() {
      if isRoomy || index == 0 { lines.append(Line()) }
      lines += self.lines(offer, index, first, width: width)
    }
    if isRoomy {
      lines += [
        Line(),
        Line("    Another one: ", .tableCellDim) + Line("lapse --database PATH", .uiDetail)
          + Line(", or LAPSE_DATABASE=PATH.", .tableCellDim),
      ]
    }
    if let failure = first.failure {
      lines += [Line()] + Line.wrapped(failure, width: width, rows: 3, .uiError)
    }
    return lines
  }

  private static func isRoomy(_ first: FirstRun) -> Bool { first.size.rows >= 22 }

  private static func lines(
    _ offer: FirstRun.Offer, _ index: Int, _ first: FirstRun, width: Int
  ) -> [Line] {
    let isSelected = index == first.index
    let cursor = isSelected ? SafeText(.cursor, in: first.glyphs) : " "
    let indent = Line(String(repeating: " ", count: 21))
    let command = Line(offer.command, .tableCellDim)
    // Where room is short, only what is chosen says what it does.
    let isBrief = !isSelected && !isRoomy(first)
    let words = Line.wrapped(offer.words, width: width - 22, rows: 4, .uiDetail)
    let head =
      Line(cursor, .tableRowCursor) + Line(" \(index + 1)  ", .helpKey)
      + Line(offer.name, isSelected ? .tableRowCursor : .uiDetailTitle)
    let gap = Line(String(repeating: " ", count: max(1, 21 - head.columns)))
    guard !isBrief else { return [head + gap + command] }
    return words.enumerated().map { ($0.offset == 0 ? head + gap : indent) + $0.element }
      + [indent + command]
  }

  private static func foot(_ first: FirstRun, on grid: inout Grid) -> GridPosition? {
    let row = grid.rows - 1
    let keys: [(String, String)]
    switch first.phase {
    case .asking(let prompt):
      let start = grid.write("file ", row: row, column: 0, style: .uiPrompt)
      let hint: SafeText = "Enter reads it  Esc no"
      grid.write(hint, row: row, column: grid.columns - hint.columns, style: .uiFooter)
      let text = SafeText(prompt.text)
      let room = max(4, grid.columns - start - hint.columns - 3)
      let shown = text.dropFirst(max(0, text.columns - room))
      let end = grid.write(shown, row: row, column: start, style: .uiPrompt)
      return GridPosition(row: row, column: end)
    case .working(let choice):
      grid.write(
        SafeText(words(choice)), row: row, column: 0, width: grid.columns, style: .uiNotice)
      return nil
    case .told: keys = [("Enter", "opens the console")]
    case .choosing: keys = [("Enter", "begins"), ("j k", "choose"), ("q", "quit")]
    }
    keys.reduce(Line()) { $0 + Line($1.0, .uiFooterKey) + Line(" \($1.1)  ", .uiFooter) }
      .draw(on: &grid, row: row, width: grid.columns)
    return nil
  }

  private static func words(_ choice: FirstRunChoice) -> String {
    switch choice {
    case .demo: "Making up data..."
    case .create: "Creating the database..."
    case .bringIn(let file): "Creating the database and reading \(file)..."
    }
  }
}
