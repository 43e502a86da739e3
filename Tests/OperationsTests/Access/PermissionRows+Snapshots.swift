import Domain
import Operations
import TestSupport

extension PermissionTests {
  static let snapshotRows: [Row] = [
    Row(function: "quarantines", capability: .browse, allowed: everyone) {
      _ = try await $1.quarantines(by: $2)
    },
    Row(function: "quarantine", capability: .browse, allowed: everyone) {
      _ = try await $1.quarantine("Q-1", by: $2)
    },
    Row(function: "releaseQuarantine", capability: .release, allowed: [.admin]) {
      _ = try await $1.releaseQuarantine(
        QuarantineDecision(label: "Q-1", reason: .test, phrase: "lists.example.net"), by: $2)
    },
    Row(function: "rejectQuarantine", capability: .release, allowed: [.admin]) {
      try await $1.rejectQuarantine(QuarantineDecision(label: "Q-1", reason: .test), by: $2)
    },
  ]
}
