internal import Domain
internal import Operations
internal import Terminal

/// A meeting: its recordings, files, report and participants.
struct MeetingScreen: ListScreen {
  var order: String { "" }
  var headRows: Int { 4 }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let row = screen.detail?.record?.row else {
      return screen.failure == nil ? "reading..." : "not read"
    }
    guard case .meeting(let facts) = row.facts else { return "meeting \(row.view.id)" }
    return "\(Self.state(facts.state))   \(Words.people(facts.people))"
      + "   recordings \(facts.recordings)   files \(facts.files)"
  }

  func head(_ screen: Screen, _ state: State) -> [Line] {
    guard let row = screen.detail?.record?.row else { return [] }
    let view = row.view
    guard case .meeting(let facts) = row.facts else { return [] }
    let place =
      Line("pbx ", .uiDetail) + Line(view["pbx"].text ?? "-")
      + Line("   ext ", .uiDetail) + Line(view["extension"].text ?? "-")
      + Line("   organiser ", .uiDetail) + Line(facts.organizer ?? "none", .cellMasked)
    return [place, Self.times(view, state), marks(view), holds(row)]
  }

  private static func state(_ state: ListRow.MeetingFacts.State) -> String {
    switch state {
    case .planned: "planned"
    case .live: "LIVE"
    case .ended: "ended"
    case .never: "nobody came"
    }
  }

  static func times(_ view: RecordView, _ state: State) -> Line {
    var day: String?
    // The day is said once.
    func at(_ field: String) -> String? {
      guard let instant = view[field].instant else { return nil }
      let its = Words.day(instant, now: state.now, state.zone)
      defer { day = its }
      let clock = Words.clock(instant, state.zone)
      return its == day ? clock : "\(its) \(clock)"
    }
    var parts: [String] = []
    if view["quick"] == .flag(true) {
      parts.append("a standing room, always open")
    } else if let planned = at("scheduledAt") {
      let minutes = view["durationMinutes"].integer.map { " for \($0) min" } ?? ""
      parts.append("planned \(planned)\(minutes)")
    }
    parts.append(at("startedAt").map { "began \($0)" } ?? "not begun")
    if let ended = at("endedAt") { parts.append("ended \(ended)") }
    if let connected = view["connected"].integer, connected > 0 {
      parts.append("\(connected) in it now")
    }
    return Line(parts.joined(separator: "   "), .uiDetail)
  }

  private func marks(_ view: RecordView) -> Line {
    func field(_ name: String) -> String {
      view.erased.contains(name) ? "erased" : view[name].text ?? "none"
    }
    return Line("title ", .uiDetail) + Line(field("title"), .cellMasked)
      + Line("   note ", .uiDetail) + Line(field("note"), .cellMasked)
      + Line("   dial-in ", .uiDetail) + Line(field("dialIn"), .cellMasked)
  }

  private func holds(_ row: ListRow) -> Line {
    let labels = row.heldBy.map(Hold.label).joined(separator: ", ")
    if !labels.isEmpty { return Line("held by \(labels)", .stateHeld) }
    return row.hasHoldBelow ? Line("a hold lies on something below it", .stateHeld) : Line()
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "Nobody has come and nothing was shared or recorded."
  }

  func headings(
    _ item: Item?, after previous: Item?, _ screen: Screen, _ state: State
  ) -> [Heading] {
    guard let kind = item?.row?.view.kind, kind != previous?.row?.view.kind else { return [] }
    let title =
      switch kind {
      case .recording: "RECORDINGS: state, size, converter"
      case .file: "FILES: what, size, since"
      case .report: "REPORT: attendees, reconnects, made"
      default: "PARTICIPANTS: name, e-mail, IP, role"
      }
    return [Heading(style: .title, text: SafeText(title))]
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { item.row.flatMap(Screens.opened) }

  var columns: [Column] {
    [
      .record("ID", 12, growth: 12) { row, _ in TableCell(row.view.id) },
      .record("", 14, growth: 10) { row, state in first(row, state) },
      .record("", 11, growth: 6) { row, _ in second(row) },
      .record("", 13, growth: 8) { row, state in third(row, state) },
      .record("", 6, growth: 6) { row, _ in fourth(row) },
      .record("NEXT DUE", 15, priority: -1) { row, state in .next(row, state) },
    ]
  }

  private func first(_ row: ListRow, _ state: State) -> TableCell {
    switch row.view.kind {
    case _ where row.view.restrictedBy != nil: TableCell("restricted", .stateQuarantine)
    case .recording: TableCell(row.view["state"].text ?? "-")
    case .file: TableCell(row.view["share"] == .text("document") ? "document" : "in a session")
    case .report:
      if case .report(let attendees, _, _) = row.facts {
        TableCell("\(attendees) attendees")
      } else {
        .none
      }
    default: .masked(row.view["name"])
    }
  }

  private func second(_ row: ListRow) -> TableCell {
    guard row.view.restrictedBy == nil else { return .none }
    switch row.view.kind {
    case .recording, .file:
      return row.view["bytes"].integer.map { TableCell(Words.bytes($0)) } ?? .none
    case .report:
      guard case .report(_, let reconnects, _) = row.facts else { return .none }
      return TableCell("\(reconnects) reconn.")
    default: return .masked(row.view["email"])
    }
  }

  private func third(_ row: ListRow, _ state: State) -> TableCell {
    func at(_ field: String) -> TableCell {
      row.view[field].instant.map {
        TableCell(Words.instant($0, now: state.now, state.zone, weekday: false))
      } ?? .none
    }
    switch row.view.kind {
    case _ where row.view.restrictedBy != nil: return .none
    case .recording: return TableCell(row.view["converter"].text ?? "no converter", .tableCellDim)
    case .file: return at("uploadedAt")
    case .report: return at("createdAt")
    default: return .masked(row.view["ip"])
    }
  }

  private func fourth(_ row: ListRow) -> TableCell {
    row.view.kind == .participant
      ? TableCell(row.view["role"] == .text("organizer") ? "org." : "-") : TableCell("")
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard let row = item.row else { return Selected("", []) }
    return selectedRecord(row, "\(Words.kind(row.view.kind)) \(row.view.id)", state)
  }
}
