internal import Terminal

/// The themes beside what is on the screen: the one under the cursor is worn at once.
struct ThemeDialog: Sendable {
  /// What Esc brings back.
  let before: Wardrobe
  /// The name under the cursor.
  private(set) var name: String

  init(before: Wardrobe) {
    self.before = before
    name = before.name
  }

  func index(_ state: State) -> Int? {
    state.wardrobe.offers.firstIndex { $0.name == name }
  }

  func selected(_ state: State) -> ThemeSupply.Offer? {
    index(state).map { state.wardrobe.offers[$0] }
  }

  mutating func offersArrived(_ state: inout State) -> [Effect] {
    if index(state) == nil, let first = state.wardrobe.offers.first { name = first.name }
    return selected(state).map { state.wear($0) } ?? []
  }

  mutating func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    let last = state.wardrobe.offers.count - 1
    let index = index(state) ?? 0
    switch key {
    case .escape, .key("q"), .control("c"): return leave(&state)
    case .enter: return keep(&state)
    case .key("j"), .down: return move(to: index + 1, &state)
    case .key("k"), .up: return move(to: index - 1, &state)
    case .key("g"), .home: return move(to: 0, &state)
    case .key("G"), .end: return move(to: last, &state)
    default: return []
    }
  }

  private mutating func move(to index: Int, _ state: inout State) -> [Effect] {
    let offers = state.wardrobe.offers
    guard !offers.isEmpty else { return [] }
    let offer = offers[max(0, min(index, offers.count - 1))]
    name = offer.name
    state.dialog = .themes(self)
    return state.wear(offer)
  }

  private func keep(_ state: inout State) -> [Effect] {
    guard let offer = selected(state) else { return leave(&state) }
    guard case .success = offer.theme else { return [] }
    let effects = state.closeDialog()
    state.notice = Notice("For this run. \(state.wardrobe.advice(offer.name))")
    return effects
  }

  private func leave(_ state: inout State) -> [Effect] {
    let effects = state.closeDialog()
    let back = ThemeSupply.Offer(name: before.name, file: nil, theme: .success(before.theme))
    return state.wear(back) + effects
  }
}
