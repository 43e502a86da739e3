/// What an operation may ask of the person who calls it (`trust.md`, Roles).
package enum Capability: String, Sendable, CaseIterable {
  case browse, explain, plan, openReport, find, compare, request
  case auditOwn, auditAll, compliance
  case forceDelete, undo, sweep, importData, release, reveal
  case holds, person, policy, auditExport, backup, operate
  /// Creating a database.
  case create
}

package enum Role: String, Sendable, CaseIterable {
  case support, admin, officer

  package var capabilities: Set<Capability> {
    let everyone: Set<Capability> = [
      .browse, .explain, .plan, .openReport, .find, .compare, .request, .auditOwn,
    ]
    switch self {
    case .support:
      return everyone
    case .admin:
      return everyone.union([
        .auditAll, .compliance, .forceDelete, .undo, .sweep, .importData, .release, .reveal,
        .holds, .backup, .operate, .create,
      ])
    case .officer:
      return everyone.union([
        .auditAll, .compliance, .holds, .person, .policy, .auditExport,
      ])
    }
  }
}
