internal import Domain
internal import Operations
internal import Terminal

/// Identity that was found where none should have been; never what was found.
struct IncidentListScreen: ListScreen {
  var order: String { "newest first" }

  func counts(_ screen: Screen, _ state: State) -> String { counted(screen, "incidents") }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "No report was found with an identity after its names had gone."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    item.subject.map { .inspect($0.kind, id: $0.id) }
  }

  private let incident = Column.Of<IncidentView> {
    if case .incident(let view) = $0 { view } else { nil }
  }

  var columns: [Column] {
    [
      incident("INCIDENT", 8, priority: -1) { view, _ in TableCell(view.incident.label) },
      incident("WHEN", 12, growth: 5) { view, state in
        TableCell(Words.instant(view.incident.at, now: state.now, state.zone, weekday: false))
      },
      incident("REPORT", 12, growth: 12, priority: -1) { view, _ in
        TableCell(view.report ?? "is gone")
      },
      incident("FIELD", 13, growth: 8) { view, _ in TableCell(view.incident.field) },
      incident("FOUND", 6) { view, _ in TableCell(view.incident.finding.rawValue) },
      incident("RULE", 15) { view, _ in TableCell(view.incident.rule.rawValue) },
      incident("NOW", 4, growth: 12) { view, _ in
        view.incident.isRemoved ? TableCell("gone") : TableCell("here", .stateOverdue)
      },
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .incident(let view) = item else { return Selected("", []) }
    let incident = view.incident
    let at = Words.instant(incident.at, now: state.now, state.zone)
    let found = "\(incident.finding.rawValue) in \(incident.field), found \(at)"
    return Selected(
      "\(incident.label) of report \(view.report ?? "that is gone")",
      [
        .init("\(found) by rule \(incident.rule.rawValue)"),
        incident.isRemoved
          ? .init("it was removed with the finding")
          : .init("it lies in the id, which is not erased: a person must see to it", .stateOverdue),
      ])
  }
}
