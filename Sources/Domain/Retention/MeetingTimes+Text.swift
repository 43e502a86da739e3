/// As one word: `1772442000000,30,,1772445600000,0,0,,`, in the order of the fields.
extension MeetingTimes {
  package var text: String {
    let fields: [Int64?] = [
      scheduledAt?.milliseconds, durationMinutes, startedAt?.milliseconds, endedAt?.milliseconds,
      quick ? 1 : 0, connected, firstJoinAt?.milliseconds, lastLeaveAt?.milliseconds,
    ]
    return fields.map { $0.map(String.init) ?? "" }.joined(separator: ",")
  }

  package init?(text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 8, parts.allSatisfy({ $0.isEmpty || Int64($0) != nil }) else { return nil }
    let fields = parts.map { Int64($0) }
    func instant(_ place: Int) -> Instant? { fields[place].map(Instant.init(milliseconds:)) }
    self.init(
      scheduledAt: instant(0), durationMinutes: fields[1], startedAt: instant(2),
      endedAt: instant(3), quick: fields[4] == 1, connected: fields[5] ?? 0,
      firstJoinAt: instant(6), lastLeaveAt: instant(7))
  }

  /// Whether every rule counts from the same instant in both.
  package func startsAlike(_ other: MeetingTimes) -> Bool {
    Self.rules.allSatisfy { start(of: $0) == other.start(of: $0) }
  }

  /// One of those that count alike.
  private static let rules: [RuleID] = [
    .meetingTitle, .participantEmail, .participantIP, .dialIn, .meeting,
  ]
}
