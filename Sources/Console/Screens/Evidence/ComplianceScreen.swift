internal import Domain
internal import Operations
internal import Terminal

/// How the policy was kept in a time: what fell due by rule, how late it went, what is left.
struct ComplianceScreen: ListScreen {
  var order: String { "" }
  var headRows: Int { 1 }

  /// Rules that are told of in one line.
  static let lines: [(name: String, rules: [RuleID])] = [
    ("recording", [.recording]), ("participant-name", [.participantName]),
    ("participant-email", [.participantEmail]), ("participant-ip", [.participantIP]),
    ("meeting-title, note", [.meetingTitle, .meetingNote]),
    ("participant, meeting", [.participant, .meeting]), ("shared-file", [.sharedFile]),
    ("dial-in", [.dialIn]), ("report (2 rules)", [.reportIdentity, .reportRecheck]),
    ("session (2 rules)", [.sessionIdentity, .session]), ("server-log", [.serverLog]),
    (
      "tenant (5 rules)",
      [.tenantDNSMeetings, .tenantDNS, .tenantSync, .tenantContact, .tenantUnbound]
    ),
  ]

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let report = screen.detail?.compliance else {
      return screen.failure == nil ? "reading what was written..." : "not read"
    }
    func day(_ instant: Instant) -> String {
      Words.day(instant, now: state.now, .utc, weekday: false)
    }
    return "\(report.pbx ?? "all PBXs")   \(day(report.from)) to \(day(report.until - 1))"
      + "   policy \(report.policy)"
  }

  func head(_ screen: Screen, _ state: State) -> [Line] {
    guard let report = screen.detail?.compliance else { return [] }
    let sum = ComplianceLine(name: "", rules: RuleID.allCases, report)
    guard let fellDue = sum.fellDue, let done = sum.done else {
      return [Line("of one PBX runs keep no count: HELD \(sum.held), LEFT \(sum.left)", .uiDetail)]
    }
    let left = Line("\(Words.grouped(sum.left)) LEFT", sum.left == 0 ? .stateReady : .stateOverdue)
    return [
      Line(
        "\(Words.grouped(fellDue)) fell due: \(Words.grouped(done.in15m)) in time (15 min), "
          + "\(Words.grouped(done.in8h + done.later)) later, \(Words.grouped(sum.held)) held, ",
        .uiDetail) + left
    ]
  }

  static func items(_ report: ComplianceReport, _ state: State) -> [Item] {
    lines.map { .compliance(ComplianceLine(name: $0.name, rules: $0.rules, report)) }
      + ComplianceFacts.items(report, state)
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String { "Nothing was read." }

  func opened(_ item: Item, _ screen: Screen) -> Place? { nil }

  func wide(_ item: Item) -> TableCell? {
    guard case .fact(_, let value, let tone) = item else { return nil }
    return TableCell(value, tone == .missing ? .stateOverdue : .tableRow)
  }

  private let line = Column.Of<ComplianceLine> {
    if case .compliance(let line) = $0 { line } else { nil }
  }

  var columns: [Column] {
    [
      Column("RULE", 20, growth: 10) { item, _ in
        switch item {
        case .compliance(let line): TableCell(line.name)
        case .fact(let name, _, _): TableCell(name, .uiDetailTitle)
        default: TableCell("")
        }
      },
      number("FELL DUE", 11) { $0.fellDue }, number("IN TIME", 11) { $0.done?.in15m },
      number("LATER", 7, .stateLook) { $0.later },
      line("WORST", 7, align: .trailing) { line, _ in
        guard let done = line.done, done.greatest > 0 else { return .none }
        return TableCell(Words.distance(done.greatest))
      },
      number("HELD", 7, .stateHeld) { $0.held }, number("LEFT", 7, .stateOverdue) { $0.left },
    ]
  }

  private func number(
    _ title: SafeText, _ width: Int, _ role: Look = .tableRow,
    _ value: @escaping @Sendable (ComplianceLine) -> Int?
  ) -> Column {
    line(title, width, align: .trailing) { line, _ in
      guard let number = value(line) else { return .none }
      return TableCell(Words.short(number, width: width), number == 0 ? .tableCellDim : role)
    }
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    switch item {
    case .compliance(let line):
      guard let late = line.late.first else {
        guard line.left == 0 else {
          let left = "\(Words.grouped(line.left)) fell due and are still here"
          let went = "of what went, none went later than 8 h"
          return Selected(line.name, [.init(left, .stateOverdue), .init(went)])
        }
        return Selected(line.name, [.init("none of it went later than 8 h after it fell due")])
      }
      let at = Words.instant(late.at, now: state.now, state.zone, weekday: false)
      let why = late.causes.map(\.code).joined(separator: ", ")
      let receipt = late.receipt.map { "; \(Receipt.label($0)), Enter opens it" } ?? ""
      let more = line.late.count > 1 ? "and \(line.late.count - 1) more runs" : ""
      return Selected(
        "\(line.name): \(Words.grouped(line.done?.later ?? 0)) later than 8 h",
        [
          .init(
            "\(at): \(Words.grouped(late.count)) in \(SweepRun.label(late.run)), up to "
              + "\(Words.distance(late.greatest)): \(why)\(receipt)"),
          .init(more),
        ])
    case .fact(let name, let value, _):
      return Selected(name, [.init(value)])
    default: return Selected("", [])
    }
  }
}

/// What fell due by some rules together.
struct ComplianceLine: Hashable, Sendable {
  let name: String
  /// Nil where that cannot be told, of one PBX.
  private(set) var done: Lateness?
  private(set) var held = 0
  private(set) var staged = 0
  private(set) var left = 0
  private(set) var late: [ComplianceReport.Late] = []

  init(name: String, rules: [RuleID], _ report: ComplianceReport) {
    self.name = name
    var sum: Lateness? = Lateness()
    for line in report.rules where rules.contains(line.rule.id) {
      if let done = line.done { sum?.add(done) } else { sum = nil }
      held += line.held
      staged += line.staged
      left += line.left
    }
    done = sum
    late = report.late.all.filter { rules.contains($0.rule) }
  }

  var later: Int? { done.map { $0.in8h + $0.later } }

  var fellDue: Int? { done.map { $0.in15m + $0.in8h + $0.later + held + staged + left } }
}
