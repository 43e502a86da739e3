internal import Terminal

/// At the right edge, so that the screen beside it shows what the theme makes of it.
enum ThemeDialogView {
  private static let columns = 38

  static func draw(_ dialog: ThemeDialog, _ state: State, on grid: inout Grid) {
    let width = min(columns, grid.columns)
    let rect = GridRect(
      row: 1, column: grid.columns - width, rows: grid.rows - 1, columns: width)
    let inside = grid.box(
      rect, title: "Themes", style: .uiFrameFocus, titleStyle: .dialogTitle, fill: .dialog)
    let foot = foot(dialog, state, width: inside.columns - 2)
    let offers = state.wardrobe.offers
    let rows = inside.row..<max(inside.row, inside.endRow - foot.count - 1)
    guard !offers.isEmpty else {
      grid.write("reading...", row: inside.row, column: inside.column + 1, style: .tableCellDim)
      return
    }
    let top = max(0, (dialog.index(state) ?? 0) - rows.count + 1)
    for (row, offer) in zip(rows, offers.dropFirst(top)) {
      draw(offer, isSelected: offer.name == dialog.name, row: row, inside, on: &grid)
    }
    for (row, line) in zip(inside.endRow - foot.count..<inside.endRow, foot) {
      line.draw(on: &grid, row: row, column: inside.column + 1, width: inside.columns - 2)
    }
  }

  private static func draw(
    _ offer: ThemeSupply.Offer, isSelected: Bool, row: Int, _ rect: GridRect, on grid: inout Grid
  ) {
    if isSelected { grid.put(.cursor, row: row, column: rect.column, style: .tableRowCursor) }
    let nature: (SafeText, Look)
    switch offer.theme {
    case .success(let theme):
      let owner = offer.file == nil ? "" : ", yours"
      nature = ("\(theme.variant.rawValue)\(owner)", .tableCellDim)
    case .failure:
      grid.put(.urgent, row: row, column: rect.column + 1, style: .stateOverdue)
      nature = ("broken", .stateOverdue)
    }
    let name = rect.columns - 20
    grid.write(
      SafeText(offer.name), row: row, column: rect.column + 3, width: name,
      style: isSelected ? .tableRowCursor : .tableRow)
    grid.write(
      nature.0, row: row, column: rect.column + 4 + name, width: rect.columns - name - 5,
      style: nature.1)
  }

  /// What the one under the cursor looks like where it counts, or what is wrong with it.
  private static func foot(
    _ dialog: ThemeDialog, _ state: State, width: Int
  ) -> [Line] {
    let keys = [
      Line("Enter ", .uiFooterKey) + Line("for this run  ", .uiFooter)
        + Line("Esc ", .uiFooterKey) + Line("as it was", .uiFooter)
    ]
    guard let offer = dialog.selected(state) else { return keys }
    if case .failure(let fault) = offer.theme {
      return Line.wrapped(fault.words, width: width, rows: 6, .uiError) + [Line()] + keys
    }
    let advice = Line.wrapped(
      "For good: " + state.wardrobe.advice(offer.name), width: width, rows: 4, .uiDetail)
    return sample(state.glyphs) + [Line()] + advice + [Line()] + keys
  }

  private static func sample(_ glyphs: Glyphs) -> [Line] {
    func mark(_ glyph: Glyph, _ word: String, _ role: Look) -> Line {
      Line(SafeText(glyph, in: glyphs), role) + Line(" \(word)", role)
        + Line(String(repeating: " ", count: max(1, 9 - word.count)))
    }
    return [
      mark(.urgent, "overdue", .stateOverdue) + mark(.look, "look", .stateLook)
        + mark(.live, "live", .stateLive),
      mark(.held, "held", .stateHeld) + mark(.staged, "staged", .tableRowStaged)
        + mark(.braked, "brake", .stateBrake),
      Line("[set]".padding(to: 12), .cellMasked)
        + Line(SafeText.gauge(5, of: 8, width: 8, in: glyphs), .chart1) + Line("   ")
        + Line(SafeText.gauge(8, of: 8, width: 8, in: glyphs), .chartDanger),
    ]
  }
}
