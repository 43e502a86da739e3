import Domain
import Operations
import SQLiteEngine
import Store
import TestSupport
import Testing

/// A copy that is older than an erasure, or than a hold on a person, learns of both from the file
/// outside before anything in it can be read.
@Suite struct RestorePersonTests {
  private static let now = PersonWorld.now

  @Test func anOldCopyForgetsThePersonAndKeepsWhoIsHeld() async throws {
    let test = try await PersonWorld.database()
    let path = test.directory + "/copy.db"
    try await test.database.engine.copy(to: path)
    let file = LineFile(path: test.directory + "/erasures")
    let operations = Operations(
      database: test.database, policy: test.policy, objects: nil,
      outside: Outside(erasures: file), now: { Self.now })
    let hold = try await operations.placePersonHold(
      on: FoldedAddress("dee@example.net"), PersonHoldRequest(reason: "claim"), by: .officer)
    _ = try await PersonWorld.erase(operations, now: true)
    _ = try await operations.sweep(SweepRequest(), by: .owner)
    let held = try await operations.placePersonHold(
      on: FoldedAddress("ben@example.org"),
      PersonHoldRequest(nature: .restriction, reason: "claim"), by: .officer)
    try await operations.releaseHold(hold.number, reason: "over", by: .officer)

    let old = try await Database.open(SQLiteEngine(path: path))
    let copy = Operations(
      database: old, policy: test.policy, objects: nil, now: { Self.now })
    let result = try await copy.restore(from: [file], identity: "copy", by: .owner)
    #expect(result.holdsPlaced == 1 && result.strange == 0)
    #expect(try await copy.findPerson(PersonWorld.request, by: .officer).records.isEmpty)
    let holds = try await copy.holds(by: .officer)
    #expect(holds.map(\.number) == [held.number] && holds.first?.nature == .restriction)
    for (kind, id) in [
      (Kind.participant, "P3"), (.extension, "\(PersonWorld.other)/105"), (.report, "T1"),
    ] {
      #expect(try await copy.show(kind, id: id, by: .support).row.view.restrictedBy == held.number)
    }
    let report = try await copy.openReport("T1", by: .officer)
    #expect(report.attendees.map { $0.email != nil } == [false, true])
    let own = try await copy.openReport("T2", by: .officer)
    #expect(own.row.view["organizerEmail"] == .null)
  }

  @Test func whatWasPutRightOfOthersStands() async throws {
    let test = try await PersonWorld.database()
    let file = LineFile(path: test.directory + "/erasures")
    let operations = Operations(
      database: test.database, policy: test.policy, objects: nil,
      outside: Outside(erasures: file), now: { Self.now })
    let guest = PersonRequest(address: FoldedAddress(PersonWorld.Guest().email))
    for (person, name) in [(PersonWorld.request, "Ann Leigh"), (guest, "Benjamin Ash")] {
      _ = try await operations.rectifyPerson(
        RectifyPersonRequest(person: person, target: .name, value: name), by: .officer)
    }
    let path = test.directory + "/copy.db"
    try await test.database.engine.copy(to: path)
    _ = try await PersonWorld.erase(operations, now: true)

    let old = try await Database.open(SQLiteEngine(path: path))
    _ = try await Operations(
      database: old, policy: test.policy, objects: nil, now: { Self.now }
    ).restore(from: [file], identity: "copy", by: .owner)
    #expect(
      try await PersonWorld.rectifiedInReports(old) == [
        "T1 attendees[1].name", "T1 organizerName", "T2 attendees[0].name",
      ])
  }
}
