import Domain
import Terminal
import TestSupport
import Testing

@testable import Console
@testable import Operations

/// The console over a real database.
@Suite struct RealDatabaseTests {
  private func filled() async throws -> TestDatabase {
    let test = try await TestDatabase()
    let early = Made.now - 9 * Instant.day
    try await test.load(
      [
        Line.pbx(), Line.pbx("other.example.net"), Line.extension(), Line.extension("105"),
        Line.meeting("M1", ["title": "x", "scheduledAt": .at(Made.now)]),
        Line.meeting("M2", ["scheduledAt": .at(Made.now - Instant.day)]), Line.participant(),
        Line.poll(), Line.report("T1", early, ["meeting": "M1", "title": "x"]),
        Line.recording("R1", early), Line.recording("R2", early),
      ], at: early)
    _ = try await test.hold(.poll, "Q1", at: early)
    _ = try await test.operations(at: early).stageDeletion(
      DeleteRequest(
        kind: .extension, id: Line.fqdn + "/105", phrase: Line.fqdn + "/105", reason: .test,
        now: false), by: .admin)
    return test
  }

  /// Every record, every order and every hold in force.
  private func standing(_ test: TestDatabase) async throws -> [String] {
    var all: [String] = []
    for kind in [Kind.pbx, .extension, .meeting, .participant, .poll, .recording, .report] {
      all += try await test.ids(kind).map { "\(kind.rawValue) \($0)" }
    }
    let operations = test.operations(at: Made.now)
    all += try await operations.jobs(by: .owner).map { "\($0.label) \($0.undoUntil)" }
    return all + [try await operations.holds(by: .owner).contains { $0.number == 1 } ? "H-1" : ""]
  }

  /// The orders are taken by the operations, not by a stand-in.
  @Test @UI func marksAreStagedAndTakenBack() async throws {
    let test = try await filled()
    let client = Client(test.operations(at: Made.now), by: .admin)
    let bench = Bench(client: client)
    await bench.open(at: .meetings)
    await bench.press("g", "space", "space", "d", "x", "2")
    await bench.type("#1")
    await bench.press("tab")
    await bench.type("delete 2 meetings")
    await bench.press("enter")
    #expect(bench.lines[22].contains("Staged 2 meetings, D-2 to D-3"))
    let operations = test.operations(at: Made.now)
    #expect(try await operations.jobs([.staged], by: .admin).count == 3)
    await bench.press("u")
    #expect(bench.lines[22].contains("Taken back: 2 meetings"))
    #expect(try await operations.jobs([.staged], by: .admin).count == 1)
  }

  @Test(arguments: 0..<3) @UI func randomKeysChangeNothing(part: Int) async throws {
    var seeds = SeededNumbers.printed("random keys on a database, part \(part)")
    let test = try await filled()
    let before = try await standing(test)
    let client = Client(test.operations(at: Made.now), by: .admin)
    let phrases = [
      "M1", "M2", "R1", "R2", Line.fqdn, Line.fqdn + "/104", Line.fqdn + "/105",
      "delete 2 meetings",
    ]
    for number in 0..<12 {
      let seed = seeds.next()
      var keys = RandomKeys(seed: seed, phrases: phrases)
      // `u` brings back what is staged: it is no deletion, and is left out.
      let strokes = keys.strokes(30, withPhrases: false).filter { stroke in
        if case .key("u") = stroke { false } else { true }
      }
      let bench = Bench(client: client)
      await bench.open(at: ScreenName.roots[number % 10].name)
      for stroke in strokes { await bench.strike(stroke) }
      #expect(try await standing(test) == before, "seed \(seed): \(strokes)")
    }
  }
}
