import Domain
import Operations
import Store
import TestSupport
import Testing

/// A receipt is compared with what is there.
@Suite struct ReceiptCheckTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  private func deleted(held: Bool = false) async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      Given.owner + [
        Line.meeting("M1"), Line.participant(), Line.recording("R1", now, ["object": "r/1"]),
        Line.poll("Q1"),
      ], at: now)
    try test.putObject("r/1")
    if held { _ = try await test.hold(.recording, "R1", at: now) }
    _ = try await test.operations(at: now).delete(
      DeleteRequest(kind: .meeting, id: "M1", phrase: "M1", reason: .test, ticket: "#1"),
      by: .owner)
    return test
  }

  private func check(_ test: TestDatabase, _ name: String = "RC-1") async throws -> ReceiptCheck {
    try await test.operations(at: now).checkReceipt(name, by: .support)
  }

  private func finding(
    _ point: ReceiptCheck.Point, _ check: ReceiptCheck
  ) -> ReceiptCheck.Finding? {
    check.answers.first { $0.point == point }?.finding
  }

  private func change(_ test: TestDatabase, _ sql: String) async throws {
    try await test.database.write { _ = try $0.connection.execute(sql, []) }
  }

  @Test(arguments: ["RC-1", "1", "M1"])
  func aDeletionIsProved(_ name: String) async throws {
    let check = try await check(deleted(), name)
    #expect(check.isProved)
    #expect(check.receipt.number == 1)
    #expect(check.receipt.digest?.count == 64)
    #expect(check.answers.map(\.point) == [.ids, .rows, .ledger, .objects, .audit])
    #expect(check.answers.allSatisfy { $0.finding == .proved })
  }

  /// What went with it is found by its own id.
  @Test func whatWentBelowHasTheSameReceipt() async throws {
    let test = try await deleted()
    for id in ["P1", "R1"] { #expect(try await check(test, id).receipt.number == 1) }
    let found = try await test.operations(at: now).find(FindQuestion("R1"), by: .support)
    #expect(found.hits.first?.went?.receipt == 1)
    await #expect(throws: OperationError.noSuchReceipt("R9")) { _ = try await check(test, "R9") }
  }

  @Test func aRowThatIsThereAgainShows() async throws {
    let test = try await deleted()
    // As a copy brings it back that was restored without the ledger.
    try await change(
      test,
      """
      insert into meeting (id, xid, pbx, extension, listed_at) values (1, 'M1', 1, 1, 0)
      """)
    let found = try await check(test)
    #expect(finding(.ids, found) == .left(1))
    #expect(finding(.rows, found) == .left(1))
    #expect(!found.isProved)
  }

  @Test func aForgottenTagShows() async throws {
    let test = try await deleted()
    try await change(test, "delete from erasure")
    #expect(try await finding(.ledger, check(test)) == .missing)
  }

  @Test func anObjectThatWaitsShows() async throws {
    let test = try await deleted()
    try await change(
      test,
      """
      insert into stored_object (key, kind, record, queued_at, next_try_at)
      values ('r/2', 'recording', 1, \(now.milliseconds), \(now.milliseconds))
      """)
    #expect(try await finding(.objects, check(test)) == .left(1))
  }

  @Test(arguments: [
    ("update audit set reason = 'other' where operation = 'delete'", ReceiptCheck.Finding.differs),
    ("update receipt set digest = zeroblob(32)", .differs),
    ("delete from audit where operation = 'delete'", .missing),
    ("update receipt set digest = null", .unchained),
  ])
  func anotherAuditEntryShows(_ sql: String, _ expected: ReceiptCheck.Finding) async throws {
    let test = try await deleted()
    try await change(test, sql)
    let found = try await check(test)
    #expect(finding(.audit, found) == expected)
    #expect(found.isProved == expected.isGood)
  }

  @Test func whatAHoldKeptIsSaid() async throws {
    let test = try await deleted(held: true)
    let found = try await check(test)
    #expect(found.receipt.kept == 2)
    #expect(finding(.rows, found) == .kept(2))
    #expect(found.isProved)
  }

  @Test func aNewLifeIsNoReturn() async throws {
    let test = try await deleted()
    try await test.load(
      [
        Line.pbx(Line.fqdn, ["registeredAt": .at(now + Instant.hour)]), Line.meeting("M1"),
      ], at: now + 2 * Instant.hour)
    let found = try await check(test)
    #expect(finding(.ids, found) == .newLife)
    #expect(found.isProved)
  }

  @Test func aSweepCountsWhatItsEntriesDo() async throws {
    let test = try await TestDatabase()
    try await test.load(
      Given.owner + [Line.meeting("M1"), Line.recording("R1", now), Line.recording("R2", now)],
      at: now)
    let run = try await test.operations(at: now + Given.week).sweep(
      SweepRequest(batch: 1), by: .owner)
    let number = try #require(run.receipt)
    let found = try await check(test, Receipt.label(number))
    #expect(found.answers.map(\.point) == [.objects, .audit, .counts])
    #expect(found.isProved)
    #expect(try await check(test, "R2").receipt.number == number)
    try await change(test, "update receipt set counts = 'recording=3'")
    #expect(try await finding(.counts, check(test, Receipt.label(number))) == .differs)
  }
}
