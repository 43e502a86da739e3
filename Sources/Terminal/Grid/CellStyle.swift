/// A role and, at most, one role laid over it: where both set a colour the upper one wins, and
/// their attributes add up. It means nothing until a theme resolves it, so that grids can be
/// compared across themes.
package struct CellStyle: Hashable, Sendable {
  /// Below `CellStyle.count`; an index into a `StyleTable`.
  package let index: UInt16

  package init(_ role: Role, over base: Role? = nil) {
    guard let base, base != role else {
      index = UInt16(role.rawValue)
      return
    }
    index = UInt16(base.rawValue) + (UInt16(role.rawValue) + 1) * UInt16(Role.allCases.count)
  }

  package static let count = Role.allCases.count * (Role.allCases.count + 1)

  package var base: Role {
    Role.allCases[Int(index) % Role.allCases.count]
  }

  package var overlay: Role? {
    let upper = Int(index) / Role.allCases.count
    return upper == 0 ? nil : Role.allCases[upper - 1]
  }
}
