import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing

/// `doctor` finds what is wrong, and only that.
@Suite struct DoctorTests {
  private let start = Instant("2026-03-02T09:00:00Z")

  private func world() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try test.putObject("recordings/r1")
    try test.putObject("files/f1")
    try await test.load(
      [
        Line.pbx(), Line.extension("104", ["email": "ann@example.com", "firstName": "Ann"]),
        Line.meeting(
          "M1", ["title": "Budget", "scheduledAt": .at(start), "startedAt": .at(start)]),
        Line.participant("P1", ["name": "Ben", "joins": [["at": .at(start)]]]),
        Line.recording("R1", start, ["object": "recordings/r1"]),
        Line.file("F1", ["object": "files/f1"]), Line.file("F2", share: "document"),
        Line.report("T1", start, ["title": "Minutes", "attendees": [["name": "Ben"]]]),
        Line.session("S1", start, ["pbx": .text(Line.fqdn)]), Line.log("L1", start),
      ], at: start)
    return test
  }

  private func diagnosis(
    _ test: TestDatabase, at instant: Instant? = nil
  ) async throws -> Diagnosis {
    let instant = instant ?? start
    return try await Operations(
      database: test.database, policy: test.policy, objects: test.objects,
      outside: Outside(erasures: LinesInMemory()), now: { instant }
    ).diagnose(by: .admin)
  }

  private func wrong(_ test: TestDatabase, at instant: Instant? = nil) async throws -> [String] {
    try await diagnosis(test, at: instant).checks.filter { !$0.isHealthy }.map(\.name.rawValue)
  }

  @Test func allIsWell() async throws {
    let test = try await world()
    #expect(try await wrong(test) == [])
    for days in [8, 70, 400] as [Int64] {
      let later = start + days * Instant.day
      try await test.sweep(at: later)
      #expect(try await wrong(test, at: later) == [], "after \(days) days")
    }
  }

  /// One column of each kind put out of step.
  @Test(arguments: [
    "pbx.dns_start", "pbx.contact_start", "extension.ready", "extension.email_key",
    "meeting.title_start", "meeting.row_start", "meeting.listed_at", "meeting.first_join_at",
    "participant.joined_at", "file.file_start", "report.identity_start",
    "session.identity_start", "log.log_start",
  ])
  func aWrongStartPointIsFound(_ place: String) async throws {
    let test = try await world()
    let parts = place.split(separator: ".")
    let value = parts[1] == "ready" ? "0" : parts[1] == "email_key" ? "'x'" : "1700000000000"
    try await test.database.write {
      try $0.connection.script("update \(parts[0]) set \(parts[1]) = \(value)")
    }
    let found = try await diagnosis(test).checks.filter { !$0.isHealthy }
    #expect(found.map(\.name) == [.startPoints])
    #expect(found.first?.detail.contains(place) == true)
  }

  @Test func leftoversOfBothKindsAreFound() async throws {
    let test = try await world()
    try test.putObject("recordings/nobody")
    try test.putObject("no key here")
    try FileManager.default.removeItem(atPath: test.directory + "/objects/files/f1")
    let found = try await diagnosis(test)
    let wrong = found.checks.filter { !$0.isHealthy }
    #expect(wrong.map(\.name) == [.leftoverObjects, .missingObjects])
    #expect(wrong.map(\.count) == [2, 1])
    #expect(found.leftovers.map(\.kind) == [nil, nil, .file])
    #expect(wrong.allSatisfy { !$0.detail.contains("nobody") && !$0.detail.contains("f1") })
  }

  /// What waits to be removed is no leftover.
  @Test func aWaitingObjectIsNoLeftover() async throws {
    let test = try await world()
    let instant = start
    let without = Operations(
      database: test.database, policy: test.policy, objects: nil, now: { instant })
    _ = try await without.delete(
      DeleteRequest(kind: .recording, id: "R1", phrase: "R1", reason: .test), by: .owner)
    #expect(try await wrong(test) == [])
  }

  @Test func aClockThatIsBehindIsFound() async throws {
    let test = try await world()
    #expect(try await wrong(test, at: start - 1) == ["clock"])
  }

  @Test func aStoreWithoutTheMarkerIsFound() async throws {
    let test = try await world()
    try FileManager.default.removeItem(
      atPath: test.directory + "/objects/" + ObjectKey.marker)
    #expect(try await wrong(test) == ["object-store"])
  }

  @Test func itCanBeCancelled() async throws {
    let test = try await world()
    let task = Task { try await diagnosis(test) }
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
  }
}
