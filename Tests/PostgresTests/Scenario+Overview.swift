import Domain
import Operations
import TestSupport

extension Scenario {
  /// The glance at everything, and a line of it that somebody takes.
  func overview() async throws {
    let now = Self.day(40)
    let operations = operations(at: now)
    _ = try await operations.overview(by: .owner)
    let request = TakeAlarmRequest(
      alarm: Alarm.Key(kind: .sweep), count: 1, until: now + Instant.hour)
    _ = try await operations.takeAlarm(request, by: .owner)
    _ = try await operations.status(by: .owner)
    _ = try await operations.giveBackAlarm(request.alarm, by: .owner)
  }
}
