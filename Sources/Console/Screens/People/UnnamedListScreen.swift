internal import Domain
internal import Operations
internal import Terminal

/// What no address reaches in the meetings of a person, any of which could be theirs.
struct UnnamedListScreen: ListScreen {
  var order: String { "by PBX" }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let found = screen.detail?.unnamed else { return "" }
    let shown = found.records.map(\.row.view.kind)
    let counts = [Kind.participant, .session].map { kind in
      Words.kinds(kind, shown.count { $0 == kind })
    }
    return (counts + (found.isCut ? ["and more"] : ["a look that is written down"]))
      .joined(separator: CountsRow.gap)
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "Everybody in the same meetings bears an address, and no session history names them."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { item.row.flatMap(Screens.opened) }

  var columns: [Column] {
    [
      .record("AS", 11) { row, _ in TableCell(Words.kind(row.view.kind)) },
      .record("NAME", 12, growth: 10, priority: -1) { row, _ in
        row.view.restrictedBy == nil
          ? .masked(row.view[row.view.kind == .session ? "organizer" : "name"])
          : TableCell("restricted")
      },
      .record("MEETING", 12, growth: 10, priority: -1) { row, _ in
        TableCell(row.view["meeting"].text ?? "-")
      },
      Column("PBX", 22, growth: 20) { item, _ in
        guard case .personal(let record) = item, let pbx = record.pbx else { return .none }
        return TableCell(pbx)
      },
      .record("GOES", 15, growth: 4, priority: -1) { row, state in .next(row, state) },
      .record("IP", 12, growth: 8, priority: 3) { row, _ in
        row.view.kind == .participant ? .masked(row.view["ip"]) : .none
      },
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard let row = item.row else { return Selected("", []) }
    let name: Selected.Paragraph =
      row.view.kind == .session
      ? .init("Session history: a name only, and who met goes first.")
      : .init("No address: it could be the person, or anybody of that mask; = tells.")
    return selectedRecord(
      row, "\(Words.kind(row.view.kind)) \(row.view.id)", state, before: [name])
  }
}
