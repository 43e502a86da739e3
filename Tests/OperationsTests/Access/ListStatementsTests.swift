import Domain
import Operations
import Store
import TestSupport
import Testing

/// A page costs as many statements as its facts need, however many rows it has.
@Suite struct ListStatementsTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  private func filled() async throws -> (TestDatabase, RecordingEngine, Operations) {
    let test = try await TestDatabase()
    var lines = [Line.pbx()]
    for number in 100..<120 {
      lines.append(Line.extension("\(number)", ["email": .text("a\(number)@example.com")]))
      let meeting = "M\(number)"
      lines.append(
        Line.meeting(
          meeting,
          ["extension": .text("\(number)"), "title": "Talk", "scheduledAt": .at(now)]))
      lines.append(Line.participant("P\(number)", ["meeting": .text(meeting), "name": "Ann"]))
      lines.append(Line.recording("R\(number)", now, ["meeting": .text(meeting)]))
    }
    try await test.load(lines, at: now)
    let engine = RecordingEngine(test.database.engine)
    let instant = now
    return (
      test, engine,
      Operations(
        database: test.database.over(engine), policy: test.policy, objects: nil,
        now: { instant })
    )
  }

  @Test(arguments: [Kind.pbx, .extension, .meeting, .participant, .recording])
  func aPageOf(_ kind: Kind) async throws {
    let (test, engine, operations) = try await filled()
    defer { withExtendedLifetime(test) {} }
    var counts: [Int] = []
    for limit in [1, 19] {
      _ = engine.takeStatements()
      let page = try await operations.list(
        ListRequest(kind: kind, limit: limit, counted: false), by: .support)
      #expect(page.rows.count == (kind == .pbx ? 1 : limit))
      counts.append(engine.takeStatements().count)
    }
    #expect(counts[0] == counts[1])
  }

  @Test func theHolds() async throws {
    let (test, engine, operations) = try await filled()
    defer { withExtendedLifetime(test) {} }
    var counts: [Int] = []
    for numbers in [100..<101, 101..<110] {
      for number in numbers {
        _ = try await operations.placeHold(
          HoldRequest(kind: .meeting, id: "M\(number)", reason: "claim"), by: .officer)
      }
      _ = engine.takeStatements()
      _ = try await operations.holds(by: .officer)
      counts.append(engine.takeStatements().count)
    }
    #expect(counts[0] == counts[1])
  }

  /// The soonest of an extension's entries is its own, whatever others have.
  @Test func eachExtensionHasItsOwnNext() async throws {
    let (test, _, operations) = try await filled()
    defer { withExtendedLifetime(test) {} }
    let page = try await operations.list(ListRequest(kind: .extension), by: .support)
    #expect(page.rows.count == 20)
    for row in page.rows {
      let number = row.view["number"]
      guard case .text(let text) = number else { continue }
      #expect(row.next?.id == "M\(text)")
      #expect(row.next?.rule == .meetingTitle)
    }
  }
}
