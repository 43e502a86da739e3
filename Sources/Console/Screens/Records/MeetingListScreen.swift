internal import Domain
internal import Operations
internal import Terminal

/// Meetings by time, with a line for each day and one for now.
struct MeetingListScreen: ListScreen {
  var order: String { "by time, opens at now" }

  func counts(_ screen: Screen, _ state: State) -> String {
    let below = if case .list(_, .some, let of?) = screen.place { " of \(of)" } else { "" }
    return counted(screen, "meetings" + below)
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    screen.place == .root(.meetings)
      ? "No meeting is stored: imports bring them in, and the policy's rules took what was due."
      : "No meeting here: none was planned or held that the policy still keeps."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { item.row.flatMap(Screens.opened) }

  var columns: [Column] {
    [
      .record("TIME", 5, priority: -1) { row, state in
        guard case .meeting(let facts) = row.facts else { return .none }
        if row.view["quick"] == .flag(true) { return TableCell("quick") }
        return facts.at.map { TableCell(Words.clock($0, state.zone)) } ?? .none
      },
      .record("PBX", 21, growth: 20, priority: -1) { row, _ in
        TableCell(row.view["pbx"].text ?? "-")
      },
      .record("EXT", 4, align: .trailing) { row, _ in
        TableCell(row.view["extension"].text ?? "-")
      },
      .record("ORGANISER", 10, growth: 10) { row, _ in
        guard case .meeting(let facts) = row.facts else { return .none }
        return .masked(ViewValue(facts.organizer))
      },
      .record("TN", 2) { row, state in
        let title = TableCell.presence(row.view, "title", state.glyphs)
        let note = TableCell.presence(row.view, "note", state.glyphs)
        return TableCell(title.text + note.text, .cellMasked)
      },
      .record("STATE", 5, priority: -1) { row, _ in
        guard case .meeting(let facts) = row.facts else { return .none }
        return Self.state(facts.state)
      },
      .record("PPL", 4, align: .trailing) { row, _ in
        guard case .meeting(let facts) = row.facts else { return .none }
        return TableCell(Words.short(facts.people, width: 4))
      },
      .record("R/F", 4, align: .trailing) { row, _ in
        guard case .meeting(let facts) = row.facts else { return .none }
        return TableCell("\(facts.recordings)/\(facts.files)")
      },
      .record("NEXT DUE", 13, growth: 3, priority: -1) { row, state in .next(row, state) },
      .record("ID", 12, growth: 12, priority: 1) { row, _ in TableCell(row.view.id) },
      .record("MIN", 4, align: .trailing, priority: 2) { row, _ in
        row.view["durationMinutes"].integer.map { TableCell(String($0)) } ?? .none
      },
      .record("DIAL-IN", 16, priority: 3) { row, _ in .masked(row.view["dialIn"]) },
    ]
  }

  /// Below a PBX its name says nothing, below an extension neither do number and organiser.
  func columns(_ screen: Screen) -> [Column] {
    guard case .list(_, let within?, _) = screen.place else { return columns }
    let dropped: Set<String> =
      within.kind == .pbx ? ["PBX"] : ["PBX", "EXT", "ORGANISER"]
    return columns.filter { !dropped.contains($0.title.text) }.map { column in
      column.title.text == "ID" ? column.withPriority(0) : column
    }
  }

  static func state(_ state: ListRow.MeetingFacts.State) -> TableCell {
    switch state {
    case .planned: TableCell("plan")
    case .live: TableCell("LIVE", .stateLive)
    case .ended: TableCell("ended", .tableCellDim)
    case .never: TableCell("never", .stateLook)
    }
  }

  func headings(
    _ item: Item?, after previous: Item?, _ screen: Screen, _ state: State
  ) -> [Heading] {
    // Days and now make sense in the order of time only.
    guard screen.list.query.sort == nil, !screen.list.query.descending else { return [] }
    let at = item.flatMap(Screens.meetingTime)
    let before = previous.flatMap(Screens.meetingTime)
    var headings: [Heading] = []
    let isNow =
      (before.map { $0 < state.now } ?? !screen.list.canLoadBehind)
      && (at.map { $0 >= state.now } ?? (item == nil))
    let day = at.map { state.zone.local($0).date }
    if let at, day != before.map({ state.zone.local($0).date }) {
      headings.append(
        Heading(
          style: .day, text: SafeText(Words.day(at, now: state.now, state.zone))))
    }
    if isNow {
      let text = SafeText("now \(Words.clock(state.now, state.zone))")
      let heading = Heading(style: .now, text: text)
      let isToday = day == state.zone.local(state.now).date
      headings.insert(heading, at: isToday ? headings.count : 0)
    }
    return headings
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard let row = item.row, case .meeting(let facts) = row.facts else {
      return Selected("", [])
    }
    let base = selectedRecord(row, "meeting \(row.view.id)", state)
    let when = facts.at.map { at in
      at > state.now
        ? Words.ahead(at, now: state.now) : "\(Words.distance(state.now - at)) ago"
    }
    return Selected(base.title, trailing: when == "now ago" ? "now" : when, base.lines)
  }
}
