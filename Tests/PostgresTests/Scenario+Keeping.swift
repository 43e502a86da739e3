import Domain
import Operations
import TestSupport

extension Scenario {
  func keeping() async throws {}
}
