import Domain
import Operations
import TestSupport
import Testing

/// A participant has no entry of its own: a list shows its meeting's, for what is left of it.
@Suite struct ParticipantListTests {
  @Test func theNextEntryIsThatOfWhatIsLeft() async throws {
    let planned = Instant("2026-03-02T09:00:00Z")
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension(),
        Line.meeting(
          "M1", ["scheduledAt": .at(planned), "durationMinutes": 60]),
        Line.participant("P1", ["name": "Ann"]), Line.participant("P2", ["email": "b@example.com"]),
        Line.participant("P3"),
      ], at: planned)
    let page = try await test.operations(at: planned).list(
      ListRequest(kind: .participant), by: .support)
    #expect(page.rows.map { $0.next?.rule } == [.participantName, .participantEmail, .participant])
    #expect(
      page.rows.map { $0.next?.dueAt } == [
        planned + 7 * Instant.day, planned + 7 * Instant.day + Instant.hour,
        Period.months(2).due(from: planned + Instant.hour),
      ])
  }
}
