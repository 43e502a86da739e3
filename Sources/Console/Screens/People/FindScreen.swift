internal import Domain
internal import Operations
internal import Terminal

/// What a question belongs to, by PBX. The question itself is kept nowhere.
struct FindScreen: ListScreen {
  var order: String { "by PBX" }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let result = screen.detail?.found else { return "" }
    let shown = result.hits.count { !$0.isNear }
    let more =
      shown < result.found ? ", the first \(shown) of \(Words.grouped(result.found))" : ""
    let count = result.found == 0 ? "none here" : "\(Words.grouped(result.found)) found" + more
    return "taken for \(result.taken.words): \(count)"
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "Nothing here bears it, and it is not known to have been here. \(keys.label(.find)) asks again."
  }

  func headings(
    _ item: Item?, after previous: Item?, _ screen: Screen, _ state: State
  ) -> [Heading] {
    guard let item, let title = section(item), title != previous.flatMap(section) else {
      return []
    }
    return [Heading(style: .title, text: title)]
  }

  private func section(_ item: Item) -> SafeText? {
    guard case .hit(_, let hit) = item else { return nil }
    if hit.isNear { return "LIKE IT" }
    return hit.went == nil ? "HERE" : "NOT HERE NOW"
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    guard case .hit(_, let hit) = item else { return nil }
    return hit.view.flatMap(Screens.opened)
  }

  private let hit = Column.Of<FindHit> {
    if case .hit(_, let hit) = $0 { hit } else { nil }
  }

  var columns: [Column] {
    [
      hit("WHAT", 11) { hit, _ in TableCell(Words.subject(hit.subject)) },
      hit("RECORD", 26, growth: 14, priority: -1) { hit, _ in TableCell(hit.id) },
      hit("PBX", 22, growth: 14) { hit, _ in hit.pbx.map { TableCell($0) } ?? .none },
      hit("WHERE", 14, growth: 12) { hit, state in
        if let went = hit.went {
          return TableCell(
            "went " + Words.shortDay(went.at, now: state.now, state.zone), .tableCellDim)
        }
        return TableCell(hit.field ?? "its id")
      },
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .hit(_, let hit) = item else { return Selected("", []) }
    let title = "\(Words.subject(hit.subject)) \(hit.id)"
    let kept = "Nothing of what was typed is kept; \(state.keys.label(.find)) asks again."
    guard let went = hit.went else {
      return Selected(title, [.init(Words.found(hit, state)), .init(kept)])
    }
    let at = Words.instant(went.at, now: state.now, state.zone) + state.zone.label(at: went.at)
    let proof = went.receipt.map { "; receipt \(Receipt.label($0))" } ?? ""
    return Selected(
      title,
      [
        .init("It went \(at), \(went.rule?.rawValue ?? "by order")\(proof)."),
        .init(went.rule.map { "\"\(state.policy[$0].clause)\"" } ?? kept),
      ])
  }
}
