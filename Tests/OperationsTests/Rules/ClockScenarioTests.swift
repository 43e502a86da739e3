import Domain
import Formats
import Operations
import Store
import Synchronization
import TestSupport
import Testing

/// A clock that is wrong, in sixteen ways and some more (`trust.md`, Faults): nothing goes early by
/// more than the step that is no step, and once the clock is right again and, where needed, a person
/// has released the brake once, nothing is stranded.
@Suite struct ClockScenarioTests {
  /// One run, some hours after the beginning as they truly are.
  struct Phase: Sendable {
    var hour: Int64
    /// How wrong the clock is.
    var wrong: Int64 = 0
    var boot = "one"
    /// What holds the run back.
    var brake: Brake.Name?
    /// Something else is written at that instant, too.
    var imports = false
  }

  struct Scenario: Sendable, CustomTestStringConvertible {
    let name: String
    var begin = Instant("2026-04-10T12:00:00Z")
    /// The clock is wrong in the course of them, and right again in the last.
    let phases: [Phase]
    /// How often a person must release a brake once the clock is right.
    var releases = 0
    var testDescription: String { name }
  }

  private static let year = 365 * Instant.day
  private static let hour = Instant.hour

  private static func forward(_ name: String, _ wrong: Int64) -> Scenario {
    Scenario(
      name: name,
      phases: [
        Phase(hour: 0), Phase(hour: 1, wrong: wrong, brake: .clockStep),
        Phase(hour: 2, wrong: wrong, brake: .clockStep), Phase(hour: 3),
      ])
  }

  static let scenarios: [Scenario] = [
    Scenario(
      name: "+1 h",
      phases: [
        Phase(hour: 0), Phase(hour: 1, wrong: hour), Phase(hour: 2, wrong: hour), Phase(hour: 4),
      ]),
    Scenario(
      name: "-1 h", phases: [Phase(hour: 0), Phase(hour: 1, wrong: -hour), Phase(hour: 4)]),
    forward("+7 d", 7 * Instant.day),
    forward("+60 d", 60 * Instant.day),
    forward("+1 y", year),
    forward("+50 y", 50 * year),
    forward("-7 d", -7 * Instant.day),
    forward("-1 y", -year),
    Scenario(
      name: "flapping",
      phases: [
        Phase(hour: 0), Phase(hour: 1, wrong: 7 * Instant.day, brake: .clockStep),
        Phase(hour: 2), Phase(hour: 3, wrong: -7 * Instant.day, brake: .clockStep),
        Phase(hour: 4), Phase(hour: 5, wrong: 60 * Instant.day, brake: .clockStep),
        Phase(hour: 6),
      ]),
    Scenario(
      name: "summer time begins", begin: Instant("2026-03-28T23:00:00Z"),
      phases: (0..<8).map { Phase(hour: $0) }),
    Scenario(
      name: "summer time ends", begin: Instant("2026-10-24T23:00:00Z"),
      phases: (0..<8).map { Phase(hour: $0) }),
    Scenario(
      name: "leap second", begin: Instant("2026-12-31T23:00:00Z"),
      phases: [
        Phase(hour: 0), Phase(hour: 1, wrong: -Instant.second), Phase(hour: 2),
      ]),
    Scenario(
      name: "no previous run",
      phases: [Phase(hour: 1, wrong: 60 * Instant.day, brake: .clockStep), Phase(hour: 2)]),
    Scenario(
      name: "restored copy",
      phases: [
        Phase(hour: 0), Phase(hour: 300 * 24, boot: "two"), Phase(hour: 300 * 24 + 1, boot: "two"),
      ]),
    Scenario(
      name: "cloned copy",
      phases: (0..<6).map { Phase(hour: $0, boot: $0 % 2 == 0 ? "one" : "two") }),
    Scenario(
      name: "a second anomaly during the first",
      phases: [
        Phase(hour: 0), Phase(hour: 1, wrong: 60 * Instant.day, brake: .clockStep),
        Phase(hour: 2, wrong: -year, brake: .clockStep),
        Phase(hour: 3, wrong: 60 * Instant.day, brake: .clockStep), Phase(hour: 4),
      ]),
    // More than sixteen.
    Scenario(
      name: "little steps that add up",
      phases: [
        Phase(hour: 0), Phase(hour: 1, wrong: hour),
        Phase(hour: 2, wrong: 2 * hour, brake: .clockStep),
        Phase(hour: 3, wrong: 3 * hour, brake: .clockStep), Phase(hour: 6),
      ]),
    Scenario(
      name: "a restart while the clock is wrong",
      phases: [
        Phase(hour: 0), Phase(hour: 1, wrong: 60 * Instant.day, brake: .clockStep),
        Phase(hour: 2, wrong: 60 * Instant.day, boot: "two", brake: .clockStep),
        Phase(hour: 3, boot: "two", brake: .clockStep),
      ], releases: 1),
    Scenario(
      name: "something written while the clock is ahead",
      phases: [
        Phase(hour: 0), Phase(hour: 1, wrong: 50 * year, brake: .clockStep, imports: true),
        Phase(hour: 2, brake: .clockBehind),
      ], releases: 1),
    Scenario(
      name: "something written while the clock is behind",
      phases: [
        Phase(hour: 0), Phase(hour: 1, wrong: -year, brake: .clockStep, imports: true),
        Phase(hour: 2),
      ]),
    Scenario(
      name: "behind after a restart",
      phases: [
        Phase(hour: 0), Phase(hour: 1, wrong: -7 * Instant.day, boot: "two", brake: .clockBehind),
        Phase(hour: 2, wrong: -7 * Instant.day, boot: "two", brake: .clockBehind, imports: true),
        Phase(hour: 3, boot: "two"),
      ]),
  ]

  /// Recordings by the hour at which they are due, before the beginning and after.
  private static let dueHours: [Int64] =
    Array(-6...12) + [48, 24 * 7, 24 * 20, 24 * 61, 24 * 299, 24 * 301, 24 * 366, 24 * 20_000]

  private func operations(
    _ test: TestDatabase, _ scenario: Scenario, _ phase: Phase
  ) -> Operations {
    let passed = phase.hour * Instant.hour
    let since = phase.boot == "one" ? 30 * Instant.day : Instant.minute
    return test.operations(
      at: scenario.begin + passed + phase.wrong,
      uptime: Uptime(boot: phase.boot, milliseconds: since + passed))
  }

  private func recordings(_ test: TestDatabase) async throws -> Set<String> {
    Set(try await test.ids(.recording))
  }

  private func load(_ lines: [String], by operations: Operations) async throws {
    let source = try JSONLinesSource(
      file: "test.jsonl", bytes: Array(lines.joined(separator: "\n").utf8))
    _ = try await operations.importRecords([source], by: .owner)
  }

  @Test(arguments: scenarios)
  func nothingEarlyAndNothingStranded(_ scenario: Scenario) async throws {
    let test = try await TestDatabase()
    let lines = Self.dueHours.map { hour in
      Line.recording("R\(hour)", scenario.begin + hour * Instant.hour - 7 * Instant.day)
    }
    try await load(
      [Line.pbx(), Line.extension(), Line.meeting()] + lines,
      by: operations(test, scenario, Phase(hour: 0)))

    for phase in scenario.phases {
      let operations = operations(test, scenario, phase)
      if phase.imports { try await load([Line.pbx("new.example.net")], by: operations) }
      let result = try await operations.sweep(SweepRequest(), by: .admin)
      #expect(
        result.brakes.first?.name == phase.brake, "hour \(phase.hour): \(result.brakes)")
      let left = try await recordings(test)
      // A step of an hour is no step.
      for hour in Self.dueHours where hour > phase.hour + 1 {
        #expect(left.contains("R\(hour)"), "due at hour \(hour), gone at \(phase.hour)")
      }
    }
    let last = try #require(scenario.phases.last)
    #expect(last.wrong == 0)
    var releases = 0
    while try await !operations(test, scenario, last).brakes(by: .owner).brakes.isEmpty {
      _ = try await operations(test, scenario, last).sweep(
        SweepRequest(releaseBrake: .mistake), by: .admin)
      releases += 1
      try #require(releases < 3)
    }
    #expect(releases == scenario.releases)
    try await expectAllDone(test, scenario, last)
    // And so it goes on, without a person.
    var next = last
    next.hour += 1
    let after = try await operations(test, scenario, next).sweep(SweepRequest(), by: .admin)
    #expect(after.brakes.isEmpty)
    try await expectAllDone(test, scenario, next)
  }

  private func expectAllDone(
    _ test: TestDatabase, _ scenario: Scenario, _ phase: Phase
  ) async throws {
    let left = try await recordings(test)
    for hour in Self.dueHours {
      if hour <= phase.hour { #expect(!left.contains("R\(hour)"), "stranded: hour \(hour)") }
      if hour > phase.hour + 1 { #expect(left.contains("R\(hour)"), "early: hour \(hour)") }
    }
    let due = try await operations(test, scenario, phase).pending(
      PendingRequest(states: [.due, .overdue]), by: .owner)
    #expect(due.entries.isEmpty)
  }

  /// A lease and tries that were written under a wrong clock shut nobody out.
  @Test func whatAWrongClockLeftBehind() async throws {
    let test = try await TestDatabase()
    let begin = Instant("2026-04-10T12:00:00Z")
    try await test.load([Line.log("L1", begin - 8 * Instant.day)], at: begin)
    let wrong = begin + 50 * Self.year
    let isTaken = try await test.database.write { transaction in
      for _ in 0..<30 {
        try transaction.noteAttempt(person: "kim", record: nil, isMissed: true, at: wrong)
      }
      return try transaction.lease("sweep", owner: "killed", at: wrong)
    }
    #expect(isTaken)
    _ = try await test.operations(at: begin).find(FindQuestion("ann@example.com"), by: .admin)
    #expect(
      try await test.operations(at: begin).sweep(SweepRequest(), by: .admin).done == [
        .serverLog: 1
      ])
  }

  /// An undo window does not end by a clock that is wrong.
  @Test func anOrderWaitsForTheClock() async throws {
    let test = try await TestDatabase()
    let scenario = Scenario(name: "", phases: [])
    let first = operations(test, scenario, Phase(hour: 0))
    try await load([Line.pbx()], by: first)
    _ = try await first.stageDeletion(
      DeleteRequest(kind: .pbx, id: Line.fqdn, phrase: Line.fqdn, reason: .test), by: .admin)
    let wrong = Phase(hour: 1, wrong: 7 * Instant.day)
    _ = try await operations(test, scenario, wrong).sweep(SweepRequest(), by: .admin)
    #expect(try await test.ids(.pbx) == [Line.fqdn])
    let right = operations(test, scenario, Phase(hour: 25))
    _ = try await right.sweep(SweepRequest(), by: .admin)
    #expect(try await test.ids(.pbx).isEmpty)
  }

  /// The clock steps between two batches: what is left waits.
  @Test func aStepInTheMiddleOfARun() async throws {
    let test = try await TestDatabase()
    let begin = Instant("2026-04-10T12:00:00Z")
    let old = begin - 9 * Instant.day
    try await test.load(
      [Line.pbx(), Line.extension(), Line.meeting()]
        + (0..<9).map { Line.recording("R\($0)", old) } + [Line.log("L1", old)], at: begin)
    let calls = Mutex(0)
    let operations = Operations(
      database: test.database, policy: test.policy, objects: test.objects,
      now: {
        let call = calls.withLock { count in
          count += 1
          return count
        }
        return call < 8 ? begin : begin + 7 * Instant.day
      }, uptime: { Uptime(boot: "one", milliseconds: 5_000) })
    let result = try await operations.sweep(SweepRequest(batch: 2), by: .admin)
    #expect(result.brakes.map(\.name) == [.clockStep])
    #expect(result.brakes[0].rules.contains(.recording) && result.done[.serverLog] == nil)
    let left = try await recordings(test).count
    #expect(left > 0 && left < 9)
    #expect(try await test.ids(.log) == ["L1"])
    let after = try await test.operations(
      at: begin + Instant.minute, uptime: Uptime(boot: "one", milliseconds: 65_000)
    ).sweep(SweepRequest(releaseBrake: .mistake), by: .admin)
    #expect(after.done == [.recording: left, .serverLog: 1])
  }
}
