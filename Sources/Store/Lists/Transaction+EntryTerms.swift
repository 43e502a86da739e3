import Domain

extension Transaction {
  /// Whether something of a row is in the due ledger as the term asks: its own entries, for a meeting
  /// those of its recordings and session files as well, for an extension those of its meetings and
  /// their recordings, for a participant those of its meeting.
  func entries(_ term: EntryTerm, _ kind: Kind, _ binds: inout [Value]) throws -> String {
    let places = term.rules.compactMap { EntryPlace($0, listedIn: kind) }
    func any(_ due: ClosedRange<Instant>?) -> String {
      let parts = places.map { $0.condition(Self.starts($0.rule, due), &binds) }
      return parts.isEmpty ? "false" : "(\(parts.joined(separator: " or ")))"
    }
    guard !term.states.isEmpty else { return any(term.due) }
    let holds = try holdIndex().holds.map { Scope(kind: $0.kind, record: $0.record) }
    let held = HiddenRows(kind, below: holds, &binds).condition
    let free = held.map { "not \($0)" } ?? "true"
    var parts: [String] = []
    if let held, term.states.contains(.held) { parts.append("\(held) and \(any(term.due))") }
    let dated = Self.windows(term.states, now: term.now).compactMap {
      Self.common($0, term.due)
    }
    if term.states.contains(.staged) || !dated.isEmpty {
      let orders = Array(try stagedScopes().keys)
      let staged = HiddenRows(kind, below: orders, &binds).condition
      if let staged, term.states.contains(.staged) {
        parts.append("\(staged) and \(free) and \(any(term.due))")
      }
      if !dated.isEmpty {
        let left = staged.map { "not \($0)" } ?? "true"
        let entries = dated.map { any($0) }.joined(separator: " or ")
        parts.append("\(free) and \(left) and (\(entries))")
      } else if staged == nil {
        parts.append("\(free) and false")
      }
    }
    // What is of no state in question is held, or nothing.
    if parts.isEmpty { parts.append(held.map { "\($0) and false" } ?? "false") }
    return parts.map { "(\($0))" }.joined(separator: " or ")
  }

  private static let ever =
    Instant(milliseconds: -9_000_000_000_000)...Instant(milliseconds: 9_000_000_000_000)

  /// The due instants of states, one window for each.
  private static func windows(
    _ states: Set<DueEntry.State>, now: Instant
  ) -> [ClosedRange<Instant>] {
    let late = now - DueEntry.overdueAfter
    return DueEntry.State.allCases.compactMap { state in
      guard states.contains(state) else { return nil }
      return switch state {
      case .overdue: ever.lowerBound...(late - 1)
      case .due: late...now
      case .upcoming: (now + 1)...ever.upperBound
      case .held, .staged: nil
      }
    }
  }

  private static func common(
    _ left: ClosedRange<Instant>, _ right: ClosedRange<Instant>?
  ) -> ClosedRange<Instant>? {
    guard let right else { return left }
    let (low, high) = (
      max(left.lowerBound, right.lowerBound), min(left.upperBound, right.upperBound)
    )
    return low <= high ? low...high : nil
  }

  /// The start points that fall due within a window: all up to its end, but those before it.
  private static func starts(
    _ rule: Rule, _ due: ClosedRange<Instant>?
  ) -> (within: [ClosedRange<Instant>], without: [ClosedRange<Instant>]) {
    guard let due else { return ([ever], []) }
    let within =
      due.upperBound >= ever.upperBound ? [ever] : rule.period.startRanges(dueUpTo: due.upperBound)
    let without =
      due.lowerBound <= ever.lowerBound
      ? [] : rule.period.startRanges(dueUpTo: due.lowerBound - 1)
    return (within, without)
  }
}

/// Where a list's row has the start point of a rule.
private struct EntryPlace {
  let rule: Rule
  private let source: DueSource
  /// The column of the start point.
  private let start: String
  /// Around a condition on it.
  private let around: (String) -> String

  /// Nil where rows of that kind have none.
  init?(_ rule: Rule, listedIn kind: Kind) {
    self.rule = rule
    source = DueSource(rule)
    if kind == rule.id.kind {
      start = source.start
      around = { $0 }
      return
    }
    let name = source.start.dropFirst("t.".count)
    switch (kind, rule.id.kind) {
    case (.participant, .meeting) where rule.id.countsParticipants:
      start = "m.\(name)"
      let own = ParticipantField(rule: rule.id)?.column
      around = { condition in own.map { "t.\($0) is not null and \(condition)" } ?? condition }
    case (.meeting, .recording), (.meeting, .file):
      start = "x.\(name)"
      let table = rule.id.kind.rawValue
      around = { "exists (select 1 from \(table) x where x.meeting = t.id and \($0))" }
    case (.extension, .meeting):
      start = "x.\(name)"
      around = { "exists (select 1 from meeting x where x.extension = t.id and \($0))" }
    case (.extension, .recording):
      start = "x.\(name)"
      around = { condition in
        """
        exists (select 1 from meeting y join recording x on x.meeting = y.id
        where y.extension = t.id and \(condition))
        """
      }
    default: return nil
    }
  }

  func condition(
    _ starts: (within: [ClosedRange<Instant>], without: [ClosedRange<Instant>]),
    _ binds: inout [Value]
  ) -> String {
    func any(_ ranges: [ClosedRange<Instant>]) -> String {
      ranges.map { range in
        binds += [Value(range.lowerBound), Value(range.upperBound)]
        return "\(start) between $\(binds.count - 1) and $\(binds.count)"
      }.joined(separator: " or ")
    }
    var condition = "(\(any(starts.within)))"
    if !starts.without.isEmpty { condition += " and not (\(any(starts.without)))" }
    if source.condition != "true" { condition += " and \(source.condition)" }
    return "(\(around("coalesce(\(condition), false)")))"
  }
}
