import Domain
import Operations
import TestSupport

extension PermissionTests {
  private static func marked(now: Bool = false) -> MarkedRequest {
    MarkedRequest(
      kind: .meeting, ids: ["M1"], phrases: ["delete 1 meeting"], reason: .test, now: now)
  }

  static let marksRows: [Row] = [
    Row(function: "planDeletions", capability: .plan, allowed: everyone) {
      _ = try await $1.planDeletions(.meeting, ids: ["M1"], by: $2)
    },
    Row(function: "stageDeletions", capability: .forceDelete, allowed: [.admin]) {
      _ = try await $1.stageDeletions(marked(), by: $2)
    },
    Row(function: "deleteMarked", capability: .forceDelete, allowed: [.admin]) {
      _ = try await $1.deleteMarked(marked(now: true), by: $2)
    },
    Row(function: "endUndo", capability: .forceDelete, allowed: [.admin]) {
      _ = try await $1.endUndo("D-2", phrase: Line.fqdn + "/105", by: $2)
    },
    Row(function: "retryObjects", capability: .sweep, allowed: [.admin]) {
      _ = try await $1.retryObjects(by: $2)
    },
  ]
}
