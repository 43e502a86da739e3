extension VTScreen {
  mutating func perform(_ event: VTParser.Event) {
    switch event {
    case .print(let scalar): print(scalar)
    case .control(let byte): control(byte)
    case .escape(let final, let between): escape(final, between)
    case .csi(let final, let prefix, let parameters):
      if prefix.isEmpty {
        csi(final, parameters)
      } else if prefix == "?", final == "h" || final == "l" {
        parameters.forEach { setMode($0, final == "h") }
      }
    case .osc(let text):
      if text.hasPrefix("0;") || text.hasPrefix("2;") { title = String(text.dropFirst(2)) }
      if text.hasPrefix("52;c;") { clipboard = String(text.dropFirst(5)) }
    }
  }

  private mutating func print(_ scalar: Unicode.Scalar) {
    let width = Columns.of(scalar)
    guard width > 0 else { return mark(scalar) }
    if wrapsNext || cursor.column + width > columns {
      cursor.column = 0
      lineFeed()
    }
    last = scalar
    let shown = isGraphics ? VTScreen.graphics[scalar] ?? scalar : scalar
    for column in cursor.column..<cursor.column + width { breakUp(cursor.row, column) }
    for half in 0..<width {
      cells[cursor.row][cursor.column + half] = Cell(
        scalar: half == 0 ? shown : " ", half: width == 2 ? half + 1 : 0, style: style)
    }
    wrapsNext = cursor.column + width == columns
    cursor.column = min(columns - 1, cursor.column + width)
  }

  /// Over what stands before it.
  private mutating func mark(_ scalar: Unicode.Scalar) {
    var column = wrapsNext ? cursor.column : max(0, cursor.column - 1)
    if cells[cursor.row][column].half == 2 { column -= 1 }
    if scalar == "\u{336}" {
      cells[cursor.row][column].style.isStruck = true
    } else {
      cells[cursor.row][column].marks.append(scalar)
    }
  }

  /// Of a wide character nothing stays when a half is drawn over.
  private mutating func breakUp(_ row: Int, _ column: Int) {
    let half = cells[row][column].half
    guard half > 0 else { return }
    for column in [column, half == 1 ? column + 1 : column - 1] {
      cells[row][column] = Cell(style: cells[row][column].style)
    }
  }

  private static let graphics: [Unicode.Scalar: Unicode.Scalar] = [
    "q": "─", "x": "│", "l": "┌", "k": "┐", "m": "└", "j": "┘", "t": "├", "u": "┤", "w": "┬",
    "v": "┴", "n": "┼",
  ]

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x08: move(cursor.row, cursor.column - 1)
    case 0x09: move(cursor.row, (cursor.column / 8 + 1) * 8)
    case 0x0A...0x0C: lineFeed()
    case 0x0D: move(cursor.row, 0)
    case 0x0E: isGraphics = true
    case 0x0F: isGraphics = false
    default: break
    }
  }

  private mutating func lineFeed() {
    wrapsNext = false
    if cursor.row == bottom {
      scroll(from: top, by: 1)
    } else {
      cursor.row = min(rows - 1, cursor.row + 1)
    }
  }

  private mutating func escape(_ final: Character, _ between: String) {
    switch (between, final) {
    case ("(", _): isGraphics = final == "0"
    case ("", "7"): saved = cursor
    case ("", "8"): move(saved.row, saved.column)
    case ("", "D"): lineFeed()
    case ("", "M"):
      if cursor.row == top {
        scroll(from: top, by: -1)
      } else {
        move(cursor.row - 1, cursor.column)
      }
    default: break
    }
  }

  private mutating func csi(_ final: Character, _ parameters: [Int]) {
    let first = parameters.first ?? 0
    let count = max(1, first)
    let second = parameters.count > 1 ? max(1, parameters[1]) : 1
    switch final {
    case "A": move(cursor.row - count, cursor.column)
    case "B", "e": move(cursor.row + count, cursor.column)
    case "C", "a": move(cursor.row, cursor.column + count)
    case "D": move(cursor.row, cursor.column - count)
    case "E": move(cursor.row + count, 0)
    case "F": move(cursor.row - count, 0)
    case "G", "`": move(cursor.row, count - 1)
    case "d": move(count - 1, cursor.column)
    case "H", "f": move(count - 1, second - 1)
    case "J": eraseDisplay(first)
    case "K": eraseLine(first)
    case "X": erase(cursor.row, cursor.column..<min(columns, cursor.column + count))
    case "b": for _ in 0..<count { print(last) }
    case "L": if (top...bottom).contains(cursor.row) { scroll(from: cursor.row, by: -count) }
    case "M": if (top...bottom).contains(cursor.row) { scroll(from: cursor.row, by: count) }
    case "@": shift(by: count)
    case "P": shift(by: -count)
    case "S": scroll(from: top, by: count)
    case "T": scroll(from: top, by: -count)
    case "r": setMargins(count - 1, parameters.count > 1 ? second - 1 : rows - 1)
    case "m": render(parameters)
    case "s": saved = cursor
    case "u": move(saved.row, saved.column)
    default: break
    }
  }

  private mutating func move(_ row: Int, _ column: Int) {
    wrapsNext = false
    cursor = (max(0, min(rows - 1, row)), max(0, min(columns - 1, column)))
  }

  private var blank: Cell {
    var cell = Cell()
    cell.style.background = style.background
    return cell
  }

  private mutating func erase(_ row: Int, _ range: Range<Int>) {
    for column in range {
      breakUp(row, column)
      cells[row][column] = blank
    }
  }

  private mutating func eraseLine(_ mode: Int) {
    switch mode {
    case 0: erase(cursor.row, cursor.column..<columns)
    case 1: erase(cursor.row, 0..<cursor.column + 1)
    default: erase(cursor.row, 0..<columns)
    }
  }

  private mutating func eraseDisplay(_ mode: Int) {
    if mode < 2 { eraseLine(mode) }
    let others =
      switch mode {
      case 0: cursor.row + 1..<rows
      case 1: 0..<cursor.row
      default: 0..<rows
      }
    for row in others { erase(row, 0..<columns) }
  }

  /// Upwards if positive; between `first` and the bottom margin.
  private mutating func scroll(from first: Int, by count: Int) {
    for _ in 0..<min(abs(count), bottom - first + 1) {
      cells.remove(at: count > 0 ? first : bottom)
      cells.insert(Array(repeating: blank, count: columns), at: count > 0 ? bottom : first)
    }
  }

  /// To the right if positive.
  private mutating func shift(by count: Int) {
    for _ in 0..<min(abs(count), columns - cursor.column) {
      cells[cursor.row].remove(at: count > 0 ? columns - 1 : cursor.column)
      cells[cursor.row].insert(blank, at: count > 0 ? cursor.column : columns - 1)
    }
  }

  private mutating func setMargins(_ first: Int, _ last: Int) {
    guard first < last, last < rows else { return }
    top = first
    bottom = last
    move(0, 0)
  }

  private mutating func setMode(_ mode: Int, _ isOn: Bool) {
    if isOn { modes.insert(mode) } else { modes.remove(mode) }
    switch mode {
    case 25: isCursorVisible = isOn
    case 47, 1047, 1049:
      if isOn != isAlternate { swap(&cells, &other) }
      if mode == 1049, isOn { savedByAlternate = cursor }
      if mode == 1049, !isOn { move(savedByAlternate.row, savedByAlternate.column) }
      isAlternate = isOn
      if isOn { cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows) }
    default: break
    }
  }

  private mutating func render(_ parameters: [Int]) {
    var rest = parameters.isEmpty ? [0][...] : parameters[...]
    while let code = rest.popFirst() {
      switch code {
      case 0: style = Style()
      case 1: style.isBold = true
      case 2: style.isDim = true
      case 4: style.isUnderlined = true
      case 7: style.isReversed = true
      case 22: (style.isBold, style.isDim) = (false, false)
      case 24: style.isUnderlined = false
      case 27: style.isReversed = false
      case 30...37: style.foreground = code - 30
      case 38: style.foreground = color(&rest)
      case 39: style.foreground = nil
      case 40...47: style.background = code - 40
      case 48: style.background = color(&rest)
      case 49: style.background = nil
      case 90...97: style.foreground = code - 82
      case 100...107: style.background = code - 92
      default: break
      }
    }
  }

  /// `5;n`, or `2;r;g;b` as 0xRRGGBB.
  private func color(_ rest: inout ArraySlice<Int>) -> Int? {
    switch rest.popFirst() {
    case 5: return rest.popFirst()
    case 2:
      let parts = rest.prefix(3)
      rest = rest.dropFirst(3)
      return parts.reduce(0) { $0 << 8 | $1 }
    default: return nil
    }
  }
}
