import Domain
import Operations
import TestSupport
import Testing

/// Why a record is still here, or how it went.
@Suite struct ExplainTests {
  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      Given.owner + [Given.held(), Line.participant("P1", ["name": "Ann"]), Line.poll()],
      at: Given.ended)
    return test
  }

  private func explain(
    _ test: TestDatabase, _ kind: Kind, _ id: String, at now: Instant
  ) async throws -> Explanation {
    try await test.operations(at: now).explain(kind, id: id, by: .support)
  }

  @Test func everyEntryHasItsSentence() async throws {
    let test = try await database()
    let found = try await explain(test, .meeting, "M1", at: Given.ended)
    #expect(found.isHere)
    let title = try #require(found.items.first { $0.item == "title" })
    #expect(title.goes == Given.scheduled + Given.week)
    #expect(title.countedFrom == Given.scheduled)
    #expect(title.rule == .meetingTitle)
    #expect(title.clause == test.policy[.meetingTitle].clause)
    #expect(title.say?.contains("2026-03-09") == true)
    #expect(title.state.name == "upcoming")
    #expect(title.sooner.contains(.meetingDeleted) && title.sooner.contains(.ordered))
    // What `show` has, and no more.
    let due = try await test.operations(at: Given.ended).show(.meeting, id: "M1", by: .owner).due
    #expect(found.items.compactMap(\.rule) == due.map(\.rule))
  }

  @Test func aParticipantHasWhatIsLeftOfIt() async throws {
    let found = try await explain(database(), .participant, "P1", at: Given.ended)
    #expect(
      found.items.map(\.item) == ["participants.name", "participants", "meeting"])
  }

  @Test func whatHasNoTimeSaysWhatEndsIt() async throws {
    let found = try await explain(database(), .poll, "Q1", at: Given.ended)
    let item = try #require(found.items.first)
    #expect(item.state == .open && item.goes == nil)
    #expect(item.say == "a poll ends with its extension, or when its owner deletes it")
    #expect(item.sooner.first == .pollDeleted)
  }

  @Test func aHoldIsNamed() async throws {
    let test = try await database()
    let hold = try await test.hold(.meeting, "M1", at: Given.ended)
    let found = try await explain(test, .meeting, "M1", at: Given.ended + 30 * Instant.day)
    #expect(!found.items.isEmpty)
    #expect(found.items.allSatisfy { $0.holds == [hold] && $0.state.name == "held" })
  }

  @Test func anErasedFieldNamesItsRun() async throws {
    let test = try await database()
    let swept = Given.scheduled + Given.week + Instant.hour
    try await test.sweep(at: Given.scheduled + Instant.day)
    let run = try await test.sweep(at: swept)
    let found = try await explain(test, .meeting, "M1", at: swept)
    let title = try #require(found.items.first { $0.item == "title" })
    #expect(title.state == .gone)
    #expect(title.goes == swept)
    #expect(title.rule == .meetingTitle)
    #expect(title.countedFrom == Given.scheduled)
    #expect(title.run == "S-2" && title.receipt == run.receipt)
    let name = try await explain(test, .participant, "P1", at: swept).items.first {
      $0.item == "name"
    }
    #expect(name?.rule == .participantName && name?.run == "S-2")
  }

  @Test func whatWentByARuleAndWhatWentByOrder() async throws {
    let test = try await database()
    _ = try await test.operations(at: Given.ended).delete(
      DeleteRequest(kind: .poll, id: "Q1", phrase: "Q1", reason: .mistake, ticket: "#9"),
      by: .admin)
    let poll = try await explain(test, .poll, "Q1", at: Given.ended)
    #expect(!poll.isHere)
    let order = try #require(poll.items.first)
    #expect(order.goes == Given.ended && order.rule == nil && order.receipt == 1)
    #expect(order.orderedBy == "kim" && order.reason == "mistake" && order.ticket == "#9")

    let late = Given.ended + 400 * Instant.day
    let run = try await test.sweep(at: late)
    let meeting = try #require(try await explain(test, .meeting, "M1", at: late).items.first)
    #expect(meeting.rule == .meeting && meeting.goes == late)
    #expect(meeting.receipt == run.receipt && meeting.run == "S-1")
    #expect(meeting.say?.contains("2027-04-06") == true)
    #expect(meeting.orderedBy == nil)
    await #expect(throws: OperationError.noSuchRecord(.meeting, id: "M9")) {
      _ = try await explain(test, .meeting, "M9", at: late)
    }
  }
}
