internal import Domain
internal import Operations

/// What is pending in groups: what people ordered, then what is late, behind a brake, due, coming.
extension Client {
  /// With more than so many late or due, each rule is asked for its first.
  private static let readWhole = 200
  /// So many lines of one rule stand before the rest is folded into one.
  private static let unfolded = 2

  /// All but what is coming at once; that goes on page by page.
  func pendingGroups(
    _ braked: Set<RuleID>, _ request: Page.Request
  ) async throws -> Page {
    var items: [Item] = []
    var after: DueEntry.Key?
    if case .due(let key)? = request.after {
      after = key
    } else {
      items =
        try await requests.open().reversed().map(Item.request) + ordered() + waiting(braked)
    }
    let coming = try await pending(
      PendingRequest(states: [.upcoming], limit: ListModel.pageSize, after: after))
    items += coming.entries.map(Item.due)
    return Page(
      request: request, items: items, before: nil, after: coming.next.map(Page.Cursor.due),
      total: coming.next == nil && after == nil ? items.count : nil)
  }

  private func ordered() async throws -> [Item] {
    let now = now()
    return try await jobs().filter { $0.state.isOpen }
      .sorted { left, right in
        let isLeft = left.state(at: now) != .staged
        let isRight = right.state(at: now) != .staged
        if isLeft != isRight { return isLeft }
        return (left.undoUntil, left.number) < (right.undoUntil, right.number)
      }.map(Item.job)
  }

  private func waiting(_ braked: Set<RuleID>) async throws -> [Item] {
    let page = try await pending(
      PendingRequest(states: [.overdue, .due], limit: Self.readWhole))
    guard page.next != nil else { return folded(page.entries, braked) { $0.count } }
    var entries: [DueEntry] = []
    for state in [DueEntry.State.overdue, .due] {
      for rule in RuleID.allCases {
        try Task.checkCancellation()
        entries += try await pending(
          PendingRequest(states: [state], rules: [rule], limit: Self.unfolded + 2)
        ).entries
      }
    }
    return folded(entries, braked) { _ in nil }
  }

  /// `count`: how many of one rule there are, where that is known.
  private func folded(
    _ entries: [DueEntry], _ braked: Set<RuleID>, _ count: ([DueEntry]) -> Int?
  ) -> [Item] {
    let groups = Dictionary(grouping: entries) { PendingGroup($0, braked: braked) }
    return [PendingGroup.late, .braked, .due].flatMap { group -> [Item] in
      let byRule = Dictionary(grouping: groups[group] ?? [], by: \.rule)
      let rules = byRule.mapValues { $0.sorted { $0.key < $1.key } }
        .sorted { left, right in
          guard let first = left.value.first, let second = right.value.first else { return false }
          return first.key < second.key
        }
      return rules.flatMap { rule, entries -> [Item] in
        guard entries.count > Self.unfolded + 1 else { return entries.map(Item.due) }
        return entries.prefix(Self.unfolded).map(Item.due)
          + [.more(group, rule, count(entries).map { $0 - Self.unfolded })]
      }
    }
  }
}
