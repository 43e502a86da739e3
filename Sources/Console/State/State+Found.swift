internal import Domain
internal import Operations

/// From what was found to its screen.
extension State {
  /// One hit opens at once; several, and what went, are a list.
  mutating func show(_ result: FindResult) -> [Effect] {
    if result.hits.count == 1, let hit = result.hits.first, !hit.isNear, hit.went == nil,
      leads(hit)
    {
      return open(hit)
    }
    return show(.find, .found(result))
  }

  /// A screen whose lines are here already, in place of one of its kind.
  mutating func show(_ place: Place, _ detail: Detail) -> [Effect] {
    let left = screen.name == place.name ? [stack.removeLast()] : []
    let effects = left.flatMap(cancellations) + open(place)
    screen.detail = detail
    let items = Screens.items(of: detail, on: screen, self)
    screen.list.set(items)
    measure(items, ofScreen: stack.count - 1)
    restedOn = screen.list.cursor
    return effects
  }

  /// Whether Enter on a hit leads anywhere.
  func leads(_ hit: FindHit) -> Bool {
    hit.view != nil || receipt(hit) != nil || line(hit) != nil
  }

  mutating func open(_ hit: FindHit) -> [Effect] {
    if let view = hit.view, let place = Screens.opened(view) { return open(place) }
    if let receipt = receipt(hit) { return [.readReceipt(receipt)] }
    guard let (name, key) = line(hit) else { return [] }
    let effects = jump(to: name, at: key)
    notice = Notice("If no line is chosen, \(hit.id) is past, or older than what is listed.")
    return effects
  }

  /// The number of the receipt that it is, or that proves that it went.
  private func receipt(_ hit: FindHit) -> Int64? {
    hit.subject == .receipt ? Receipt.number(label: hit.id) : hit.went?.receipt
  }

  /// The list that has it, and its line.
  private func line(_ hit: FindHit) -> (ScreenName, Item.Key)? {
    switch hit.subject {
    case .hold: Hold.number(label: hit.id).map { (.holds, .hold($0)) }
    case .job: DeletionJob.number(label: hit.id).map { (.jobs, .job($0)) }
    case .record, .receipt, .run: nil
    }
  }
}
