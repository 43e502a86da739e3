import Domain

/// Where a list's row has the start point of a rule.
struct EntryPlace {
  let rule: Rule
  /// The records below the row, down to the entry's own.
  let below: [Spot]
  /// The entry's own record; before it a participant, which has a share in its meeting's.
  let own: [Spot]
  private let source: DueSource
  /// The column of the start point.
  private let start: String
  /// Around a condition on it.
  let around: (String) -> String

  /// A record in the condition, by the column of its number.
  struct Spot {
    let kind: Kind
    let id: String
  }

  /// Nil where rows of that kind have none.
  init?(_ rule: Rule, listedIn kind: Kind) {
    self.rule = rule
    source = DueSource(rule)
    if kind == rule.id.kind {
      start = source.start
      below = []
      own = [Spot(kind: kind, id: "t.id")]
      around = { $0 }
      return
    }
    let name = source.start.dropFirst("t.".count)
    switch (kind, rule.id.kind) {
    case (.participant, .meeting) where rule.id.countsParticipants:
      start = "m.\(name)"
      below = []
      own = [Spot(kind: .participant, id: "t.id"), Spot(kind: .meeting, id: "m.id")]
      let column = ParticipantField(rule: rule.id)?.column
      around = { condition in column.map { "t.\($0) is not null and \(condition)" } ?? condition }
    case (.meeting, .recording), (.meeting, .file):
      start = "x.\(name)"
      own = [Spot(kind: rule.id.kind, id: "x.id")]
      below = own
      let table = rule.id.kind.rawValue
      around = { "exists (select 1 from \(table) x where x.meeting = t.id and \($0))" }
    case (.extension, .meeting):
      start = "x.\(name)"
      own = [Spot(kind: .meeting, id: "x.id")]
      below = own
      around = { "exists (select 1 from meeting x where x.extension = t.id and \($0))" }
    case (.extension, .recording):
      start = "x.\(name)"
      own = [Spot(kind: .recording, id: "x.id")]
      below = [Spot(kind: .meeting, id: "y.id")] + own
      around = { condition in
        """
        exists (select 1 from meeting y join recording x on x.meeting = y.id
        where y.extension = t.id and \(condition))
        """
      }
    default: return nil
    }
  }

  /// The condition that the entry falls due from one of some start points.
  func due(
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
    return "coalesce(\(condition), false)"
  }
}
