import Domain
import Operations
import Store
import TestSupport
import Testing

/// One run of the sweep: batches, dry runs, one record alone, what it writes down.
@Suite struct SweepTests {
  private let start = Instant("2026-03-02T09:00:00Z")

  /// Meetings, recordings, reports and session history of several days.
  private func lines(_ count: Int) -> [String] {
    var lines = [Line.pbx(), Line.extension()]
    for index in 0..<count {
      let at = start + Int64(index) * Instant.hour
      let id: LineValue = .text("M\(index)")
      lines += [
        Line.meeting("M\(index)", ["title": "x", "note": "y", "endedAt": .at(at)]),
        Line.participant("P\(index)", ["meeting": id, "name": "Ben", "ip": "192.0.2.1"]),
        Line.recording("R\(index)", at, ["meeting": id, "object": .text("r/\(index)")]),
        Line.report("T\(index)", at, ["meeting": id, "title": "x"]),
        Line.session("S\(index)", at, ["organizer": "Ann"]), Line.log("L\(index)", at),
      ]
    }
    return lines
  }

  @Test(arguments: [1, 2, 7, 1_000]) func aBatchChangesNothingOfTheResult(_ batch: Int) async throws
  {
    let late = start + 70 * Instant.day
    let test = try await TestDatabase()
    try await test.load(lines(9), at: start)
    let operations = test.operations(at: late)
    let forecast = try await operations.sweep(SweepRequest(dryRun: true), by: .support)
    let result = try await operations.sweep(SweepRequest(batch: batch), by: .admin)
    #expect(
      result.done == [
        .recording: 9, .meetingTitle: 9, .meetingNote: 9, .participantName: 9, .participantIP: 9,
        .participant: 9, .reportIdentity: 9, .sessionIdentity: 9, .serverLog: 9,
      ])
    #expect(forecast.done == result.done && forecast.held == 0 && forecast.receipt == nil)
    #expect(try await test.ids(.recording).isEmpty)
    #expect(try await test.ids(.meeting).count == 9)
    let receipt = try await operations.receipt(#require(result.receipt), by: .support)
    #expect(receipt.operation == "sweep" && receipt.rules == result.done)
    #expect(receipt.counts == Counts([.recording: 9, .participant: 9, .session: 9, .log: 9]))
    #expect(receipt.objects == 9)
  }

  @Test func aDryRunChangesNothing() async throws {
    let late = start + 800 * Instant.day
    let test = try await TestDatabase()
    try await test.load(lines(3), at: start)
    let before = try await test.auditTexts()
    let ledger = try await test.ledger(at: late)
    _ = try await test.operations(at: late).sweep(SweepRequest(dryRun: true), by: .support)
    #expect(try await test.ledger(at: late) == ledger)
    #expect(try await test.auditTexts() == before)
    #expect(try await test.operations(at: late).status(by: .support).lastSweep == nil)
  }

  @Test func onlyOneRecord() async throws {
    let late = start + 30 * Instant.day
    let test = try await TestDatabase()
    try await test.load(lines(3), at: start)
    let only = SweepRequest(only: SweepRequest.Only(kind: .meeting, id: "M1"))
    let result = try await test.operations(at: late).sweep(only, by: .owner)
    #expect(
      result.done == [.meetingTitle: 1, .meetingNote: 1, .participantName: 1, .participantIP: 1])
    #expect(try await test.record(.meeting, "M1")?.isNull("title") == true)
    for id in ["M0", "M2"] {
      #expect(try await test.record(.meeting, id)?.isNull("title") == false)
    }
    #expect(try await test.ids(.recording).count == 3)
    await #expect(throws: OperationError.noSuchRecord(.meeting, id: "M9")) {
      _ = try await test.operations(at: late).sweep(
        SweepRequest(only: SweepRequest.Only(kind: .meeting, id: "M9")), by: .owner)
    }
  }

  @Test func onlyTheRulesThatAreNamed() async throws {
    let late = start + 800 * Instant.day
    let test = try await TestDatabase()
    try await test.load(lines(3), at: start)
    let result = try await test.sweep(at: late, rules: [.meetingNote, .serverLog])
    #expect(result.done == [.meetingNote: 3, .serverLog: 3])
    #expect(try await test.record(.meeting, "M1")?.isNull("title") == false)
  }

  /// An empty run leaves a heartbeat, no receipt.
  @Test func anIdleRun() async throws {
    let test = try await TestDatabase()
    try await test.load(lines(2), at: start)
    let before = try await test.auditTexts()
    let result = try await test.sweep(at: start)
    #expect(result.done.isEmpty && result.receipt == nil && result.run == 1)
    #expect(try await test.auditTexts() == before)
    let status = try await test.operations(at: start).status(by: .support)
    #expect(status.lastSweep == start)
  }

  static let lateness: [(Int64, Int, Int, Int)] = [
    (0, 1, 0, 0), (15 * Instant.minute, 1, 0, 0), (15 * Instant.minute + 1, 0, 1, 0),
    (8 * Instant.hour, 0, 1, 0), (8 * Instant.hour + 1, 0, 0, 1), (300 * Instant.day, 0, 0, 1),
  ]

  @Test(arguments: lateness)
  func howLate(_ late: Int64, _ in15m: Int, _ in8h: Int, _ later: Int) async throws {
    let test = try await TestDatabase()
    try await test.load([Line.log("L1", start)], at: start)
    let result = try await test.sweep(at: start + 7 * Instant.day + late)
    let found = try #require(result.late[.serverLog])
    #expect(found.in15m == in15m && found.in8h == in8h && found.later == later)
    #expect(found.greatest == late)
  }

  /// Each batch is one transaction with an audit entry; nothing personal is in any.
  @Test func everyBatchIsAudited() async throws {
    let test = try await TestDatabase()
    try await test.load(lines(4), at: start)
    _ = try await test.operations(at: start + 8 * Instant.day).sweep(
      SweepRequest(batch: 2, rules: [.recording]), by: .admin)
    let entries = try await test.auditTexts().filter { $0.contains(" sweep") }
    #expect(
      entries.filter { $0.contains("sweep-batch kim") && $0.contains(" recording ") }.count == 2)
    #expect(entries.last?.contains(" sweep kim") == true)
    #expect(entries.filter { $0.contains("recording=2") }.count == 2)
    #expect(entries.last?.contains("recording=4") == true)
  }

  /// What rules erase is in no column and in no file of the database afterwards.
  @Test func erasedValuesAreInNoFile() async throws {
    let test = try await TestDatabase()
    let markers = [
      "QUAGGA-TITLE", "QUAGGA-NOTE", "+49305550001", "QUAGGA-NAME", "quagga-mail@example.org",
      "203.0.113.231", "QUAGGA-REPORT", "QUAGGA-ORGANISER", "quagga-organiser@example.org",
      "QUAGGA-ATTENDEE", "quagga-attendee@example.org", "QUAGGA-SESSION",
    ]
    try await test.load(
      [
        Line.pbx(), Line.extension(),
        Line.meeting(
          "M1",
          [
            "title": "QUAGGA-TITLE", "note": "QUAGGA-NOTE", "dialIn": "+49305550001",
            "endedAt": .at(start),
          ]),
        Line.participant(
          "P1",
          [
            "name": "QUAGGA-NAME", "email": "quagga-mail@example.org", "ip": "203.0.113.231",
          ]),
        Line.report(
          "T1", start,
          [
            "title": "QUAGGA-REPORT", "organizerName": "QUAGGA-ORGANISER",
            "organizerEmail": "quagga-organiser@example.org",
            "attendees": [["name": "QUAGGA-ATTENDEE", "email": "quagga-attendee@example.org"]],
          ]),
        Line.session("S1", start, ["organizer": "QUAGGA-SESSION"]),
      ], at: start)
    for marker in markers { #expect(try test.filesContain(marker), "\(marker) is there at first") }
    try await test.sweep(at: start + 70 * Instant.day)
    for marker in markers { #expect(try !test.filesContain(marker), "\(marker)") }
    // The rows themselves are still there.
    #expect(try await test.ids(.meeting) == ["M1"])
    #expect(try await test.ids(.report) == ["T1"])
    #expect(try await test.ids(.session) == ["S1"])
  }
}
