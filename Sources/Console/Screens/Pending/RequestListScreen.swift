internal import Domain
internal import Operations
internal import Terminal

/// What people ask of those who may, and how it ended.
struct RequestListScreen: ListScreen {
  var order: String { "asked, then newest" }
  var isUrgentFirst: Bool { true }

  func counts(_ screen: Screen, _ state: State) -> String {
    let open = screen.list.items.count { item in
      if case .request(let one) = item { one.state(at: state.now) == .open } else { false }
    }
    return counted(screen, "requests") + (open > 0 ? "   \(Words.grouped(open)) to decide" : "")
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "Nobody asks for anything; \(keys.label(.delete)) on a record, then a, asks an admin to delete it."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    item.subject.map { .inspect($0.kind, id: $0.id) }
  }

  private let request = Column.Of<StaffRequest> {
    if case .request(let one) = $0 { one } else { nil }
  }

  var columns: [Column] {
    [
      request("ASKED", 5, align: .trailing, priority: -1, by: \.madeAt.milliseconds) { one, state in
        TableCell(Words.age(one.madeAt, at: state.now))
      },
      request("STATE", 8, priority: -1) { one, state in
        let now = one.state(at: state.now)
        return TableCell(now.rawValue, now == .open ? .stateLook : .tableCellDim)
      },
      request("WHAT", 7, priority: -1) { one, _ in TableCell(one.deed.rawValue) },
      request("RECORD", 26, growth: 24, priority: -1) { one, _ in
        TableCell("\(Words.kind(one.scope.kind)) \(one.id ?? "that is gone")")
      },
      request("BY", 8, growth: 4) { one, _ in TableCell(one.madeBy) },
      request("TICKET", 8, growth: 2) { one, _ in TableCell(one.ticket ?? "-") },
      request("DONE", 6) { one, _ in TableCell(one.outcome ?? "-") },
      request("PBX", 22, growth: 18, priority: 1) { one, _ in TableCell(one.pbx ?? "-") },
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .request(let one) = item else { return Selected("", []) }
    return Selected(
      "\(one.label) \(one.id ?? "") \(one.pbx.map { "on \($0)" } ?? "")",
      [.init(asked(one, state)), .init(next(one, state))])
  }

  private func asked(_ one: StaffRequest, _ state: State) -> String {
    let at = Words.instant(one.madeAt, now: state.now, state.zone)
    return "asked \(at) by \(one.madeBy)   \(one.reason)   ticket \(one.ticket ?? "-")"
  }

  private func next(_ one: StaffRequest, _ state: State) -> String {
    let until = Words.day(one.lapsesAt, now: state.now, state.zone)
    switch one.state(at: state.now) {
    case .open:
      let may = state.principal.may(one.deed.capability)
      switch one.deed {
      case .delete where may:
        return "\(state.keys.label(.open)) opens its plan with the ticket; it lapses \(until)."
      case .hold where may:
        return "\(state.keys.label(.open)) asks for the hold with the ticket; it lapses \(until)."
      case .rectify, .erase:
        return "the officer does it for the person (:person); it lapses \(until)"
      default: return "it waits for somebody who may; it lapses \(until)"
      }
    case .lapsed: return "nobody decided in \(StaffRequest.lapsesAfter / Instant.day) days"
    case .gone: return "the record went by itself"
    case .approved, .done, .declined:
      let at = one.decidedAt.map { " " + Words.instant($0, now: state.now, state.zone) } ?? ""
      let note = one.note.map { ", \($0)" } ?? ""
      return "\(one.state.rawValue)\(at) by \(one.decidedBy ?? "-")\(note)"
    }
  }
}
