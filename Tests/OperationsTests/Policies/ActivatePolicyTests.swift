import Domain
import Formats
import Operations
import Store
import TestSupport
import Testing

/// A policy is put in force at once, or after a day where something goes sooner by it.
@Suite struct ActivatePolicyTests {
  private let now = Instant("2026-03-01T12:00:00Z")
  private let compiledIn = "webmeeting-2019-11-21"

  @discardableResult
  private func activate(
    _ text: String, _ test: TestDatabase, at instant: Instant, now: Bool = false,
    reason: Reason? = nil
  ) async throws -> ActivatedPolicy {
    try await test.operations(at: instant).activatePolicy(
      PolicyActivation(text: text, name: "policy.toml", now: now, reason: reason), by: .officer)
  }

  private func inForce(_ test: TestDatabase, at instant: Instant) -> String {
    test.operations(at: instant).policy.id
  }

  @Test func longerIsInForceAtOnce() async throws {
    let test = try await TestDatabase()
    let done = try await activate(PolicyText.make("a", ["recording": "P8D"]), test, at: now)
    #expect(done.isNew && done.inForceFrom == now && done.tightened.isEmpty)
    #expect(inForce(test, at: now - 1) == compiledIn)
    #expect(inForce(test, at: now) == "a")
  }

  @Test func shorterWaitsADayAndComesByItself() async throws {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(), Line.extension(), Line.meeting(), Line.recording("R1", now - 6 * Instant.day)],
      at: now)
    let done = try await activate(
      PolicyText.make("a", ["recording": "P6D", "session": "P2Y"]), test, at: now)
    #expect(done.tightened == [.recording])
    let from = now + 24 * Instant.hour
    #expect(done.inForceFrom == from)
    #expect(inForce(test, at: from - 1) == compiledIn)
    #expect(inForce(test, at: from) == "a")

    let before = try await test.sweep(at: now + 23 * Instant.hour)
    #expect(before.policy == compiledIn)
    #expect(before.done[.recording] == nil, "6 days and 23 hours are less than 7 days")
    let after = try await test.sweep(at: from)
    #expect(after.policy == "a")
    #expect(after.done[.recording] == 1)
    let receipt = try await test.operations(at: from).receipt(
      try #require(after.receipt), by: .owner)
    #expect(receipt.policy == "a")
    let audit = try await test.auditTexts()
    #expect(audit.contains { $0.contains("sweep-batch") && $0.contains(" a recording ") })
  }

  @Test func withoutTheWait() async throws {
    let test = try await TestDatabase()
    let text = try PolicyText.make("a", ["recording": "P6D"])
    let done = try await activate(text, test, at: now, now: true, reason: .legal)
    #expect(done.inForceFrom == now && done.tightened == [.recording])
    #expect(inForce(test, at: now) == "a")
    let entry = try #require(try await test.auditTexts().last)
    #expect(entry.contains("policy-activate") && entry.contains("legal"))
    #expect(entry.contains("without the wait"))
  }

  @Test func oneThatWaitsGivesWay() async throws {
    let test = try await TestDatabase()
    try await activate(PolicyText.make("a", ["recording": "P6D"]), test, at: now)
    // Back to what is in force: what waits is withdrawn.
    let back = try await activate(
      TestDatabase.compiledInText(), test, at: now + Instant.hour)
    #expect(back.isNew && back.inForceFrom == now + Instant.hour)
    #expect(inForce(test, at: now + 25 * Instant.hour) == compiledIn)
    // The same again is a new wait.
    let again = try await activate(
      PolicyText.make("a", ["recording": "P6D"]), test, at: now + 2 * Instant.hour)
    #expect(again.isNew && again.inForceFrom == now + 26 * Instant.hour)
    #expect(inForce(test, at: now + 25 * Instant.hour) == compiledIn)
    #expect(inForce(test, at: now + 26 * Instant.hour) == "a")
  }

  @Test func theSameAgainChangesNothing() async throws {
    let test = try await TestDatabase()
    let standing = try await activate(TestDatabase.compiledInText(), test, at: now)
    #expect(!standing.isNew)
    let text = try PolicyText.make("a", ["recording": "P6D"])
    try await activate(text, test, at: now)
    let audit = try await test.auditTexts()
    let waiting = try await activate(text, test, at: now + Instant.hour)
    #expect(!waiting.isNew && waiting.inForceFrom == now + Instant.day)
    let inForce = try await activate(text, test, at: now + 2 * Instant.day)
    #expect(!inForce.isNew && inForce.inForceFrom == now + Instant.day)
    #expect(try await test.auditTexts() == audit)
    // Not to wait is something else.
    let other = try await TestDatabase()
    try await activate(text, other, at: now)
    let hurried = try await activate(text, other, at: now + Instant.hour, now: true)
    #expect(hurried.isNew && hurried.inForceFrom == now + Instant.hour)
  }

  @Test func anIdStandsForItsContent() async throws {
    let test = try await TestDatabase()
    try await activate(PolicyText.make("a", ["recording": "P8D"]), test, at: now)
    for (id, period) in [("a", "P9D"), (compiledIn, "P9D")] {
      let text = try PolicyText.make(id, ["recording": period])
      await #expect(throws: OperationError.policyTaken(id)) {
        try await activate(text, test, at: now + Instant.hour)
      }
    }
    // Other words of the file are no other content.
    let text = try PolicyText.make("a", ["recording": "P8D"]) + "\n# the same\n"
    #expect(try await activate(text, test, at: now + Instant.hour).isNew == false)
    #expect(test.policies.history.versions.count == 1)
  }

  @Test func aWrongFileIsRefused() async throws {
    let test = try await TestDatabase()
    let text = try PolicyText.make("a", ["recording": "P0D"])
    await #expect(throws: ConfigurationError.self) { try await activate(text, test, at: now) }
    #expect(inForce(test, at: now + 2 * Instant.day) == compiledIn)
    #expect(try await test.auditTexts().isEmpty)
  }

  /// A process that was open before knows of it by its next sweep or status.
  @Test func anotherProcessSeesIt() async throws {
    let test = try await TestDatabase()
    let shelf = PolicyShelf(fallback: test.policy) { try PolicyFile.parse($0, file: $1) }
    let now = now
    let other = Operations(
      database: test.database, policies: shelf, objects: nil, now: { now })
    try await activate(PolicyText.make("a", ["recording": "P8D"]), test, at: now)
    #expect(other.policy.id == compiledIn)
    #expect(try await other.sweep(SweepRequest(), by: .owner).policy == "a")
    #expect(try await other.status(by: .owner).policy?.id == "a")
    #expect(other.policy.id == "a")
  }

  /// What was ordered under another policy is ordered anew.
  @Test func aStagedDeletionIsStopped() async throws {
    let test = try await TestDatabase()
    try await test.load([Line.pbx()], at: now)
    _ = try await test.operations(at: now).stageDeletion(
      DeleteRequest(kind: .pbx, id: Line.fqdn, phrase: Line.fqdn, reason: .test), by: .admin)
    try await activate(PolicyText.make("a", ["recording": "P8D"]), test, at: now)
    try await test.sweep(at: now + 25 * Instant.hour)
    #expect(try await test.ids(.pbx) == [Line.fqdn])
    let jobs = try await test.operations(at: now).jobs(by: .admin)
    #expect(jobs.map(\.state) == [.stopped])
  }

  @Test func whatStands() async throws {
    let test = try await TestDatabase()
    try await activate(PolicyText.make("a", ["recording": "P8D"]), test, at: now)
    try await activate(PolicyText.make("b", ["recording": "P7D"]), test, at: now + Instant.hour)
    let standing = try await test.operations(at: now + 2 * Instant.hour)
      .policyStanding(by: .support)
    #expect(standing.policy.id == "a")
    #expect(standing.history.coming(after: now + 2 * Instant.hour)?.policy.id == "b")
    #expect(standing.history.reigns.map(\.from) == [now, now + 25 * Instant.hour])
    let text = try PolicyText.make("a", ["recording": "P8D"])
    #expect(standing.history.versions.first?.digest == Digest.sha256(text.utf8))
  }
}
