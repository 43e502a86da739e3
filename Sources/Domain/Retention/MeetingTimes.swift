/// What the start points of a meeting's rules are computed from.
package struct MeetingTimes: Hashable, Sendable {
  package var scheduledAt: Instant?
  package var durationMinutes: Int64?
  package var startedAt: Instant?
  package var endedAt: Instant?
  package var quick: Bool
  package var connected: Int64
  /// The earliest join of any participant, once known.
  package var firstJoinAt: Instant?
  /// The latest leave of any participant, once known.
  package var lastLeaveAt: Instant?

  package init(
    scheduledAt: Instant? = nil, durationMinutes: Int64? = nil, startedAt: Instant? = nil,
    endedAt: Instant? = nil, quick: Bool = false, connected: Int64 = 0,
    firstJoinAt: Instant? = nil, lastLeaveAt: Instant? = nil
  ) {
    self.scheduledAt = scheduledAt
    self.durationMinutes = durationMinutes
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.quick = quick
    self.connected = connected
    self.firstJoinAt = firstJoinAt
    self.lastLeaveAt = lastLeaveAt
  }

  /// A quick meeting has no scheduled instant, whatever was imported.
  package var scheduled: Instant? { quick ? nil : scheduledAt }

  package var plannedEnd: Instant? {
    scheduled.map { $0 + (durationMinutes ?? 0) * Instant.minute }
  }

  /// `rules.md`, Session finished.
  package var finished: Instant? {
    if let endedAt { return endedAt }
    if connected > 0 { return nil }
    if let startedAt { return lastLeaveAt ?? startedAt }
    return plannedEnd
  }

  /// scheduled → started → ended.
  package var occurrence: Instant? { scheduled ?? startedAt ?? endedAt }

  /// The start point of a rule of the kind meeting; nil: nothing is due.
  package func start(of rule: RuleID) -> Instant? {
    switch rule {
    case .meetingTitle, .meetingNote, .participantName:
      return occurrence
    case .participantEmail:
      return endedAt ?? plannedEnd ?? scheduled ?? startedAt
    case .participantIP:
      switch (startedAt, scheduled) {
      case (let started?, let scheduled?): return min(started, scheduled)
      case (let known?, nil), (nil, let known?): return known
      case (nil, nil): return firstJoinAt ?? endedAt
      }
    case .participant, .dialIn, .sharedFile:
      return finished
    case .meeting:
      return quick ? nil : finished
    default:
      preconditionFailure("\(rule) is not a rule of meetings")
    }
  }
}
