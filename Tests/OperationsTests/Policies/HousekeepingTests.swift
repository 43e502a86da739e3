import Domain
import Operations
import Store
import TestSupport
import Testing

/// What Lapse writes of itself goes when its own period is over, at the instant itself, with a
/// sweep, once a day.
@Suite struct HousekeepingTests {
  private let then = Instant("2024-02-29T12:00:00Z")

  private func count(_ sql: String, _ test: TestDatabase) async throws -> Int64? {
    try await test.database.read { transaction in
      var count: Int64?
      try transaction.connection.forEach(sql, []) { count = try $0.integer(0) }
      return count
    }
  }

  /// A receipt, a run, an order that was taken back and a released hold, all of one instant.
  private func filled() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(), Line.extension(), Line.meeting(), Line.recording("R1", then - 8 * Instant.day)],
      at: then)
    let operations = test.operations(at: then)
    let hold = try await test.hold(.meeting, "M1", at: then)
    try await operations.releaseHold(hold, reason: "over", by: .owner)
    let job = try await operations.stageDeletion(
      DeleteRequest(kind: .pbx, id: Line.fqdn, phrase: Line.fqdn, reason: .test), by: .owner)
    _ = try await operations.undo(job.job.label, by: .owner)
    try await test.sweep(at: then)
    return test
  }

  struct Matter: Sendable, CustomTestStringConvertible {
    let matter: Housekeeping.Matter
    let left: String
    var testDescription: String { matter.rawValue }
  }

  static let matters = [
    Matter(matter: .receipts, left: "select count(*) from receipt"),
    Matter(matter: .runs, left: "select count(*) from sweep_run where id = 1"),
    Matter(matter: .runs, left: "select count(*) from run_done where run = 1"),
    Matter(matter: .runs, left: "select count(*) from past where id = 1"),
    Matter(matter: .undoneOrders, left: "select count(*) from job"),
    Matter(matter: .releasedHolds, left: "select count(*) from hold"),
  ]

  @Test(arguments: matters) func atItsInstant(_ matter: Matter) async throws {
    let due = Housekeeping.standard[matter.matter].due(from: then)
    for (at, left) in [(due - 1, Int64(1)), (due, 0)] {
      let test = try await filled()
      try await test.sweep(at: at - Instant.day)
      #expect(try await count(matter.left, test) == 1)
      try await test.sweep(at: at)
      #expect(try await count(matter.left, test) == left, "\(at)")
    }
  }

  /// The trail goes from its beginning up to the first entry whose time is not over.
  @Test func theAuditTrail() async throws {
    let then = Instant("2024-03-05T12:00:00Z")
    let due = Housekeeping.standard[.audit].due(from: then)
    for (at, left) in [(due - 1, Int64(1)), (due, 0)] {
      let test = try await TestDatabase()
      try await test.load([Line.pbx()], at: then)
      try await test.sweep(at: at - Instant.day)
      #expect(try await count("select count(*) from audit where seq = 1", test) == 1)
      try await test.sweep(at: at)
      #expect(try await count("select count(*) from audit where seq = 1", test) == left)
      let verdict = try await test.operations(at: at).verifyAudit(by: .officer)
      #expect(verdict.holds)
    }
  }

  /// An order that was carried out is kept as long as its receipt.
  @Test func ordersThatWereCarriedOut() async throws {
    for (years, left) in [(2, Int64(1)), (3, 0)] {
      let test = try await TestDatabase()
      try await test.load([Line.pbx()], at: then)
      _ = try await test.operations(at: then).stageDeletion(
        DeleteRequest(kind: .pbx, id: Line.fqdn, phrase: Line.fqdn, reason: .test, now: true),
        by: .owner)
      try await test.sweep(at: then)
      #expect(try await count("select count(*) from job where state = 'done'", test) == 1)
      let due = Period.months(12 * years).due(from: then)
      try await test.sweep(at: due - Instant.day)
      try await test.sweep(at: due)
      #expect(try await count("select count(*) from job", test) == left)
    }
  }

  @Test func onceADayAndAudited() async throws {
    let test = try await filled()
    let due = Housekeeping.standard[.releasedHolds].due(from: then)
    try await test.sweep(at: due - 25 * Instant.hour)
    try await test.sweep(at: due - Instant.hour)
    try await test.sweep(at: due + 22 * Instant.hour)
    #expect(try await count("select count(*) from hold", test) == 1, "done 23 hours before")
    #expect(try await test.auditTexts().contains { $0.contains(" housekeeping ") } == false)
    try await test.sweep(at: due + 23 * Instant.hour)
    #expect(try await count("select count(*) from hold", test) == 0)
    let entry = try #require(
      try await test.auditTexts().last { $0.contains(" housekeeping ") })
    #expect(entry.contains("undone-orders=1 released-holds=1"))
    let standing = try await test.operations(at: due).policyStanding(by: .owner)
    #expect(standing.lastHousekeeping == due + 23 * Instant.hour)
  }

  /// A hold in force and what is under way are nobody's to tidy up.
  @Test func whatIsInForceStays() async throws {
    let test = try await TestDatabase()
    try await test.load([Line.pbx(), Line.extension(), Line.meeting()], at: then)
    _ = try await test.hold(.meeting, "M1", at: then)
    try await test.sweep(at: then + 3_999 * Instant.day)
    try await test.sweep(at: then + 4_000 * Instant.day)
    #expect(try await count("select count(*) from hold", test) == 1)
  }

  /// A clock that jumps takes nothing at once.
  @Test func aClockThatJumps() async throws {
    let test = try await filled()
    try await test.sweep(at: then + 18_250 * Instant.day)
    #expect(try await count("select count(*) from hold", test) == 1)
  }

  @Test func aSweepOfOneRuleTidiesNothing() async throws {
    let test = try await filled()
    try await test.sweep(at: then + 3_999 * Instant.day)
    try await test.sweep(at: then + 4_000 * Instant.day, rules: [.recording])
    #expect(try await count("select count(*) from hold", test) == 1)
  }
}
