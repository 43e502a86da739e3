internal import Domain
internal import Operations
internal import Terminal

/// The columns of the Overview's three parts.
enum OverviewColumns {
  /// Columns that a line of an alarm has beside its cause.
  static let besideCause = 32
  /// And a title of the rows below beside what it says.
  static let besideTitle = 20

  static let alarms: [Column] = [
    Column("NEEDS SOMEBODY", 8) { item, _ in
      guard case .alarm(let alarm) = item else { return TableCell("") }
      return TableCell(SafeText(alarm.kind.rawValue.uppercased()), role(alarm))
    },
    Column("", 26, growth: 74) { item, state in
      guard case .alarm(let alarm) = item else { return TableCell("") }
      return TableCell(cause(alarm, state), role(alarm))
    },
    Column("FOR", 5, align: .trailing) { item, state in
      guard case .alarm(let alarm) = item, let since = alarm.since else { return .none }
      return TableCell(Words.distance(state.now - since), role(alarm))
    },
    Column("WHO HAS IT", 12) { item, state in
      guard case .alarm(let alarm) = item else { return TableCell("") }
      guard let taken = alarm.taken else { return TableCell("nobody") }
      return TableCell("\(taken.by), \(Words.clock(taken.until, state.zone))")
    },
  ]

  /// Where it has no room, without its articles; the line below has all of it.
  private static func cause(_ alarm: Alarm, _ state: State) -> SafeText {
    let whole = SafeText(alarm.cause)
    guard whole.columns > state.layout.width - besideCause else { return whole }
    return SafeText(
      alarm.cause.split(separator: " ").filter { $0 != "the" }.joined(separator: " "))
  }

  static func role(_ alarm: Alarm) -> Look {
    guard alarm.isLoud else { return .tableRow }
    return alarm.isCritical ? .stateOverdue : .stateLook
  }

  static let going: [Column] = [
    group("GOING, BY RULE", 20, growth: 6) { group, _, _ in TableCell(group.rawValue) },
    number("LATE", 5, growth: 1, .stateOverdue, \.late),
    number("DUE", 5, growth: 2, .stateDue, \.due),
    within("24 H", 6, days: 1), within("7 D", 7, days: 7),
    number("HELD", 4, .stateHeld, \.held),
    group("NEXT 14 DAYS", Overview.days, growth: Overview.days * 2 - 1) { _, counts, state in
      bars(counts, state)
    },
    group("MAX LATE", 8, align: .trailing) { _, counts, _ in
      guard let greatest = counts.greatest else { return uncounted }
      return greatest == 0 ? .none : TableCell(Words.distance(greatest))
    },
  ]

  /// On a wide screen each of the next days has its date.
  static func goingHeads(_ state: State, width: Int) -> SafeText {
    let heads = Column.heads(going, width: width)
    guard isWide(state) else { return heads }
    let days = (0..<Overview.days).map { day -> String in
      let date = state.zone.local(state.now + Int64(day) * Instant.day).date
      return (date.day < 10 ? " " : "") + String(date.day)
    }
    let title = "NEXT 14 DAYS" + String(repeating: " ", count: Overview.days * 3 - 1 - 12)
    let parts = heads.text.split(separator: title, maxSplits: 1).map(String.init)
    return parts.count == 2 ? SafeText(parts[0] + days.joined(separator: " ") + parts[1]) : heads
  }

  private static func isWide(_ state: State) -> Bool { state.layout.width >= 120 }

  private static let uncounted = TableCell("...", .tableCellDim)

  private static func bars(_ counts: GroupCounts, _ state: State) -> TableCell {
    guard let coming = counts.coming else { return uncounted }
    return TableCell(
      SafeText.bars(coming.days, width: isWide(state) ? 2 : 1, in: state.glyphs), .chart1)
  }

  private static func group(
    _ title: SafeText, _ width: Int, growth: Int = 0, align: Grid.Alignment = .leading,
    cell: @escaping @Sendable (RuleGroup, GroupCounts, State) -> TableCell
  ) -> Column {
    Column(title, width, growth: growth, align: align) { item, state in
      guard case .group(let group, let counts) = item else { return TableCell("") }
      return cell(group, counts, state)
    }
  }

  private static func number(
    _ title: SafeText, _ width: Int, growth: Int = 0, _ role: Look,
    _ count: @escaping @Sendable (GroupCounts) -> Int?
  ) -> Column {
    group(title, width, growth: growth, align: .trailing) { _, counts, _ in
      guard let number = count(counts) else { return uncounted }
      return TableCell(Words.short(number, width: width), number == 0 ? .tableCellDim : role)
    }
  }

  private static func within(_ title: SafeText, _ width: Int, days: Int) -> Column {
    group(title, width, growth: 2, align: .trailing) { _, counts, _ in
      guard let coming = counts.coming else { return uncounted }
      let number = coming.within(days: days)
      let isLess = coming.isCut && coming.days.count <= days
      let words = Words.short(number, width: isLess ? width - 1 : width) + (isLess ? "+" : "")
      return TableCell(words, number == 0 ? .tableCellDim : .tableRow)
    }
  }

  static func atRisk(_ title: String) -> [Column] {
    [
      Column.record(SafeText(title), 26, growth: 20) { row, _ in TableCell(row.view.id) },
      Column.record("", 20, growth: 8) { row, state in TableCell(why(row, state)) },
      Column.record("OF LIMIT", 8) { row, state in
        PBXClock.gauge(row.view, state, width: 8)
      },
      Column.record("GOES", 19) { row, state in goes(row, state) },
    ]
  }

  /// `dns fails 26 d of 29`.
  private static func why(_ row: ListRow, _ state: State) -> String {
    guard let entry = row.next else { return "-" }
    if entry.rule == .tenantUnbound { return "unbound in the ERP" }
    let days = (state.now - entry.start) / Instant.day
    let limit = (entry.dueAt - entry.start) / Instant.day
    let what =
      switch entry.rule {
      case .tenantDNS, .tenantDNSMeetings: "dns fails"
      case .tenantSync: "no sync"
      default: "no contact"
      }
    return "\(what) \(days) d of \(limit)"
  }

  private static func goes(_ row: ListRow, _ state: State) -> TableCell {
    guard let entry = row.next else { return .none }
    let isDue = entry.state == .due || entry.state == .overdue
    if isDue, state.status?.braked.contains(entry.rule) ?? false {
      return TableCell("due, behind a brake", .stateBrake)
    }
    return TableCell(
      Words.when(entry, now: state.now), entry.state == .overdue ? .stateOverdue : .tableRow)
  }
}
