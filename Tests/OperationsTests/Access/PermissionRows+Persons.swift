import Domain
import Operations
import TestSupport

extension PermissionTests {
  static let personsRows: [Row] = []
}
