internal import Domain
internal import Operations
internal import Terminal

/// Reports of meetings. Opening one is an audited read.
struct ReportListScreen: ListScreen {
  var order: String { "newest first" }
  var query: Query { Query(descending: true) }

  func counts(_ screen: Screen, _ state: State) -> String {
    counted(screen, "reports") + "   opening one is written down"
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "No report is stored here: one is made when a meeting has ended."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { item.row.flatMap(Screens.opened) }

  var columns: [Column] {
    [
      .record("REPORT", 8, growth: 6, priority: -1) { row, _ in TableCell(row.view.id) },
      .record("PBX", 21, growth: 24, priority: -1) { row, _ in
        TableCell(row.view["pbx"].text ?? "-")
      },
      .record("EXT", 4, align: .trailing, priority: 1) { row, _ in
        TableCell(row.view["extension"].text ?? "-")
      },
      .record("ORGANISER", 9, growth: 10, priority: 1) { row, _ in
        guard case .report(_, _, let organizer) = row.facts else { return .none }
        return .masked(ViewValue(organizer))
      },
      .record("MADE", 8) { row, state in
        row.view["createdAt"].instant.map {
          TableCell(Words.shortDay($0, now: state.now, state.zone))
        } ?? .none
      },
      .record("ON PBX", 8) { row, state in
        if let at = row.view["syncedAt"].instant {
          return TableCell(Words.shortDay(at, now: state.now, state.zone))
        }
        let age = Words.age(row.view["createdAt"].instant, at: state.now)
        return TableCell("not, \(age)", .stateLook)
      },
      .record("ATT", 3, align: .trailing, priority: 3) { row, _ in
        guard case .report(let attendees, _, _) = row.facts else { return .none }
        return TableCell(String(attendees))
      },
      .record("REC", 3, align: .trailing, priority: 2) { row, _ in
        guard case .report(_, let reconnects, _) = row.facts else { return .none }
        return TableCell(String(reconnects), reconnects >= 5 ? .stateLook : .tableRow)
      },
      .record("NAMES GO", 8, growth: 3, priority: -1) { row, state in
        if row.view["sanitizedAt"].instant != nil { return TableCell("are gone", .tableCellDim) }
        guard row.heldBy.isEmpty, let entry = row.next, entry.rule == .reportIdentity,
          entry.state == .upcoming
        else { return .next(row, state) }
        return TableCell("in \(Words.age(entry.dueAt - state.now))")
      },
      .record("MEETING", 12, growth: 8, priority: 4) { row, _ in
        TableCell(row.view["meeting"].text ?? "-")
      },
    ]
  }

  /// Below a PBX its name says nothing, below an extension neither does the number.
  func columns(_ screen: Screen) -> [Column] {
    guard case .list(_, let within?, _) = screen.place else { return columns }
    let dropped: Set<String> = within.kind == .pbx ? ["PBX"] : ["PBX", "EXT"]
    return columns.filter { !dropped.contains($0.title.text) }
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard let row = item.row else { return Selected("", []) }
    let meeting = row.view["meeting"].text.map { " of meeting \($0)" } ?? ""
    let pbx = row.view["pbx"].text.map { ", \($0)" } ?? ""
    return selectedRecord(row, "report \(row.view.id)\(meeting)\(pbx)", state)
  }
}
