internal import Domain
internal import Operations
internal import Terminal

/// Stored objects whose rows are gone and that are still to be removed; their keys are not shown.
struct ObjectListScreen: ListScreen {
  var order: String { "longest waiting first" }

  func counts(_ screen: Screen, _ state: State) -> String {
    counted(screen, "objects") + (screen.list.items.isEmpty ? "" : " wait to be removed")
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "No object waits: what was deleted is gone."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { nil }

  private let object = Column.Of<WaitingObject> {
    if case .object(let object) = $0 { object } else { nil }
  }

  var columns: [Column] {
    [
      object("OBJECT", 8, priority: -1) { _, _ in TableCell("[object]", .cellMasked) },
      object("OF", 15, growth: 4, priority: -1) { object, _ in
        TableCell("\(Words.kind(object.kind)) \(object.record)")
      },
      object("SINCE", 5, align: .trailing, by: \.queuedAt.milliseconds) { object, state in
        TableCell(Words.age(object.queuedAt, at: state.now))
      },
      object("TRIES", 5, align: .trailing, by: { Int64($0.tries) }) { object, _ in
        TableCell(Words.short(object.tries, width: 5))
      },
      object("NEXT TRY", 8, by: \.nextTryAt.milliseconds) { object, state in
        object.nextTryAt > state.now
          ? TableCell("in \(Words.age(object.nextTryAt - state.now))") : TableCell("now")
      },
      object("LAST ERROR", 30, growth: 40) { object, _ in
        object.lastError.map { TableCell($0, .stateOverdue) } ?? .none
      },
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .object(let object) = item else { return Selected("", []) }
    func at(_ instant: Instant) -> String {
      Words.instant(instant, now: state.now, state.zone) + state.zone.label(at: instant)
    }
    let error = object.lastError.map { ": \($0)" } ?? ""
    let tries = object.tries == 1 ? "1 try" : "\(Words.grouped(object.tries)) tries"
    return Selected(
      "object of \(item.name)",
      [
        .init("its row went \(at(object.queuedAt)); \(tries)\(error)"),
        .init(
          "next try from \(at(object.nextTryAt)), by the sweep that follows; "
            + "\(state.keys.label(.retry)) tries all now"),
      ])
  }
}
