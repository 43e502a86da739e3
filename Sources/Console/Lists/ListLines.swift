/// The items of a list around its cursor with the headings between them, and which of these lines are
/// seen. However many items the window has, only those are laid out that can be on the screen.
struct ListLines {
  enum Line: Hashable {
    case item(Int)
    /// A further row of the item whose cells are shown whole, counted from 1.
    case more(Int, Int)
    case heading(Heading)
  }

  private(set) var lines: [Line] = []
  /// The items that are laid out.
  private let range: Range<Int>
  /// The line of each of them.
  private var positions: [Int] = []
  /// Rows of the selected item beyond its first.
  private var more = 0

  /// Those that are within a screen of the cursor, or of another item.
  init(_ screen: Screen, _ state: State, reaching other: Int? = nil) {
    let kind = Screens.kind(of: screen.name)
    let items = screen.list.items
    let height = max(1, state.listRows)
    let cursor = screen.list.cursorIndex ?? 0
    let ends = (min(cursor, other ?? cursor), max(cursor, other ?? cursor))
    range = max(0, ends.0 - height)..<min(items.count, ends.1 + height + 1)
    for index in range {
      let previous = index > 0 ? items[index - 1] : nil
      for heading in kind.headings(items[index], after: previous, screen, state) {
        lines.append(.heading(heading))
      }
      positions.append(lines.count)
      lines.append(.item(index))
      if state.wraps, index == screen.list.cursorIndex {
        more = Wrapped(items[index], screen, state).rows - 1
        lines += (0..<more).map { .more(index, $0 + 1) }
      }
    }
    if range.upperBound == items.count, let last = items.last, !screen.list.canLoadAhead {
      for heading in kind.headings(nil, after: last, screen, state) {
        lines.append(.heading(heading))
      }
    }
  }

  /// Of an item that is laid out.
  func position(of index: Int) -> Int { positions[index - range.lowerBound] }

  /// The first line that is seen in a list of this height.
  func top(_ list: ListModel, height: Int) -> Int {
    guard let index = list.cursorIndex else { return 0 }
    let position = position(of: index)
    // Headings above the first item are seen with it.
    if index == 0, position < height { return 0 }
    let row = max(0, min(list.cursorRow, height - 1 - more))
    return max(0, min(position - row, lines.count - height))
  }
}
