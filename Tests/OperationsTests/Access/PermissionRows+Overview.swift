import Domain
import Operations
import TestSupport

extension PermissionTests {
  static let overviewRows: [Row] = [
    Row(function: "overview", capability: .browse, allowed: everyone) {
      _ = try await $1.overview(by: $2)
    },
    Row(function: "takeAlarm", capability: .operate, allowed: [.admin]) {
      _ = try await $1.takeAlarm(
        TakeAlarmRequest(
          alarm: Alarm.Key(kind: .sweep), count: 1, until: now + Instant.hour),
        by: $2)
    },
  ]
}
