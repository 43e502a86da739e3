import Domain
import Operations
import TestSupport

extension PermissionTests {
  static let brakesRows: [Row] = [
    Row(function: "brakes", capability: .browse, allowed: everyone) {
      _ = try await $1.brakes(by: $2)
    },
    Row(
      function: "sweep", capability: .sweep, allowed: [.admin],
      call: { _ = try await $1.sweep(SweepRequest(releaseBrake: .other), by: $2) },
      variant: ", releasing a brake"),
  ]
}
