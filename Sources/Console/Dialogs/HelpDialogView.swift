internal import Terminal

/// Keys and what they do, from the command table; what cannot be done now is dim, with its reason.
enum HelpDialogView {
  private static let keyColumns = 15

  static func draw(_ dialog: HelpDialog, _ state: State, on grid: inout Grid) -> GridPosition? {
    let inside = grid.box(
      frame(state), title: SafeText("Keys on \(dialog.screen.rawValue)"), style: .uiFrameFocus,
      titleStyle: .dialogTitle, fill: .dialog)
    let lines = lines(dialog, state)
    let rows = rows(state)
    for (row, line) in zip(inside.row..<inside.row + rows, lines.dropFirst(dialog.top)) {
      line.draw(on: &grid, row: row, column: inside.column + 1, width: inside.columns - 2)
    }
    if lines.isEmpty {
      grid.write(
        SafeText("Nothing here is called \"\(dialog.search)\"."), row: inside.row,
        column: inside.column + 1, width: inside.columns - 2, style: .tableCellDim)
    }
    return footer(dialog, state, inside, count: lines.count, on: &grid)
  }

  private static func frame(_ state: State) -> GridRect {
    GridRect(row: 0, column: 0, rows: state.size.rows, columns: state.size.columns)
      .inset(rows: 1, columns: 0)
  }

  /// For commands, in lines.
  static func rows(_ state: State) -> Int { max(1, state.size.rows - 5) }

  private static func footer(
    _ dialog: HelpDialog, _ state: State, _ rect: GridRect, count: Int, on grid: inout Grid
  ) -> GridPosition? {
    let row = rect.endRow - 1
    let column = rect.column + 1
    let end = min(count, dialog.top + rows(state))
    let place = SafeText(count == 0 ? "" : "\(dialog.top + 1) to \(end) of \(count)")
    let width = rect.columns - 4 - place.columns
    grid.write(place, row: row, column: rect.endColumn - 1 - place.columns, style: .uiFooter)
    guard dialog.isSearching else {
      let keys = state.keys
      let move = "\(keys.label(.down)) \(keys.label(.up)) scroll  \(keys.label(.filter)) search"
      let search = dialog.search.isEmpty ? "  Esc closes" : " (\(dialog.search))  Esc shows all"
      grid.write(
        SafeText(move + search), row: row, column: column, width: width, style: .uiFooter)
      return nil
    }
    let start = grid.write("/", row: row, column: column, style: .uiPrompt)
    let text = SafeText(dialog.search)
    let room = max(4, width - 3)
    let shown = text.dropFirst(max(0, text.columns - room))
    let last = grid.write(shown, row: row, column: start, style: .uiPrompt)
    return GridPosition(row: row, column: last)
  }

  /// Headings stay with what is below them.
  static func lines(_ dialog: HelpDialog, _ state: State) -> [Line] {
    let commands = CommandTable.commands(on: dialog.screen)
    let parts: [(String, [Command])] = [
      ("ON THIS SCREEN", commands.filter { $0.screens != nil }),
      ("EVERYWHERE", commands.filter { $0.screens == nil }),
      ("IN DIALOGS", CommandTable.dialogs),
    ]
    return parts.flatMap { title, commands -> [Line] in
      let lines = commands.flatMap { self.lines($0, dialog, state) }
      return lines.isEmpty ? [] : [Line(title, .dialogTitle)] + lines
    }
  }

  private static func lines(
    _ command: Command, _ dialog: HelpDialog, _ state: State
  ) -> [Line] {
    let keys = self.keys(command, state.keys)
    let name = command.name.words
    let help = command.name == .jump ? screens(state.keys) : command.help
    guard found(dialog.search, in: [keys, name, help]) else { return [] }
    let reason = command.disabledReason(state)
    let text = help + (reason.map { "  (\($0))" } ?? "")
    let width = frame(state).columns - 4 - keyColumns
    let heads = Line.broken(
      keys, width: keyColumns - 1, reason == nil ? .helpKey : .tableCellDim)
    let tails = Line.broken(text, width: width, reason == nil ? .helpText : .tableCellDim)
    return (0..<max(heads.count, tails.count)).map { index in
      let head = index < heads.count ? heads[index] : Line()
      let pad = String(repeating: " ", count: keyColumns - head.columns)
      return head + Line(pad, .dialog) + (index < tails.count ? tails[index] : Line())
    }
  }

  private static func keys(_ command: Command, _ keys: KeyMap) -> String {
    let labels = keys.keys(of: command.name).compactMap(\.label)
    if command.name == .jump {
      return keys.keys(of: .jump) == command.keys ? "1 to 9, 0" : "as said there"
    }
    return labels.isEmpty ? ":" + command.name.words : labels.joined(separator: " ")
  }

  private static func screens(_ keys: KeyMap) -> String {
    "To a screen: "
      + ScreenName.roots.map { root in
        let key = keys.keys(of: root.name).compactMap(\.label).joined(separator: " ")
        return (key.isEmpty ? ":" : key + " ") + root.name.rawValue
      }.joined(separator: ", ")
  }

  /// Every word of the search stands somewhere, in any case.
  private static func found(_ search: String, in texts: [String]) -> Bool {
    // Keys are as they are typed: j is not J.
    if texts[0].split(separator: " ").contains(Substring(search)) { return true }
    let text = texts.joined(separator: " ").lowercased()
    return search.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
  }
}
