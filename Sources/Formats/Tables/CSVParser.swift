internal import Domain

/// Splits CSV into rows of cells, checking quotes and UTF-8.
struct CSVParser {
  private let file: String
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position = 0
  private var line = 1
  private var column = 1

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(file: String, bytes: [UInt8], delimiter: UInt8) {
    self.file = file
    self.bytes = bytes
    self.delimiter = delimiter
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next row that is not blank; nil at the end.
  mutating func nextRow() throws(ImportError) -> CSVTable.Row? {
    while position < bytes.count {
      let row = try anyRow()
      if !row.cells.allSatisfy(\.range.isEmpty) { return row }
    }
    return nil
  }

  private mutating func anyRow() throws(ImportError) -> CSVTable.Row {
    let begin = line
    var cells: [CSVTable.Cell] = []
    while true {
      cells.append(try cell())
      if position < bytes.count, bytes[position] == delimiter {
        step()
        continue
      }
      if position < bytes.count { endLine() }
      return CSVTable.Row(line: begin, cells: cells)
    }
  }

  private var isAtLineEnd: Bool {
    guard position < bytes.count else { return true }
    if bytes[position] == Self.lineFeed { return true }
    return bytes[position] == Self.carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == Self.lineFeed
  }

  private mutating func cell() throws(ImportError) -> CSVTable.Cell {
    let start = column
    guard position < bytes.count, bytes[position] == Self.quote else {
      let from = position
      while !isAtLineEnd, bytes[position] != delimiter {
        if bytes[position] == Self.quote {
          throw error("a quote stands within a cell that is not quoted")
        }
        try character()
      }
      return CSVTable.Cell(range: from..<position, hasQuotes: false, column: start)
    }
    return try quotedCell(start)
  }

  private mutating func quotedCell(_ start: Int) throws(ImportError) -> CSVTable.Cell {
    let opening = (line: line, column: column)
    step()
    let from = position
    var hasQuotes = false
    while position < bytes.count {
      guard bytes[position] == Self.quote else {
        try character()
        continue
      }
      step()
      if position < bytes.count, bytes[position] == Self.quote {
        hasQuotes = true
        step()
        continue
      }
      guard isAtLineEnd || bytes[position] == delimiter else {
        throw error("something follows the closing quote of a cell")
      }
      return CSVTable.Cell(range: from..<position - 1, hasQuotes: hasQuotes, column: start)
    }
    throw ImportError(
      file: file, line: opening.line, column: opening.column,
      message: "the quote that opens here is not closed; the file may be cut off")
  }

  private mutating func character() throws(ImportError) {
    switch bytes[position] {
    case 0: throw error("the table holds a NUL")
    case Self.lineFeed: endLine()
    case 0x80...:
      guard let length = UTF8Check.length(bytes, position, bytes.count) else {
        throw error("the table holds invalid UTF-8")
      }
      position += length
      column += 1
    default: step()
    }
  }

  private mutating func step() {
    position += 1
    column += 1
  }

  private mutating func endLine() {
    if bytes[position] == Self.carriageReturn { position += 1 }
    position += 1
    line += 1
    column = 1
  }

  private func error(_ message: String) -> ImportError {
    ImportError(file: file, line: line, column: column, message: message)
  }
}
