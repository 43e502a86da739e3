import Domain
import Formats
import Operations
import Store
import TestSupport
import Testing

/// A line of what needs somebody that somebody takes.
@Suite struct TakeAlarmTests {
  private static let now = Line.registered + 400 * Instant.day

  private func request(hours: Int64, count: Int = 1) -> TakeAlarmRequest {
    TakeAlarmRequest(
      alarm: Alarm.Key(kind: .sweep), count: count,
      until: Self.now + hours * Instant.hour, ticket: "#4711")
  }

  @Test func isToldToEverybodyAndWrittenDown() async throws {
    let test = try await TestDatabase()
    try await test.load([Line.pbx()], at: Self.now - 10 * Instant.day)
    let operations = test.operations(at: Self.now)
    let before = try await operations.status(by: .owner).alarms
    #expect(before.first { $0.kind == .sweep }?.isLoud == true)

    _ = try await operations.takeAlarm(request(hours: 2), by: .owner)

    let alarm = try await operations.status(by: .owner).alarms.first { $0.kind == .sweep }
    #expect(alarm?.taken?.by == Principal.owner.user)
    let entry = try await operations.audit(AuditRequest(limit: 1), by: .owner).entries.first
    #expect(entry?.operation == "alarm-take")
    #expect(entry?.ticket == "#4711")
    let later = test.operations(at: Self.now + 2 * Instant.hour)
    let loud = try await later.status(by: .owner).alarms.first { $0.kind == .sweep }
    #expect(loud?.isLoud == true)
  }

  @Test func isTakenForADayAtMost() async throws {
    let test = try await TestDatabase()
    let operations = test.operations(at: Self.now)
    for hours: Int64 in [-1, 0, 25] {
      await #expect(throws: OperationError.self) {
        try await operations.takeAlarm(request(hours: hours), by: .owner)
      }
    }
    _ = try await operations.takeAlarm(request(hours: 24), by: .owner)
  }

  @Test func whoeverTakesItLastHasIt() async throws {
    let test = try await TestDatabase()
    try await test.load([Line.pbx()], at: Self.now - 10 * Instant.day)
    let operations = test.operations(at: Self.now)
    _ = try await operations.takeAlarm(request(hours: 8), by: .admin)
    // Behind sudo the user is the same for all.
    let other = Principal(user: Principal.admin.user, login: "eve", role: .admin)
    _ = try await operations.takeAlarm(request(hours: 1), by: other)
    let alarm = try await operations.status(by: .owner).alarms.first { $0.kind == .sweep }
    #expect(alarm?.taken?.by == "eve")
    #expect(alarm?.taken?.until == Self.now + Instant.hour)
  }
}
