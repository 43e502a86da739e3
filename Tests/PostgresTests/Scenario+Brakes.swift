import Domain
import Operations
import TestSupport

extension Scenario {
  func brakes() async throws {}
}
