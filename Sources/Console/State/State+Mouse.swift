internal import Terminal

extension State {
  /// Off at first: a terminal that reports the mouse selects no text by it, nor does tmux.
  mutating func toggleMouse() -> [Effect] {
    isMouseOn.toggle()
    notice = Notice(
      isMouseOn
        ? "The mouse is on; with Shift held it selects text as before. \(keys.label(.mouse)) turns it off."
        : "The mouse is off: it selects text again.")
    return [.mouse(isMouseOn)]
  }

  /// A click puts the cursor on a line, on the line of the cursor it opens it, as a double click
  /// does; the wheel moves. Dialogs and prompts take keys only.
  mutating func clicked(_ event: MouseEvent) -> [Effect] {
    guard isMouseOn, dialog == nil, prompt == nil, !isTooSmall else { return [] }
    switch event.action {
    case .wheelUp: return move(.lines(-3))
    case .wheelDown: return move(.lines(3))
    case .release: return []
    case .press:
      notice = nil
      guard let index = item(at: event.position) else { return [] }
      focus = .list
      if index == screen.list.cursorIndex {
        return keys.keys(of: .open).first.map { pressed($0) } ?? []
      }
      select(index: index)
      return rest() + prefetch()
    }
  }

  /// The item whose line is seen at a position.
  private func item(at position: GridPosition) -> Int? {
    let layout = layout
    guard layout.list.contains(position.row), position.column < layout.width,
      !screen.list.items.isEmpty
    else { return nil }
    let lines = ListLines(screen, self)
    let line =
      lines.top(screen.list, height: layout.list.count) + position.row
      - layout.list.lowerBound
    guard lines.lines.indices.contains(line) else { return nil }
    switch lines.lines[line] {
    case .item(let index), .more(let index, _): return index
    case .heading: return nil
    }
  }
}
