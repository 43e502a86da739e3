internal import Domain
internal import Terminal

/// Waits for the letter that a place is kept under, or that leads to it.
struct BookmarkDialog: Sendable {
  enum Purpose: Hashable, Sendable {
    case keep, go
  }

  let purpose: Purpose

  func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    switch (purpose, key) {
    case (_, .escape), (_, .control("c")):
      return state.closeDialog()
    case (.go, _) where state.leaps(key):
      return state.closeDialog() + state.leap()
    case (.keep, .character(let letter)) where Bookmarks.isLetter(letter):
      return state.closeDialog() + state.keep(under: letter)
    case (.go, .character(let letter)) where Bookmarks.isLetter(letter):
      return state.closeDialog() + state.go(to: letter)
    default:
      return []
    }
  }
}

extension State {
  mutating func askBookmark(_ purpose: BookmarkDialog.Purpose) -> [Effect] {
    dialog = .bookmark(BookmarkDialog(purpose: purpose))
    return []
  }

  /// Under a small letter the screen, under a capital the record of the line.
  fileprivate mutating func keep(under letter: Unicode.Scalar) -> [Effect] {
    let place: Bookmark?
    if letter.properties.isUppercase {
      place = subject.map { .record($0.kind, id: $0.id) }
    } else {
      place = Bookmark(screen.place)
    }
    guard let place else {
      notice = Notice(
        letter.properties.isUppercase
          ? "This line is no record." : "This screen hangs on what was asked: it is not kept.",
        isError: true)
      return []
    }
    bookmarks.set(letter, to: place)
    notice = Notice(
      "\(letter): \(place.words)\(place.line == nil ? ", for this run only" : "").")
    return [.keepBookmarks(bookmarks.text)]
  }

  fileprivate mutating func go(to letter: Unicode.Scalar) -> [Effect] {
    switch bookmarks[letter] {
    case nil:
      notice = Notice(
        "Nothing is kept under \(letter); \(keys.label(.setBookmark)) keeps a place.", isError: true
      )
      return []
    case .screen(let name): return jump(to: name)
    // It is looked for anew: it may have gone since.
    case .record(let kind, let id): return [.readPlace(kind, id: id)]
    }
  }

  /// The record's screen; of what went, what is known of its end.
  mutating func placeArrived(_ place: Place) -> [Effect] {
    let list: ScreenName? =
      switch place {
      case .pbx: .pbxs
      case .meeting: .meetings
      case .report: .reports
      default: nil
      }
    guard dialog == nil, prompt == nil else { return [] }
    let jump = list.map { self.jump(to: $0) } ?? []
    if list == nil { leapBack = stack }
    return jump + open(place)
  }

  /// The key that asks where to, a second time; a letter that keeps a place leads there.
  fileprivate func leaps(_ key: Key) -> Bool {
    guard keys.keys(of: .goBookmark).contains(key) else { return false }
    guard case .character(let letter) = key, Bookmarks.isLetter(letter) else { return true }
    return bookmarks[letter] == nil
  }

  /// To where one was before the last jump, and from there back again.
  fileprivate mutating func leap() -> [Effect] {
    guard let before = leapBack, !before.isEmpty else {
      notice = Notice("Nowhere to go back to: there was no jump yet.", isError: true)
      return []
    }
    let cancelled = stack.flatMap(cancellations)
    leapBack = stack
    stack = before
    restedOn = screen.list.cursor
    return cancelled + refresh() + [.setTitle(title)]
  }
}

/// What is kept already, beside what can be pressed.
enum BookmarkDialogView {
  static func draw(_ dialog: BookmarkDialog, _ state: State, on grid: inout Grid) {
    let entries = state.bookmarks.sorted
    let rows = max(1, min(entries.count, grid.rows - 8))
    let rect = grid.bounds.centered(rows: rows + 5, columns: min(64, grid.columns - 4))
    let inside = grid.box(
      rect, title: dialog.purpose == .keep ? "Keep this place under" : "Go to",
      style: .uiFrameFocus, titleStyle: .dialogTitle, fill: .dialog)
    let column = inside.column + 1
    let width = inside.columns - 2
    if entries.isEmpty {
      grid.write(
        "No place is kept yet.", row: inside.row, column: column, width: width,
        style: .tableCellDim)
    }
    for (row, entry) in zip(inside.row..<inside.row + rows, entries) {
      let run = entry.place.line == nil ? " (this run)" : ""
      (Line("\(entry.letter)  ", .helpKey) + Line(entry.place.words + run, .helpText))
        .draw(on: &grid, row: row, column: column, width: width)
    }
    let keys =
      dialog.purpose == .keep
      ? "a-z this screen   A-Z the line's record   Esc no"
      : "a-z A-Z go there   \(state.keys.label(.goBookmark)) back from the last jump   Esc no"
    grid.write(
      SafeText(keys), row: inside.endRow - 1, column: column, width: width, style: .uiFooter)
  }
}
