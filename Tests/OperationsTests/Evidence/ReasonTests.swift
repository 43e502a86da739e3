import Domain
import Operations
import TestSupport
import Testing

/// The words of a reason outlive the record: they must not tell of anybody.
@Suite struct ReasonTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension("104", ["firstName": "Ann", "lastName": "Elm"]),
        Line.meeting(), Line.participant("P1", ["name": "Ben Ash"]),
        Line.report("T1", now, ["organizerName": "Cy Oak", "attendees": [["name": "Dee Fox"]]]),
      ], at: now)
    return test
  }

  @Test(arguments: [
    (Kind.meeting, "M1", "asked by ben@example.com", IdentityScan.Finding.email),
    (.meeting, "M1", "call back +49 30 5550 1234", .phone), (.meeting, "M1", "Ann wants it", .name),
    (.meeting, "M1", "ASH complained", .name), (.report, "T1", "for Oak", .name),
    (.report, "T1", "for Dee Fox", .name), (.participant, "P1", "ben ash", .name),
  ])
  func isRefused(
    _ kind: Kind, _ id: String, _ words: String, _ finding: IdentityScan.Finding
  ) async throws {
    let test = try await database()
    let operations = test.operations(at: now)
    let before = try await test.auditTexts()
    await #expect(throws: OperationError.personalReason(finding)) {
      _ = try await operations.placeHold(
        HoldRequest(kind: kind, id: id, reason: words), by: .owner)
    }
    if kind.isDeletable {
      await #expect(throws: OperationError.personalReason(finding)) {
        _ = try await operations.delete(
          DeleteRequest(kind: kind, id: id, phrase: id, reason: .other, words: words), by: .owner)
      }
    }
    #expect(try await test.auditTexts() == before)
    #expect(try await test.record(kind, id) != nil)
  }

  @Test func wordsAreWrittenDown() async throws {
    let test = try await database()
    let outcome = try await test.operations(at: now).delete(
      DeleteRequest(
        kind: .meeting, id: "M1", phrase: "M1", reason: .other, words: "booked twice"),
      by: .owner)
    #expect(outcome.receipt.reason == "booked twice")
    #expect(try await test.auditTexts().contains { $0.contains("booked twice") })
  }
}
