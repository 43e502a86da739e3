import Domain
import Operations
import TestSupport

extension PermissionTests {
  static let policiesRows: [Row] = [
    Row(function: "policyStanding", capability: .browse, allowed: everyone) {
      _ = try await $1.policyStanding(by: $2)
    },
    Row(function: "simulate", capability: .plan, allowed: everyone) {
      _ = try await $1.simulate(try TestDatabase.strictPolicy(), by: $2)
    },
    Row(function: "activatePolicy", capability: .policy, allowed: [.officer]) {
      _ = try await $1.activatePolicy(
        PolicyActivation(text: try TestDatabase.strictText(), name: "strict"), by: $2)
    },
    Row(function: "compliance", capability: .compliance, allowed: [.admin, .officer]) {
      _ = try await $1.compliance(ComplianceRequest(), by: $2)
    },
    Row(function: "noteCompliance", capability: .compliance, allowed: [.admin, .officer]) {
      _ = try await $1.noteCompliance(["compliance.json": "00"], by: $2)
    },
  ]
}
