import Domain
import Operations
import TestSupport

extension Scenario {
  func jobs() async throws {}
}
