package import Domain

/// A table in CSV (RFC 4180; UTF-8, with or without a byte-order mark; line ends LF or CRLF). Cells
/// are decoded only when asked for, so that columns nobody takes are never read as text. Rows that
/// are empty or hold commas only are left out.
package struct CSVTable: Sendable {
  struct Cell: Sendable {
    /// Between the quotes, if there are any.
    let range: Range<Int>
    /// Whether quotes are doubled in it.
    let hasQuotes: Bool
    /// Where it begins, from 1; in characters.
    let column: Int
  }

  package struct Row: Sendable {
    /// On which the row begins, from 1.
    package let line: Int
    let cells: [Cell]
  }

  package let file: String
  /// The names of the columns, without white space around them.
  package let header: [String]
  package let rows: [Row]
  private let bytes: [UInt8]

  /// Refuses what is not CSV, a row with more or fewer cells than the header, and a header that is
  /// missing.
  package init(
    file: String, bytes: [UInt8], delimiter: Unicode.Scalar = ","
  ) throws(ImportError) {
    precondition(delimiter.isASCII)
    var parser = CSVParser(file: file, bytes: bytes, delimiter: UInt8(delimiter.value & 0x7F))
    guard let first = try parser.nextRow() else {
      throw ImportError(file: file, line: 1, column: 1, message: "the table has no header")
    }
    var rows: [Row] = []
    while let row = try parser.nextRow() {
      guard row.cells.count == first.cells.count else {
        throw ImportError(
          file: file, line: row.line, column: 1,
          message: "the row has \(row.cells.count) cells, the header \(first.cells.count)")
      }
      rows.append(row)
    }
    self.file = file
    self.bytes = bytes
    self.rows = rows
    header = first.cells.map { Self.trimmed(Self.text($0, bytes)) }
  }

  /// Where that column stands. A header that has it twice is an error.
  package func position(of name: String) throws(ImportError) -> Int? {
    let positions = header.indices.filter { header[$0] == name }
    if positions.count > 1 {
      throw ImportError(
        file: file, line: 1, message: "the header has the column \"\(name)\" twice")
    }
    return positions.first
  }

  /// The cell's text without white space around it; nil where it is empty.
  package func text(_ row: Row, _ position: Int) -> String? {
    let text = Self.trimmed(Self.text(row.cells[position], bytes))
    return text.isEmpty ? nil : text
  }

  func error(_ row: Row, _ position: Int, _ message: String) -> ImportError {
    ImportError(
      file: file, line: row.line, column: row.cells[position].column,
      message: "\"\(header[position])\" \(message)")
  }

  private static func text(_ cell: Cell, _ bytes: [UInt8]) -> String {
    let raw = bytes[cell.range]
    guard cell.hasQuotes else { return String(decoding: raw, as: UTF8.self) }
    var unquoted: [UInt8] = []
    var isSecond = false
    for byte in raw {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if byte != UInt8(ascii: "\"") || isSecond { unquoted.append(byte) }
    }
    return String(decoding: unquoted, as: UTF8.self)
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
