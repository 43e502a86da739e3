import Domain
import Operations
import TestSupport

extension PermissionTests {
  static let evidenceRows: [Row] = [
    Row(function: "audit", capability: .auditOwn, allowed: everyone) {
      _ = try await $1.audit(AuditRequest(), by: $2)
    },
    Row(function: "verifyAudit", capability: .browse, allowed: everyone) {
      _ = try await $1.verifyAudit(by: $2)
    },
    Row(function: "auditHead", capability: .browse, allowed: everyone) {
      _ = try await $1.auditHead(by: $2)
    },
    Row(function: "exportAudit", capability: .auditExport, allowed: [.officer]) {
      try await $1.exportAudit(as: "jsonl", by: $2) { _ in }
    },
    Row(function: "checkReceipt", capability: .browse, allowed: everyone) {
      _ = try await $1.checkReceipt("RC-1", by: $2)
    },
    Row(function: "incidents", capability: .compliance, allowed: [.admin, .officer]) {
      _ = try await $1.incidents(by: $2)
    },
    Row(function: "past", capability: .browse, allowed: everyone) {
      _ = try await $1.past(below: .pbx, id: Line.fqdn, by: $2)
    },
    Row(function: "explain", capability: .explain, allowed: everyone) {
      _ = try await $1.explain(.meeting, id: "M1", by: $2)
    },
  ]
}
