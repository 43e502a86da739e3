import Domain
import Operations
import TestSupport
import Testing

/// What every rule must do at its due instant, and not before.
enum Boundary {
  /// Given `lines`, when swept one millisecond before `due`, then the entry of `rule` for `id` is
  /// upcoming and still there; when swept at `due`, it is done, exactly once. `items`: what the
  /// entry counts.
  static func expect(
    _ rule: RuleID, _ id: String, due: Instant, items: Int = 1, lines: [String]
  ) async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(lines, at: due - 1)
    let before = try #require(try await test.entry(rule, id, at: due - 1), "\(rule) \(id)")
    #expect(before.dueAt == due)
    #expect(before.state == .upcoming)
    #expect(before.items == items)
    let early = try await test.sweep(at: due - 1)
    #expect(early.done[rule] == nil, "\(rule) went one millisecond early")
    let after = try await test.entry(rule, id, at: due - 1)
    #expect(after?.dueAt == due && after?.state == .upcoming && after?.items == items)

    #expect(try await test.entry(rule, id, at: due)?.state == .due)
    let forecast = try await test.operations(at: due).sweep(
      SweepRequest(dryRun: true, rules: [rule]), by: .owner)
    #expect(forecast.done == [rule: 1])
    let result = try await test.sweep(at: due)
    #expect(result.done[rule] == 1)
    #expect(result.failed.isEmpty)
    #expect(result.late[rule]?.greatest == 0)
    #expect(try await test.entry(rule, id, at: due) == nil)
    #expect(try await test.sweep(at: due).done.isEmpty, "a second sweep finds nothing")
    return test
  }
}

/// Instants and lines that the tests of rules share.
enum Given {
  static let scheduled = Instant("2026-03-02T09:00:00Z")
  static let started = Instant("2026-03-02T09:04:00Z")
  static let ended = Instant("2026-03-02T09:50:00Z")
  static let week = 7 * Instant.day

  static let owner = [
    Line.pbx(), Line.extension("104", ["firstName": "Ann", "email": "ann@example.com"]),
  ]

  static func held() -> String {
    Line.meeting(
      "M1",
      [
        "title": "Budget", "note": "bring figures", "dialIn": "+49 30 1234567",
        "scheduledAt": .at(scheduled), "durationMinutes": 30, "startedAt": .at(started),
        "endedAt": .at(ended), "connected": 0,
      ])
  }

  static let people = [
    Line.participant(
      "P1",
      [
        "name": "Ben Ash", "email": "ben@example.org", "ip": "198.51.100.4",
        "role": "participant",
        "joins": [["at": .at(started), "left": .at(ended)]],
      ]),
    Line.participant("P2", ["name": "Cy Oak", "email": "cy@example.org", "ip": "2001:db8::7"]),
  ]
}
