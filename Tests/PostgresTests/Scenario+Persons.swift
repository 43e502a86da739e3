import Domain
import Operations
import TestSupport

extension Scenario {
  func persons() async throws {}
}
