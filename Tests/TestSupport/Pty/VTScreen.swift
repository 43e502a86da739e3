/// What a terminal would show: enough of a VT and xterm to read what curses sends (CUP VPA CHA
/// ED EL ECH REP IL DL ICH DCH SU SD DECSTBM SGR ACS, alternate screen). Unknown sequences are
/// skipped. Columns are those of the C library.
package struct VTScreen {
  package struct Style: Equatable, Sendable {
    package var foreground: Int?
    package var background: Int?
    package var isBold = false
    package var isDim = false
    package var isUnderlined = false
    package var isReversed = false
    package var isStruck = false

    package init() {}
  }

  package struct Cell: Equatable, Sendable {
    /// A space in the second column of a wide one.
    package var scalar: Unicode.Scalar = " "
    package var marks: [Unicode.Scalar] = []
    /// The column of two that it is: 0 for all others.
    package var half = 0
    package var style = Style()
  }

  package private(set) var rows: Int
  package private(set) var columns: Int
  package internal(set) var isAlternate = false
  package internal(set) var isCursorVisible = true
  package internal(set) var title: String?
  /// Base64, as OSC 52 carries it.
  package internal(set) var clipboard: String?
  /// Private modes that are on, such as 2004.
  package internal(set) var modes: Set<Int> = []

  var cells: [[Cell]]
  var other: [[Cell]]
  var cursor = (row: 0, column: 0)
  var saved = (row: 0, column: 0)
  var savedByAlternate = (row: 0, column: 0)
  var wrapsNext = false
  var style = Style()
  var top = 0
  var bottom: Int
  var last: Unicode.Scalar = " "
  var isGraphics = false
  var parser = VTParser()

  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    bottom = rows - 1
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
    other = cells
  }

  /// Rows with the spaces at their ends taken off.
  package var lines: [String] {
    cells.map { row in
      var text = String.UnicodeScalarView()
      let end = row.lastIndex { $0.scalar != " " }.map { $0 + 1 } ?? 0
      for cell in row.prefix(end) where cell.half != 2 {
        text.append(cell.scalar)
        text.append(contentsOf: cell.marks)
      }
      return String(text)
    }
  }

  package var text: String { lines.map { $0 + "\n" }.joined() }

  package var cursorRow: Int { cursor.row }
  package var cursorColumn: Int { cursor.column }

  package subscript(row: Int, column: Int) -> Cell { cells[row][column] }

  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if let event = parser.take(byte) {
        perform(event)
      }
    }
  }

  package mutating func resize(rows: Int, columns: Int) {
    func fitted(_ screen: [[Cell]]) -> [[Cell]] {
      (0..<rows).map { row in
        let old = row < screen.count ? screen[row] : []
        return (0..<columns).map { $0 < old.count ? old[$0] : Cell() }
      }
    }
    cells = fitted(cells)
    other = fitted(other)
    self.rows = rows
    self.columns = columns
    top = 0
    bottom = rows - 1
    cursor = (min(cursor.row, rows - 1), min(cursor.column, columns - 1))
  }
}
