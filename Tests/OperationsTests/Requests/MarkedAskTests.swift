import Domain
import Operations
import TestSupport
import Testing

/// What somebody without the right asks for several records in one go.
@Suite struct MarkedAskTests {
  private let now = Instant("2026-03-02T09:00:00Z")
  private let ids = ["M1", "M2", "M3"]

  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(), Line.extension("104")] + ids.map { Line.meeting($0) }, at: now)
    return test
  }

  private func ask(
    _ test: TestDatabase, _ ids: [String], plan: String? = nil
  ) async throws -> [StaffRequest] {
    try await test.operations(at: now).makeRequests(
      MarkedDraft(
        kind: .meeting, ids: ids, reason: .customerRequest, ticket: "#7", fingerprint: plan),
      by: .support)
  }

  @Test func eachRecordHasARequestWithItsPlan() async throws {
    let test = try await database()
    let operations = test.operations(at: now)
    let plan = try await operations.planDeletions(.meeting, ids: ids, by: .support)

    let made = try await ask(test, ids, plan: plan.fingerprint)

    #expect(made.map(\.label) == ["A-1", "A-2", "A-3"] && made.map(\.id) == ids)
    #expect(made.map(\.fingerprint) == plan.plans.map(\.fingerprint))
    #expect(made.allSatisfy { $0.ticket == "#7" && $0.reason == "customer-request" })
    let audit = try await operations.audit(AuditRequest(limit: 3), by: .owner).entries
    #expect(audit.map(\.operation) == ["request-make", "request-make", "request-make"])
    // Each is decided by itself.
    let approved = try await operations.approveRequest(
      RequestApproval(label: "A-2", phrase: "M2"), by: .admin)
    #expect(approved.request.state == .approved)
    #expect(try await operations.requests([.open], by: .support).count == 2)
  }

  @Test func whatIsAskedStaysAsItIs() async throws {
    let test = try await database()
    _ = try await ask(test, ["M2"])
    #expect(try await ask(test, ids).map(\.id) == ["M1", "M3"])
    await #expect(throws: OperationError.alreadyAsked("A-1")) { try await ask(test, ["M2"]) }
    #expect(try await test.operations(at: now).requests(by: .support).count == 3)
  }

  /// Nothing is asked where the plan is not what was shown, or nothing would go.
  @Test func allOrNothing() async throws {
    let test = try await database()
    let operations = test.operations(at: now)
    let plan = try await operations.planDeletions(.meeting, ids: ids, by: .support)
    try await test.load([Line.participant("P1", ["meeting": "M3"])], at: now)
    await #expect(throws: OperationError.self) {
      try await ask(test, ids + ["M4"], plan: plan.fingerprint)
    }
    _ = try await operations.placeHold(
      HoldRequest(kind: .extension, id: Line.fqdn + "/104", reason: "legal"), by: .admin)
    await #expect(throws: OperationError.held([1])) { try await ask(test, ids) }
    #expect(try await operations.requests(by: .support).isEmpty)
  }
}
