internal import Domain
internal import Operations
internal import Terminal

/// All that bears one address, across all PBXs, and what no address reaches. The address is
/// nowhere on it.
struct PersonScreen: ListScreen {
  var order: String { "by PBX" }
  var headRows: Int { 4 }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let found = screen.detail?.person else { return "" }
    let pbxs = Set(found.records.compactMap(\.pbx)).count
    let due = found.openCase.map { open in
      let day = Words.day(open.personCase.dueAt, now: state.now, state.zone)
      return "   \(open.personCase.reference): answer by \(day)" + (open.isLate ? ", LATE" : "")
    }
    return "\(counted(screen, "records")) on \(Words.kinds(.pbx, pbxs))" + (due ?? "")
  }

  func head(_ screen: Screen, _ state: State) -> [Line] {
    guard let reach = screen.detail?.person?.reach else { return [] }
    func part(_ name: String, _ words: String) -> [Line] {
      let width = max(20, state.size.columns - 14)
      return Line.wrapped(words, width: width, rows: 1, .ui).map {
        Line(name.padding(to: 14), .uiDetail) + $0
      }
    }
    func until(_ instant: Instant?) -> String {
      instant.map { " to \(Words.shortDay($0, now: state.now, state.zone))" } ?? ""
    }
    let people = reach.withoutAddress.reduce(0) { $0 + $1.participants }
    return part(
      "NOT REACHED",
      "\(Words.grouped(people)) with no address in the same meetings, "
        + "\(Words.grouped(reach.sessions)) sessions\(until(reach.sessionsUntil))"
        + " (\(state.keys.label(.unnamed)))")
      + part(
        "OUTSIDE",
        reach.backups == 0
          ? "no backup is known"
          : "\(Words.grouped(reach.backups)) backup\(reach.backups == 1 ? "" : "s")"
            + until(reach.backupsUntil))
      + part(
        "SOURCE",
        reach.pbxs.isEmpty
          ? "no PBX" : "remains on, and can be sent again by, \(reach.pbxs.joined(separator: ", "))"
      )
      + part("FOR THEM", Self.rights(state.keys))
  }

  /// What can be done for them, by its article, and its key.
  private static func rights(_ keys: KeyMap) -> String {
    [
      "Art. 15,20 \(keys.label(.exportPerson)) export", "16 \(keys.label(.rectify)) correct",
      "17 \(keys.label(.erase)) erase", "18 \(keys.label(.restrict)) hold",
      "\(keys.label(.letter)) letter",
    ].joined(separator: "  ")
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "No record here bears that address: not now, or not spelled so. \(keys.label(.find)) asks again."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    item.row.flatMap { Screens.opened($0.view) }
  }

  var columns: [Column] {
    [
      Column.record("AS", 11) { row, _ in TableCell(Words.kind(row.view.kind)) },
      Column.record("RECORD", 27, growth: 14, priority: -1) { row, _ in TableCell(row.view.id) },
      Column("PBX", 20, growth: 16) { item, _ in
        guard case .personal(let record) = item, let pbx = record.pbx else { return .none }
        return TableCell(pbx)
      },
      Column.record("GOES", 15, growth: 4) { row, state in
        TableCell(Words.next(row, now: state.now))
      },
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .personal(let record) = item else { return Selected("", []) }
    let view = record.row.view
    var selected = selectedRecord(record.row, "\(Words.kind(view.kind)) \(view.id)", state)
    selected.trailing =
      record.fields.isEmpty
      ? "below the extension" : "by \(record.fields.joined(separator: ", "))"
    return selected
  }
}
