import Domain
import Operations
import TestSupport

extension Scenario {
  func evidence() async throws {}
}
