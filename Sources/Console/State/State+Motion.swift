internal import Terminal

extension State {
  enum Motion: Hashable, Sendable {
    case lines(Int)
    case pages(Int)
    case halfPages(Int)
    case first
    case last
  }

  /// Moves the cursor of the screen on top within its window; the ends of the list are read if
  /// they lie outside. A list that cannot be read from its end goes on page by page.
  mutating func move(_ motion: Motion) -> [Effect] {
    let list = screen.list
    guard !list.items.isEmpty else { return [] }
    let height = max(1, listRows)
    let index = list.cursorIndex ?? 0
    let last = list.items.count - 1
    let target: Int
    switch motion {
    case .lines(let count): target = index + count
    case .pages(let count): target = index + count * max(1, height - 1)
    case .halfPages(let count): target = index + count * max(1, height / 2)
    case .first:
      if list.canLoadBehind { return load(.anew(keepingCursor: false)) }
      target = 0
    case .last:
      if list.canLoadAhead, list.source.readsBackward { return load(.end) }
      target = last
    }
    select(index: max(0, min(target, last)))
    return rest() + prefetch()
  }

  /// Puts the cursor on an item of the window; the list scrolls no more than it must.
  mutating func select(index: Int) {
    let lines = ListLines(screen, self, reaching: index)
    let height = max(1, listRows)
    let top = lines.top(screen.list, height: height)
    let position = lines.position(of: index)
    // Headings right above an item are seen with it.
    let above = index == 0 ? 0 : lines.position(of: index - 1) + 1
    let row = position - top
    screen.list.moveCursor(to: index)
    if row >= height {
      screen.list.cursorRow = height - 1
    } else if above < top {
      screen.list.cursorRow = min(height - 1, position - above)
    } else {
      screen.list.cursorRow = max(0, row)
    }
  }

  /// Rows below the list follow when the cursor has rested.
  func rest() -> [Effect] {
    screen.list.cursor == restedOn
      ? [.timer(.rest, after: nil)] : [.timer(.rest, after: .milliseconds(150))]
  }
}
