internal import Domain
internal import Operations
internal import Terminal

/// One field in clear, until it is closed or its time is over. Nothing copies it.
struct ClearDialog: Sendable {
  static let seconds = 60

  let kind: Kind
  let id: String
  let field: String
  let value: ClearText

  func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    switch key {
    case .escape, .enter, .key("q"), .control("c"):
      return [.timer(.disclosure, after: nil)] + state.closeDialog()
    default:
      return []
    }
  }
}

/// The value alone in its frame.
enum ClearDialogView {
  private static let undrawn = "Not all of it can be drawn here; the verb reveal prints it."
  /// The frame, the record's name, what is said below, and the lines between.
  private static let frameRows = 7

  static func draw(_ dialog: ClearDialog, on grid: inout Grid) {
    let width = min(72, grid.columns - 4)
    let whole = lines(dialog.value, width: width)
    let value = whole.prefix(max(1, grid.rows - frameRows))
    let isWhole = value.count == whole.count && isDrawn(dialog.value, in: grid.glyphs)
    let lines =
      [Line("\(Words.kind(dialog.kind)) \(dialog.id), \(dialog.field)", .dialogTitle), Line()]
      + value + [Line()] + (isWhole ? [] : [Line(Self.undrawn, .uiNotice)])
      + [Line("It goes after \(ClearDialog.seconds) s, or with Esc. Written down.", .uiFooter)]
    let rect = grid.bounds.centered(rows: lines.count + 2, columns: width + 4)
    let inside = grid.box(
      rect, title: "In clear", style: .dialogDanger, titleStyle: .dialogTitle, fill: .dialog)
    for (row, line) in zip(inside.row..<inside.endRow, lines) {
      line.draw(on: &grid, row: row, column: inside.column + 1, width: width)
    }
  }

  private static func lines(_ value: ClearText, width: Int) -> [Line] {
    switch value.text {
    case let text?: Line.broken(text, width: width, .dialogButtonFocus)
    case nil: [Line(value.isErased ? "It was erased." : "Nothing is there.", .dialog)]
    }
  }

  /// Whether the grid shows each letter as itself.
  private static func isDrawn(_ value: ClearText, in glyphs: Glyphs) -> Bool {
    guard let text = value.text.map({ SafeText($0) }) else { return true }
    return text.isWhole && (glyphs.hasLetters || text.ascii == text.text)
  }
}
