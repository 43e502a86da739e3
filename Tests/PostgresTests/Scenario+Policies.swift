import Domain
import Operations
import TestSupport

extension Scenario {
  func policies() async throws {}
}
