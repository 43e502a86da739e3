internal import Domain
internal import Operations
internal import Terminal

/// The rules as classes of DIN 66398: from which event each counts, and for how long.
struct PolicyMatrixScreen: ListScreen {
  var order: String { "" }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let policy = screen.detail?.policy?.policy else {
      return screen.failure == nil ? "reading..." : "not read"
    }
    return "\(policy.id): \(Self.starts(policy)) start points, \(Self.periods(policy).count)"
      + " periods   (\(state.keys.label(.others)): the sentences)"
  }

  private static func starts(_ policy: Policy) -> Int {
    Set(policy.all.map { StartPoint($0.id) }).count
  }

  /// The shortest first.
  static func periods(_ policy: Policy) -> [Period] {
    let start = Instant(CivilDate(year: 2026, month: 1, day: 1))
    return Set(policy.all.map(\.period)).sorted {
      ($0.due(from: start), $0.iso8601) < ($1.due(from: start), $1.iso8601)
    }
  }

  /// As many lines a start point as its fullest class has rules.
  static func items(_ policy: Policy) -> [Item] {
    let periods = periods(policy)
    return StartPoint.allCases.flatMap { point -> [Item] in
      let rules = policy.all.filter { StartPoint($0.id) == point }
      let cells = periods.map { period in rules.filter { $0.period == period }.map(\.id) }
      return (0..<(cells.map(\.count).max() ?? 0)).map { row in
        .matrix(point, row, cells.map { row < $0.count ? $0[row] : nil })
      }
    }
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String { "No policy was read." }

  func opened(_ item: Item, _ screen: Screen) -> Place? { nil }

  func columns(_ screen: Screen) -> [Column] {
    guard let policy = screen.detail?.policy?.policy else { return columns }
    return columns
      + Self.periods(policy).enumerated().map { index, period in
        let title = Words.period(period)
        let names = policy.all.filter { $0.period == period }.map { Words.rule($0.id).count }
        let width = max(title.count, names.max() ?? 0)
        return Column(SafeText(title), width, growth: 6) { item, _ in
          guard case .matrix(_, _, let rules) = item, index < rules.count,
            let rule = rules[index]
          else { return TableCell("") }
          return TableCell(Words.rule(rule))
        }
      }
  }

  var columns: [Column] {
    [
      Column("FROM", 12, growth: 8) { item, _ in
        guard case .matrix(let point, 0, _) = item else { return TableCell("") }
        return TableCell(point.rawValue, .uiDetailTitle)
      }
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .matrix(let point, _, let cells) = item, let policy = screen.detail?.policy?.policy
    else { return Selected("", []) }
    return Selected(
      "from \(point.rawValue)",
      cells.compactMap { $0 }.map { id in
        let rule = policy[id]
        return .init(
          "\(id.rawValue): \(Words.period(rule.period)), then \(Words.action(rule.action));"
            + " counted from \(rule.start)")
      })
  }
}

/// The event from which a rule counts, as a class.
enum StartPoint: String, CaseIterable, Hashable, Sendable {
  case creation
  case plan = "planned time"
  case begin
  case end
  case sign = "last sign"
  case unbinding

  init(_ rule: RuleID) {
    switch rule {
    case .recording, .reportIdentity, .reportRecheck, .sessionIdentity, .session, .serverLog:
      self = .creation
    case .meetingTitle, .meetingNote, .participantName: self = .plan
    case .participantIP: self = .begin
    case .participantEmail, .participant, .meeting, .sharedFile, .dialIn: self = .end
    case .tenantDNSMeetings, .tenantDNS, .tenantSync, .tenantContact: self = .sign
    case .tenantUnbound: self = .unbinding
    }
  }
}
