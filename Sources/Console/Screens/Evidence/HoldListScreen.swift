internal import Domain
internal import Operations
internal import Terminal

/// Holds in force.
struct HoldListScreen: ListScreen {
  var order: String { "urgent, then newest" }
  var isUrgentFirst: Bool { true }

  func counts(_ screen: Screen, _ state: State) -> String { counted(screen, "holds") }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "No hold is in force: nothing is kept past its date."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    item.subject.map { .inspect($0.kind, id: $0.id) }
  }

  private let hold = Column.Of<HoldView> {
    if case .hold(let hold) = $0 { hold } else { nil }
  }

  var columns: [Column] {
    [
      hold("HOLD", 5, growth: 2, priority: -1) { hold, _ in TableCell(Hold.label(hold.number)) },
      hold("OF", 11) { hold, _ in TableCell(kind(hold)) },
      hold("RECORD", 25, growth: 23, priority: -1) { hold, _ in
        hold.kind == nil
          ? TableCell(hold.record ?? hold.person ?? "-", .cellMasked)
          : TableCell(hold.record ?? "is gone")
      },
      hold("KEEPS", 5, growth: 2, align: .trailing, by: { $0.keeps.map { Int64($0.counts.total) } })
      { hold, _ in
        hold.keeps.map { TableCell(Words.short($0.counts.total, width: 5)) } ?? .none
      },
      hold("PAST", 4, growth: 2, align: .trailing, by: { $0.keeps.map { Int64($0.pastDate) } }) {
        hold, _ in
        guard let keeps = hold.keeps, keeps.pastDate > 0 else { return .none }
        return TableCell(Words.short(keeps.pastDate, width: 4), .stateHeld)
      },
      hold("GROUND", 11) { hold, _ in TableCell(hold.nature.rawValue) },
      hold("PLACED", 7, growth: 5, by: \.placedAt.milliseconds) { hold, state in
        TableCell(Words.day(hold.placedAt, now: state.now, state.zone, weekday: false))
      },
      hold("REVIEW", 9, growth: 3, priority: -1, by: { $0.reviewAt?.milliseconds }) { hold, state in
        guard let review = hold.reviewAt else { return .none }
        return hold.needsReview
          ? TableCell("late \(Words.distance(state.now - review))", .stateOverdue)
          : TableCell("in \(Words.age(review - state.now))")
      },
      hold("OWNER", 12, priority: 1) { hold, _ in TableCell(hold.owner ?? "-") },
      hold("TICKET", 10, priority: 2) { hold, _ in TableCell(hold.ticket ?? "-") },
    ]
  }

  private func kind(_ hold: HoldView) -> String { hold.kind.map(Words.kind) ?? "person" }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .hold(let hold) = item else { return Selected("", []) }
    func day(_ instant: Instant?) -> String {
      instant.map { Words.day($0, now: state.now, state.zone, weekday: false) } ?? "-"
    }
    let keeps = hold.keeps.map { keeps in
      "\(Words.grouped(keeps.pastDate)) past their date; keeps \(Words.counts(keeps.counts))"
    }
    var lines = [
      Selected.Paragraph(
        "owner \(hold.owner ?? "-")   ticket \(hold.ticket ?? "-")   placed"
          + " \(day(hold.placedAt))   review \(day(hold.reviewAt))",
        hold.needsReview ? .stateOverdue : .uiDetail),
      Selected.Paragraph(keeps ?? "What it keeps is not counted."),
    ]
    if let reason = hold.reason {
      lines.insert(.init("reason: \(reason)"), at: 1)
      lines[2].yields = true
    } else {
      lines.append(.init("The reason is shown to the officer and the owner.", yields: true))
    }
    return Selected(
      "\(hold.label) on \(Words.scope(of: hold))", lines)
  }
}
