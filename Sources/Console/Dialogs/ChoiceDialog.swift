internal import Domain
internal import Operations
internal import Terminal

/// One of a few: the column to sort by, how to export, a saved view.
struct ChoiceDialog: Sendable {
  enum Purpose: Hashable, Sendable {
    case sort, export, view
  }

  struct Option: Hashable, Sendable {
    let name: String
    let words: String
  }

  let purpose: Purpose
  let options: [Option]
  /// Columns that cannot be sorted by.
  private(set) var others: [String] = []
  private(set) var selected = 0
  /// Of an order: the other way round.
  private(set) var isReversed = false

  init(_ purpose: Purpose, _ state: State) {
    self.purpose = purpose
    switch purpose {
    case .sort:
      let columns = state.sortable
      let own = Screens.kind(of: state.screen.name).order
      options = columns.map {
        Option(name: $0, words: $0 == State.ownOrder ? own : Words.order($0))
      }
      others = state.unsortable
      selected = state.screen.list.query.sort.flatMap(columns.firstIndex(of:)) ?? 0
    case .export:
      options = ViewExport.Format.allCases.map {
        Option(
          name: $0.rawValue, words: $0 == .csv ? "CSV, for a spreadsheet" : "JSON, a line each")
      }
    case .view:
      options = state.views.map {
        Option(name: $0.name, words: $0.text + ($0.isOwn ? "" : "  (config.toml)"))
      }
    }
  }

  mutating func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    switch key {
    case .escape, .key("q"), .control("c"):
      state.dialog = nil
      return []
    case .key("j"), .down: selected = min(selected + 1, options.count - 1)
    case .key("k"), .up: selected = max(0, selected - 1)
    case .key("g"), .home: selected = 0
    case .key("G"), .end: selected = options.count - 1
    case .key("S") where purpose == .sort: isReversed.toggle()
    case .enter: return take(&state)
    case .character(let scalar):
      guard let digit = Int(String(scalar)), (1...options.count).contains(digit) else { break }
      selected = digit - 1
      return take(&state)
    default: break
    }
    state.dialog = .choice(self)
    return []
  }

  private func take(_ state: inout State) -> [Effect] {
    state.dialog = nil
    let name = options[selected].name
    switch purpose {
    case .sort: return state.sort(by: name, reversed: isReversed)
    case .export: return state.export(ViewExport.Format(rawValue: name) ?? .csv)
    case .view: return state.openView(name)
    }
  }

  var title: SafeText {
    switch purpose {
    case .sort: "Sort by"
    case .export: "Export this view"
    case .view: "Saved views"
    }
  }

  var crumb: SafeText {
    switch purpose {
    case .sort: "sort"
    case .export: "export"
    case .view: "views"
    }
  }

  /// What is said below the options.
  func note(_ state: State) -> String {
    switch purpose {
    case .sort:
      isReversed
        ? "the other way round (\(state.keys.label(.reverse)))"
        : "\(state.keys.label(.reverse)) turns it round"
    case .export:
      (state.screen.name == .audit && !state.principal.may(.auditExport)
        ? "your own entries; " : "") + "masked as shown; it goes after a day; written down"
    case .view: "view save NAME keeps the list that is open"
    }
  }
}

enum ChoiceDialogView {
  static func draw(_ dialog: ChoiceDialog, _ state: State, on grid: inout Grid) {
    let nameWidth = dialog.options.reduce(0) { max($0, SafeText($1.name).columns) }
    let wordsWidth = dialog.options.reduce(0) { max($0, SafeText($1.words).columns) }
    let note = SafeText(dialog.note(state))
    let width = min(max(nameWidth + wordsWidth + 8, note.columns + 2, 40), grid.columns - 4)
    let others = Self.others(dialog, width: width)
    let rows = min(dialog.options.count, max(1, grid.rows - 7 - others.count))
    let rect = grid.bounds.centered(rows: rows + others.count + 5, columns: width + 4)
    let inside = grid.box(
      rect, title: dialog.title, style: .uiFrameFocus, titleStyle: .dialogTitle, fill: .dialog)
    let top = max(0, min(dialog.selected - rows / 2, dialog.options.count - rows))
    for (row, index) in zip(inside.row..., top..<top + rows) {
      let option = dialog.options[index]
      let style = grid.option(row: row, in: inside, isSelected: index == dialog.selected)
      if index < 9 {
        grid.write(SafeText("\(index + 1)"), row: row, column: inside.column + 2, style: style)
      }
      grid.write(
        SafeText(option.name), row: row, column: inside.column + 4, width: nameWidth, style: style)
      let start = inside.column + 6 + nameWidth
      grid.write(
        SafeText(option.words), row: row, column: start,
        width: max(0, inside.endColumn - start - 1),
        style: style)
    }
    for (row, line) in zip((inside.row + rows)..., others) {
      line.draw(on: &grid, row: row, column: inside.column + 2, width: width)
    }
    grid.write(
      note, row: inside.endRow - 2, column: inside.column + 2, width: inside.columns - 3,
      style: .dialog)
    grid.write(
      "Enter takes it  Esc no", row: inside.endRow - 1, column: inside.column + 2,
      width: inside.columns - 3, style: .uiFooter)
  }

  private static func others(_ dialog: ChoiceDialog, width: Int) -> [Line] {
    guard !dialog.others.isEmpty else { return [] }
    let words =
      "not by \(dialog.others.joined(separator: ", ")): no index has their order, or they are masked"
    return Line.wrapped(words, width: width, rows: 4, .tableCellDim)
  }
}
