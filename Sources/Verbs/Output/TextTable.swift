import Terminal

/// Rows aligned by display width; what came before sets the least width of what comes after.
struct TextTable {
  private let heads: [SafeText]
  private var widths: [Int]
  private var isBegun = false

  init(_ heads: [String]) {
    self.heads = heads.map { SafeText($0) }
    widths = self.heads.map(\.columns)
  }

  /// The lines of more rows, led by the heads the first time.
  mutating func lines(_ rows: [[String]], heads emphasis: (String) -> String) -> String {
    let safe = rows.map { row in row.map { SafeText($0, escapes: .exact) } }
    for row in safe {
      for (index, cell) in row.enumerated() where index < widths.count {
        widths[index] = max(widths[index], cell.columns)
      }
    }
    var text = ""
    if !isBegun {
      isBegun = true
      text += emphasis(line(heads)) + "\n"
    }
    for row in safe { text += line(row) + "\n" }
    return text
  }

  private func line(_ cells: [SafeText]) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      text += cell.text
      guard index < cells.count - 1 else { break }
      text += String(repeating: " ", count: widths[index] - cell.columns + 2)
    }
    return text
  }
}
