import Domain
import Operations
import Store
import TestSupport
import Testing

/// All staff work as one system user: what is kept of who did something names the person.
@Suite struct PersonBehindSudoTests {
  private static let now = Instant("2026-03-02T09:00:00Z")
  private static let kim = Principal(user: "lapse", login: "kim", role: .admin)
  private static let lee = Principal(user: "lapse", login: "lee", role: .officer)
  private static let sam = Principal(user: "lapse", login: "sam", role: .support)
  /// The timer's sweep.
  private static let timer = Principal(user: "lapse")
  private static let phrase = Line.fqdn + "/104"

  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension("104"), Line.extension("105"), Line.meeting("M1"),
        Line.recording("R1", Self.now), Line.recording("R2", Self.now - 8 * Instant.day),
      ], at: Self.now)
    return test
  }

  private func order(_ kind: Kind, _ id: String) -> DeleteRequest {
    DeleteRequest(kind: kind, id: id, phrase: id, reason: .test)
  }

  @Test func whoOrdersADeletionStandsInJobAndReceipt() async throws {
    let test = try await database()
    let operations = test.operations(at: Self.now)
    let done = try await operations.delete(order(.recording, "R2"), by: Self.kim)
    #expect(done.receipt.actor == "kim")
    let staged = try await operations.stageDeletion(order(.extension, Self.phrase), by: Self.kim)
    #expect(staged.job.orderedBy == "kim")
    #expect(try await operations.jobs(by: Self.sam).map(\.orderedBy) == ["kim", "kim"])

    let later = test.operations(at: Self.now + Instant.day)
    _ = try await later.sweep(SweepRequest(), by: Self.timer)
    let receipts = try await later.receipts(limit: 9, by: Self.sam)
    #expect(receipts.filter { $0.operation == "delete" }.map(\.actor) == ["kim", "kim"])
  }

  @Test func aSweepNamesWhoRanIt() async throws {
    let test = try await database()
    let operations = test.operations(at: Self.now)
    for (who, name) in [(Self.kim, "kim"), (Self.timer, "lapse")] {
      let result = try await operations.sweep(SweepRequest(), by: who)
      let receipt = try await operations.receipt(try #require(result.receipt), by: Self.sam)
      #expect(receipt.actor == name)
      try await test.load([Line.log("L1", Self.now - 8 * Instant.day)], at: Self.now)
    }
  }

  @Test func whoBelievesASnapshotStandsInTheReceiptOfWhoeverGoesOn() async throws {
    let test = try await database()
    try await test.load([Line.snapshot(at: Self.now, count: 0)], at: Self.now)
    await #expect(throws: OperationError.interrupted) {
      _ = try await test.ending(after: 1, at: Self.now).releaseQuarantine(
        QuarantineDecision(label: "Q-1", reason: .test, phrase: Line.fqdn), by: Self.kim)
    }
    let operations = test.operations(at: Self.now)
    _ = try await operations.sweep(SweepRequest(), by: Self.timer)
    let found = try await operations.quarantine("Q-1", by: Self.sam).quarantine
    #expect(found.decidedBy == "kim")
    let receipts = try await operations.receipts(limit: 9, by: Self.sam).filter(\.isOfRelease)
    #expect(receipts.map(\.actor) == ["kim", "kim"])
  }

  @Test func whoPutsAPolicyInForceAndWhoMakesACopy() async throws {
    let test = try await database()
    let operations = test.operations(at: Self.now)
    _ = try await operations.activatePolicy(
      PolicyActivation(text: PolicyText.make("a", ["recording": "P8D"]), name: "a"), by: Self.lee)
    let standing = try await operations.policyStanding(by: Self.sam)
    #expect(standing.history.versions.last?.activatedBy == "lee")
    _ = try await operations.backUp(to: test.directory + "/copy", by: Self.kim)
    _ = try await operations.noteBackup("tape", madeAt: Self.now, by: Self.kim)
    #expect(try await operations.backups(by: Self.lee).map(\.madeBy) == ["kim", "kim"])
  }

  @Test func whoErasesAPersonStandsInJobsAndReceipt() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: PersonWorld.now)
    let plan = try await operations.planErasure(PersonWorld.request, by: Self.lee)
    let statement = try await operations.erasePerson(
      ErasePersonRequest(
        person: PersonWorld.request, reason: .dataSubject, phrase: plan.phrase), by: Self.lee)
    #expect(statement.receipt?.actor == "lee" && statement.jobs.map(\.orderedBy) == ["lee"])
  }

  @Test func complianceNamesWhoReleasedABrake() async throws {
    let test = try await database()
    try await test.load(
      ["a", "b", "c"].map {
        Line.pbx("\($0).example.net", ["unboundAt": .at(Self.now - 1)])
      }, at: Self.now)
    let operations = test.operations(at: Self.now)
    _ = try await operations.sweep(SweepRequest(), by: Self.timer)
    _ = try await operations.sweep(SweepRequest(releaseBrake: .test), by: Self.kim)
    let report = try await operations.compliance(ComplianceRequest(), by: Self.lee)
    #expect(!report.brakes.isEmpty && report.brakes.allSatisfy { $0.by == "kim" })
  }

  /// Two people behind one system user are two; one and the same is not a second.
  @Test func theSecondPersonIsAnother() async throws {
    let test = try await database()
    let operations = test.operations(at: Self.now)
    let asked = try await operations.makeRequest(
      RequestDraft(deed: .delete, kind: .extension, id: Self.phrase), by: Self.sam)
    #expect(asked.madeBy == "sam")
    let approval = RequestApproval(label: asked.label, phrase: Self.phrase)
    await #expect(throws: OperationError.ownRequest(asked.label)) {
      try await operations.approveRequest(
        approval, by: Principal(user: "lapse", login: "sam", role: .admin))
    }
    let approved = try await operations.approveRequest(approval, by: Self.kim)
    #expect(approved.request.decidedBy == "kim" && approved.staged?.job.orderedBy == "kim")
  }
}
