import Domain
import Testing

/// Start points of a meeting's rules with their fallbacks, and when its session is finished.
@Suite struct MeetingTimesTests {
  private static let scheduled = Instant("2026-03-02T09:00:00Z")
  private static let started = Instant("2026-03-02T09:04:00Z")
  private static let ended = Instant("2026-03-02T09:50:00Z")
  private static let joined = Instant("2026-03-02T08:58:00Z")
  private static let left = Instant("2026-03-02T09:49:00Z")
  private static let plannedEnd = Instant("2026-03-02T09:30:00Z")

  private static let whole = MeetingTimes(
    scheduledAt: scheduled, durationMinutes: 30, startedAt: started, endedAt: ended,
    firstJoinAt: joined, lastLeaveAt: left)

  private static func without(_ change: (inout MeetingTimes) -> Void) -> MeetingTimes {
    var times = whole
    change(&times)
    return times
  }

  // MARK: - Session finished

  struct Finish: Sendable {
    let name: String
    let times: MeetingTimes
    let finished: Instant?
  }

  static let finishes: [Finish] = [
    Finish(name: "ended", times: whole, finished: ended),
    Finish(
      name: "ended goes before somebody connected", times: without { $0.connected = 3 },
      finished: ended),
    Finish(
      name: "somebody is connected",
      times: without {
        $0.endedAt = nil
        $0.connected = 1
      }, finished: nil),
    Finish(
      name: "started: the latest leave", times: without { $0.endedAt = nil }, finished: left),
    Finish(
      name: "started, no leave known: the start",
      times: without {
        $0.endedAt = nil
        $0.lastLeaveAt = nil
      }, finished: started),
    Finish(
      name: "started, not scheduled",
      times: MeetingTimes(startedAt: started), finished: started),
    Finish(
      name: "never started: the planned end",
      times: without {
        $0.endedAt = nil
        $0.startedAt = nil
      }, finished: plannedEnd),
    Finish(
      name: "never started, no duration: scheduled",
      times: MeetingTimes(scheduledAt: scheduled), finished: scheduled),
    Finish(name: "nothing known", times: MeetingTimes(), finished: nil),
    Finish(
      name: "only a join known", times: MeetingTimes(firstJoinAt: joined, lastLeaveAt: left),
      finished: nil),
    Finish(
      name: "quick: scheduled does not count",
      times: MeetingTimes(scheduledAt: scheduled, durationMinutes: 30, quick: true),
      finished: nil),
    Finish(
      name: "quick and started",
      times: MeetingTimes(scheduledAt: scheduled, startedAt: started, quick: true),
      finished: started),
    Finish(
      name: "quick and ended",
      times: MeetingTimes(scheduledAt: scheduled, endedAt: ended, quick: true), finished: ended),
    Finish(
      name: "quick and running",
      times: MeetingTimes(startedAt: started, quick: true, connected: 2), finished: nil),
  ]

  @Test(arguments: finishes) func sessionFinished(_ finish: Finish) {
    #expect(finish.times.finished == finish.finished, "\(finish.name)")
    for rule in [RuleID.participant, .dialIn, .sharedFile] {
      #expect(finish.times.start(of: rule) == finish.finished, "\(finish.name) \(rule)")
    }
    let row = finish.times.quick ? nil : finish.finished
    #expect(finish.times.start(of: .meeting) == row, "\(finish.name)")
  }

  // MARK: - Fallback chains

  @Test(arguments: [RuleID.meetingTitle, .meetingNote, .participantName])
  func titleNoteAndNameCountFromScheduledThenStartedThenEnded(_ rule: RuleID) {
    var times = Self.whole
    #expect(times.start(of: rule) == Self.scheduled)
    times.scheduledAt = nil
    #expect(times.start(of: rule) == Self.started)
    times.startedAt = nil
    #expect(times.start(of: rule) == Self.ended)
    times.endedAt = nil
    #expect(times.start(of: rule) == nil)
  }

  @Test func emailCountsFromEndedThenPlannedEndThenScheduledThenStarted() {
    var times = Self.whole
    #expect(times.start(of: .participantEmail) == Self.ended)
    times.endedAt = nil
    #expect(times.start(of: .participantEmail) == Self.plannedEnd)
    times.durationMinutes = nil
    #expect(times.start(of: .participantEmail) == Self.scheduled)
    times.scheduledAt = nil
    #expect(times.start(of: .participantEmail) == Self.started)
    times.startedAt = nil
    #expect(times.start(of: .participantEmail) == nil)
  }

  @Test func addressCountsFromTheEarlierOfStartedAndScheduled() {
    var times = Self.whole
    #expect(times.start(of: .participantIP) == Self.scheduled)
    times.startedAt = Self.scheduled - Instant.minute
    #expect(times.start(of: .participantIP) == Self.scheduled - Instant.minute)
    times.scheduledAt = nil
    #expect(times.start(of: .participantIP) == Self.scheduled - Instant.minute)
    times.scheduledAt = Self.scheduled
    times.startedAt = nil
    #expect(times.start(of: .participantIP) == Self.scheduled)
    times.scheduledAt = nil
    #expect(times.start(of: .participantIP) == Self.joined)
    times.firstJoinAt = nil
    #expect(times.start(of: .participantIP) == Self.ended)
    times.endedAt = nil
    #expect(times.start(of: .participantIP) == nil)
  }

  /// A quick meeting was imported with a scheduled instant: it has none.
  @Test func quickMeetingsCountFromTheirLastSession() {
    var times = Self.whole
    times.quick = true
    for rule in [RuleID.meetingTitle, .meetingNote, .participantName, .participantIP] {
      #expect(times.start(of: rule) == Self.started, "\(rule)")
    }
    #expect(times.start(of: .participantEmail) == Self.ended)
    times.endedAt = nil
    #expect(times.start(of: .participantEmail) == Self.started)
    #expect(times.start(of: .meeting) == nil)
  }
}
