import CPlatform
import Terminal

/// Hands the rows that have changed to curses, which sends the cells that differ.
@UI
struct Painter {
  private let styles: StyleTable
  /// By style index; a pair of -1 is not known yet.
  private var looks = Array(repeating: lapse_look(pair: -1, attributes: 0), count: CellStyle.count)
  private var shown: Grid?
  private var cursor: GridPosition?
  /// What the terminal cannot draw.
  private let lacking: Attributes

  init(theme: Theme, _ capabilities: TerminalCapabilities) {
    precondition(MemoryLayout<Cell>.size == MemoryLayout<lapse_cell>.size)
    precondition(MemoryLayout<CombiningMarks>.stride == MemoryLayout<lapse_marks>.stride)
    styles = StyleTable(theme: theme, depth: capabilities.depth)
    lacking = capabilities.isUnicode && lapse_screen_combines() ? [] : .strike
  }

  mutating func forget() {
    shown = nil
  }

  mutating func paint(_ grid: Grid, cursor: GridPosition?) {
    var isSame = cursor == self.cursor
    let before = shown.flatMap { $0.rows == grid.rows && $0.columns == grid.columns ? $0 : nil }
    if before == nil {
      lapse_screen_erase()
      isSame = false
    }
    for row in 0..<grid.rows {
      if let before, grid.hasSameRow(row, as: before) { continue }
      let cells = grid.cells(ofRow: row)
      isSame = false
      look(up: cells)
      draw(cells, row, grid.tableOfMarks)
    }
    if !isSame {
      lapse_screen_flush(Int32(cursor?.row ?? -1), Int32(cursor?.column ?? 0))
    }
    shown = grid
    self.cursor = cursor
  }

  private mutating func look(up cells: ArraySlice<Cell>) {
    for cell in cells where looks[Int(cell.style.index)].pair < 0 {
      let style = styles[cell.style]
      looks[Int(cell.style.index)] = lapse_look(
        pair: lapse_screen_pair(style.foreground, style.background),
        attributes: UInt32(style.attributes.subtracting(lacking).rawValue))
    }
  }

  private func draw(_ cells: ArraySlice<Cell>, _ row: Int, _ marks: [CombiningMarks]) {
    cells.withUnsafeBufferPointer { cells in
      marks.withUnsafeBufferPointer { marks in
        cells.withMemoryRebound(to: lapse_cell.self) { cells in
          marks.withMemoryRebound(to: lapse_marks.self) { marks in
            lapse_screen_row(
              Int32(row), cells.baseAddress, Int32(cells.count), looks, marks.baseAddress)
          }
        }
      }
    }
  }
}
