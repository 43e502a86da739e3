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
    screen.list.set(Screens.items(of: detail, on: place.name, self))
    restedOn = screen.list.cursor
    return effects
  }

  /// Whether Enter on a hit leads anywhere.
  func leads(_ hit: FindHit) -> Bool {
    hit.view != nil || destination(hit) != nil
  }

  mutating func open(_ hit: FindHit) -> [Effect] {
    if let view = hit.view, let place = Screens.opened(view) { return open(place) }
    guard let (name, key) = destination(hit) else { return [] }
    var effects = jump(to: name)
    screen.list.seek(key)
    effects += load(.anew(keepingCursor: true))
    notice = Notice("If no line is chosen, \(hit.id) is past, or older than what is listed.")
    return effects
  }

  /// The list that has it, and its line.
  private func destination(_ hit: FindHit) -> (ScreenName, Item.Key)? {
    if let receipt = hit.went?.receipt { return (.receipts, .receipt(receipt)) }
    guard let number = hit.id.split(separator: "-").last.flatMap({ Int64($0) }) else { return nil }
    return switch hit.subject {
    case .receipt: (.receipts, .receipt(number))
    case .hold: (.holds, .hold(number))
    case .job: (.jobs, .job(number))
    case .record, .run: nil
    }
  }
}
