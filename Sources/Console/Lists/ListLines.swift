/// The items of a list with the headings between them, and which of these lines are seen.
struct ListLines {
  enum Line: Hashable {
    case item(Int)
    /// A further row of the item whose cells are shown whole, counted from 1.
    case more(Int, Int)
    case heading(Heading)
  }

  private(set) var lines: [Line] = []
  /// The line of each item.
  private var positions: [Int] = []
  /// Rows of the selected item beyond its first.
  private var more = 0

  init(_ screen: Screen, _ state: State) {
    let kind = Screens.kind(of: screen.name)
    let items = screen.list.items
    lines.reserveCapacity(items.count + 8)
    positions.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      let previous = index > 0 ? items[index - 1] : nil
      for heading in kind.headings(item, after: previous, screen, state) {
        lines.append(.heading(heading))
      }
      positions.append(lines.count)
      lines.append(.item(index))
      if state.wraps, index == screen.list.cursorIndex {
        more = Wrapped(item, screen, state).rows - 1
        lines += (0..<more).map { .more(index, $0 + 1) }
      }
    }
    if let last = items.last, !screen.list.canLoadAhead {
      for heading in kind.headings(nil, after: last, screen, state) {
        lines.append(.heading(heading))
      }
    }
  }

  func position(of index: Int) -> Int { positions[index] }

  /// The first line that is seen in a list of this height.
  func top(_ list: ListModel, height: Int) -> Int {
    guard let index = list.cursorIndex else { return 0 }
    // Headings above the first item are seen with it.
    if index == 0, positions[0] < height { return 0 }
    let row = max(0, min(list.cursorRow, height - 1 - more))
    return max(0, min(positions[index] - row, lines.count - height))
  }
}
