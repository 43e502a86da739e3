internal import Domain
internal import Operations
internal import Terminal

/// A report, partially redacted for every role; that it was opened is written down.
struct ReportScreen: ListScreen {
  var order: String { "" }
  var headRows: Int { 4 }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let report = screen.detail?.report else {
      let isOpening = screen.failure == nil
      return "PARTIALLY REDACTED for every role. " + (isOpening ? "Opening..." : "Not opened.")
    }
    return "PARTIALLY REDACTED for every role. That you opened it is written down "
      + "(#\(Words.grouped(Int(report.audit))))."
  }

  func head(_ screen: Screen, _ state: State) -> [Line] {
    guard let report = screen.detail?.report else { return [] }
    let view = report.row.view
    let who =
      Line("pbx      ", .uiDetail) + Line(view["pbx"].text ?? "-") + Line("  ext ", .uiDetail)
      + Line(view["extension"].text ?? "-") + Line("  organiser ", .uiDetail)
      + Line(view["organizerName"].text ?? "none", .cellMasked)
      + Line("  " + (view["organizerEmail"].text ?? "none"), .cellMasked)
    return [who, meeting(report, state), path(report, state)]
  }

  private func meeting(_ report: ReportDetail, _ state: State) -> Line {
    let view = report.row.view
    var line =
      Line("meeting  ", .uiDetail) + Line(view["meeting"].text ?? "-")
      + Line("   title ", .uiDetail) + Line(view["title"].text ?? "none", .cellMasked)
    if let length = length(report) {
      line = line + Line("   \(length / 60) min", .uiDetail)
    }
    if let start = report.meeting?["startedAt"].instant {
      let end = report.meeting?["endedAt"].instant.map { " to \(Words.clock($0, state.zone))" }
      let time = Words.instant(start, now: state.now, state.zone) + (end ?? "")
      line = line + Line("   \(time)", .uiDetail)
    }
    return line
  }

  private func path(_ report: ReportDetail, _ state: State) -> Line {
    let view = report.row.view
    func at(_ instant: Instant) -> String {
      let day = Words.shortDay(instant, now: state.now, state.zone)
      return state.now - instant > 180 * Instant.day
        ? day : "\(day) \(Words.clock(instant, state.zone))"
    }
    let crumb = Line(" ") + Line(SafeText(.crumb, in: state.glyphs), .uiCrumb) + Line(" ")
    let made = view["createdAt"].instant.map { "made \(at($0))" } ?? "made"
    let synced = view["syncedAt"].instant.map { "on the PBX \(at($0))" } ?? "not yet on the PBX"
    let names: String
    if let gone = view["sanitizedAt"].instant {
      names = "names gone since \(at(gone))"
    } else if let entry = report.due.first(where: { $0.rule == .reportIdentity }) {
      let day = Words.day(entry.dueAt, now: state.now, state.zone, weekday: false)
      let holds = entry.holds.map(Hold.label).joined(separator: ", ")
      names = holds.isEmpty ? "names go \(day)" : "names held, \(holds)"
    } else {
      names = "no names left"
    }
    return Line("path     ", .uiDetail) + Line(made) + crumb + Line(synced) + crumb
      + Line(names)
  }

  /// The meeting's length in seconds, else the longest stay.
  private func length(_ report: ReportDetail) -> Int64? {
    if let start = report.meeting?["startedAt"].instant,
      let end = report.meeting?["endedAt"].instant, end > start
    {
      return (end - start) / Instant.second
    }
    return report.attendees.compactMap(\.connectedSeconds).max()
  }

  /// The sums under their columns.
  func headings(
    _ item: Item?, after previous: Item?, _ screen: Screen, _ state: State
  ) -> [Heading] {
    guard item == nil, previous != nil, let report = screen.detail?.report else { return [] }
    let seconds = report.attendees.compactMap(\.connectedSeconds).reduce(0, +)
    let reconnects = report.attendees.compactMap(\.reconnects).reduce(0, +)
    let count = report.attendees.count
    let sums: [String: String] = [
      "NAME": count == 1 ? "1 attendee" : "\(Words.grouped(count)) attendees",
      "TOTAL": Words.stopwatch(seconds: seconds), "RECONN": Words.grouped(Int(reconnects)),
    ]
    let width = state.layout.width - ListView.gutter
    return [Heading(style: .title, text: Column.line(columns, width: width) { sums[$0] ?? "" })]
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String { "The report lists no attendee." }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    screen.detail?.report?.meeting.map { .meeting(id: $0.id, number: $0.number) }
  }

  var columns: [Column] {
    [
      attendee("  #", 3, align: .trailing) { number, _, _ in TableCell(String(number)) },
      attendee("NAME", 10, growth: 14) { _, attendee, _ in .masked(ViewValue(attendee.name)) },
      attendee("E-MAIL", 10, growth: 10) { _, attendee, _ in
        .masked(ViewValue(attendee.email))
      },
      attendee("TOTAL", 8, align: .trailing) { _, attendee, _ in
        attendee.connectedSeconds.map { TableCell(Words.stopwatch(seconds: $0)) } ?? .none
      },
      attendee("OF THE MEETING", 26, priority: 1) { _, attendee, state in
        let share = share(attendee, state)
        return TableCell(SafeText.gauge(share, of: 100, width: 26, in: state.glyphs), .chart1)
      },
      attendee("", 5, align: .trailing) { _, attendee, state in
        TableCell("\(share(attendee, state)) %")
      },
      attendee("RECONN", 6, align: .trailing) { _, attendee, _ in
        let count = attendee.reconnects ?? 0
        return TableCell(String(count), count >= 5 ? .stateOverdue : .tableRow)
      },
    ]
  }

  private func attendee(
    _ title: SafeText, _ width: Int, growth: Int = 0, align: Grid.Alignment = .leading,
    priority: Int = 0, cell: @escaping @Sendable (Int, ReportDetail.Attendee, State) -> TableCell
  ) -> Column {
    Column(title, width, growth: growth, align: align, priority: priority) { item, state in
      guard case .attendee(let number, let attendee) = item else { return TableCell("") }
      return cell(number, attendee, state)
    }
  }

  /// Of a hundred, rounded down.
  private func share(_ attendee: ReportDetail.Attendee, _ state: State) -> Int {
    guard let report = state.screen.detail?.report, let length = length(report), length > 0,
      let seconds = attendee.connectedSeconds
    else { return 0 }
    return Int(max(0, min(100, seconds * 100 / length)))
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .attendee(let number, let attendee) = item,
      let report = screen.detail?.report
    else { return Selected("", []) }
    let minutes = (attendee.connectedSeconds ?? 0) / 60
    let of = length(report).map { " of \($0 / 60)" } ?? ""
    let others = report.attendees.enumerated().filter { $0.offset + 1 != number }
    var lines = [
      Selected.Paragraph("\(minutes)\(of) minutes, \(Words.reconnects(attendee.reconnects ?? 0))")
    ]
    let reconnects = others.compactMap(\.element.reconnects)
    if let least = reconnects.min(), let most = reconnects.max() {
      let range = least == most ? "\(most)" : "\(least) to \(most)"
      let who = others.count == 1 ? "the other one has" : "the \(others.count) others have"
      lines = [.init(lines[0].text + "; \(who) \(range).")]
    }
    let namesakes = others.count { $0.element.name == attendee.name && attendee.name != nil }
    if namesakes > 0 {
      lines.append(
        .init("\(namesakes + 1) bear this mask: tell them apart by number and minutes, or by =."))
    }
    if let held = held(report, state) { lines.append(.init(held, .stateHeld)) }
    return Selected("attendee \(number)", lines)
  }

  /// When the names would go.
  private func held(_ report: ReportDetail, _ state: State) -> String? {
    guard let entry = report.due.first(where: { $0.rule == .reportIdentity }),
      !entry.holds.isEmpty
    else { return nil }
    let holds = entry.holds.map(Hold.label).joined(separator: ", ")
    let day = Words.day(entry.dueAt, now: state.now, state.zone, weekday: false)
    let left =
      entry.dueAt > state.now ? ", in \(Words.age(entry.dueAt - state.now))" : ", and are due"
    return "Without \(holds) the names would go on \(day)\(left)."
  }
}

extension Words {
  static func reconnects(_ count: Int64) -> String {
    count == 1 ? "1 reconnect" : "\(count) reconnects"
  }
}
