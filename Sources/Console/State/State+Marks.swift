internal import Domain
internal import Operations
internal import Terminal

extension State {
  /// Marks the record of the line, or takes its mark off.
  mutating func mark() -> [Effect] {
    guard let item = screen.list.selected else { return [] }
    if screen.list.marks.contains(item.key) {
      screen.list.marks.remove(item.key)
    } else if !screen.list.marks.add(item, under: screen.list.query) {
      notice = Notice(fullNotice, isError: true)
      return []
    }
    return move(.lines(1))
  }

  /// Begins a range at the cursor; a second time marks all of it.
  mutating func markRange() -> [Effect] {
    guard screen.list.anchor != nil else {
      screen.list.anchor = screen.list.cursor
      notice = Notice(
        "A range begins here: move, \(keys.label(.markRange)) marks it, Esc leaves it.")
      return []
    }
    guard let range = screen.list.range else {
      screen.list.anchor = nil
      notice = Notice(
        "Where the range began is not kept any more; \(keys.label(.markAll)) marks all in the filter.",
        isError: true)
      return []
    }
    screen.list.anchor = nil
    add(range.map { screen.list.items[$0] }, of: range.count)
    return []
  }

  /// Marks all that the filter leaves, up to the bound: lines that were not read yet are read.
  mutating func markAll() -> [Effect] {
    guard let kind = screen.list.selected?.subject?.kind else { return [] }
    let list = screen.list
    if !list.canLoadAhead, !list.canLoadBehind {
      let items = list.items.filter { $0.subject?.kind == kind }
      add(items, of: items.count)
      return []
    }
    guard case .records(let kind, let within) = list.source else { return [] }
    notice = Notice("Marking...")
    return [
      .markAll(
        Effect.MarkAll(
          screen: screen.number, generation: list.generation, kind: kind, within: within,
          query: list.query))
    ]
  }

  mutating func marksArrived(
    _ asked: Effect.MarkAll, _ result: Result<ListPage, OperationError>
  ) {
    guard let index = index(ofScreen: asked.screen), index == stack.count - 1,
      screen.list.generation == asked.generation
    else { return }
    switch result {
    case .success(let page):
      add(page.rows.map(Item.record), of: page.next == nil ? page.rows.count : page.total)
    case .failure(let error): notice = Notice(Words.error(error), isError: true)
    }
  }

  /// `all`: how many there are to mark; nil: nobody knows.
  private mutating func add(_ items: [Item], of all: Int?) {
    let before = screen.list.marks.count
    var isWhole = all.map { $0 <= items.count } ?? false
    for item in items where !screen.list.marks.add(item, under: screen.list.query) {
      isWhole = false
    }
    let marks = screen.list.marks
    if isWhole {
      notice = Notice("\(Words.grouped(marks.count - before)) more are marked, \(total(marks)).")
    } else {
      let of = all.map { " of \(Words.grouped($0))" } ?? ""
      notice = Notice(
        "Marked \(Words.grouped(marks.count - before))\(of): at most"
          + " \(Words.grouped(Marks.most)) can be marked at a time.", isError: true)
    }
  }

  private func total(_ marks: Marks) -> String { "\(Words.grouped(marks.count)) in all" }

  private var fullNotice: String {
    screen.list.marks.isFull
      ? "At most \(Words.grouped(Marks.most)) can be marked at a time."
      : "This line is no record."
  }

  /// Takes back what was ordered of each marked record.
  mutating func undoMarks() -> [Effect] {
    [.undoAll(screen.list.marks.targets)]
  }
}
