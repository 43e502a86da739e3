import CPlatform
import TestSupport

/// What a screen shows at one moment, as curses is told of it.
struct Frame {
  struct Row {
    var cells: [lapse_cell]
    var looks: [VTScreen.Style]
  }

  let rows: [Row]

  init(_ screen: VTScreen) {
    rows = (0..<screen.rows).map { row in
      var looks: [VTScreen.Style] = []
      let cells = (0..<screen.columns).map { column -> lapse_cell in
        let cell = screen[row, column]
        let index = looks.firstIndex(of: cell.style) ?? looks.count
        if index == looks.count { looks.append(cell.style) }
        return lapse_cell(scalar: cell.scalar.value, style: UInt16(index), flags: 0)
      }
      return Row(cells: cells, looks: looks)
    }
  }

  /// As text for `--plain-curses`: a line a row, each cell `SCALAR,FOREGROUND,BACKGROUND,ATTRIBUTES`.
  var text: String {
    rows.map { row in
      row.cells.map { cell in
        let style = row.looks[Int(cell.style)]
        return [
          Int(cell.scalar), style.foreground ?? -1, style.background ?? -1,
          Int(style.attributes),
        ].map(String.init).joined(separator: ",")
      }.joined(separator: " ")
    }.joined(separator: "\n")
  }
}

extension VTScreen.Style {
  /// `LAPSE_BOLD` and so on.
  var attributes: UInt32 {
    (isBold ? UInt32(LAPSE_BOLD) : 0) | (isDim ? UInt32(LAPSE_DIM) : 0)
      | (isUnderlined ? UInt32(LAPSE_UNDERLINE) : 0)
      | (isReversed ? UInt32(LAPSE_REVERSE) : 0)
  }
}
