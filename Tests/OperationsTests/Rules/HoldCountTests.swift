import Domain
import Operations
import TestSupport
import Testing

/// What each hold keeps, and how much of it past its date.
@Suite struct HoldCountTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  private func filled() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension(), Line.meeting("M1", ["endedAt": .at(now)]),
        Line.participant("P1", ["name": "Ben", "email": "ben@example.com"]),
        Line.participant("P2", ["name": "Eve"]), Line.recording("R1", now), Line.poll(),
      ], at: now)
    return test
  }

  private func keeps(_ test: TestDatabase, at instant: Instant) async throws -> [Int64: HoldKeep] {
    let holds = try await test.operations(at: instant).holds(isCounted: true, by: .support)
    return Dictionary(
      holds.compactMap { hold in hold.keeps.map { (hold.number, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func allBelowIsCounted() async throws {
    let test = try await filled()
    let meeting = try await test.hold(.meeting, "M1", at: now)
    let pbx = try await test.hold(.pbx, Line.fqdn, at: now)
    let keeps = try await keeps(test, at: now)
    #expect(
      keeps[meeting]?.counts == Counts([.meeting: 1, .participant: 2, .recording: 1]))
    #expect(
      keeps[pbx]?.counts
        == Counts([
          .pbx: 1, .extension: 1, .meeting: 1, .participant: 2, .recording: 1, .poll: 1,
        ]))
    #expect(keeps.values.allSatisfy { $0.pastDate == 0 })
  }

  @Test func whatIsPastItsDateIsCountedApart() async throws {
    let test = try await filled()
    let hold = try await test.hold(.recording, "R1", at: now)
    let other = try await test.hold(.poll, "Q1", at: now)
    #expect(try await keeps(test, at: now + 6 * Instant.day)[hold]?.pastDate == 0)
    let late = try await keeps(test, at: now + 8 * Instant.day)
    #expect(late[hold]?.pastDate == 1 && late[other]?.pastDate == 0)
  }

  @Test func ofAPersonTheRecordsThatBearTheAddress() async throws {
    let test = try await filled()
    _ = try await test.operations(at: now).placePersonHold(
      on: FoldedAddress("ben@example.com"), PersonHoldRequest(reason: "claim"), by: .officer)
    let keeps = try await keeps(test, at: now)
    #expect(keeps.values.map(\.counts) == [Counts([.participant: 1])])
  }

  @Test func nobodyAskedForIt() async throws {
    let test = try await filled()
    _ = try await test.hold(.meeting, "M1", at: now)
    let holds = try await test.operations(at: now).holds(by: .support)
    #expect(holds.map { $0.keeps == nil } == [true])
  }
}
