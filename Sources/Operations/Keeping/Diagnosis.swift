package import Domain

/// What `doctor` found, check by check.
package struct Diagnosis: Hashable, Sendable {
  package enum Name: String, Sendable, CaseIterable {
    case integrity, settings
    case freePages = "free-pages"
    case startPoints = "start-points"
    case objectStore = "object-store"
    case leftoverObjects = "leftover-objects"
    case missingObjects = "missing-objects"
    case clock
    case erasureLedger = "erasure-ledger"
    case backups, copy, configuration, taste, permissions
  }

  package struct Check: Hashable, Sendable {
    package let name: Name
    package let isHealthy: Bool
    /// How many things are wrong; of what is well, how many were looked at.
    package let count: Int
    /// Without personal data.
    package let detail: String

    package init(_ name: Name, isHealthy: Bool, count: Int, _ detail: String) {
      self.name = name
      self.isHealthy = isHealthy
      self.count = count
      self.detail = detail
    }
  }

  /// A stored object without a row, or a row without its object.
  package struct Leftover: Hashable, Sendable {
    /// Of the record that names it; nil where none does.
    package let kind: Kind?
    package let record: Int64?
  }

  package var checks: [Check]
  /// The first thousand.
  package var leftovers: [Leftover]

  package init(checks: [Check] = [], leftovers: [Leftover] = []) {
    self.checks = checks
    self.leftovers = leftovers
  }

  package var isHealthy: Bool { checks.allSatisfy(\.isHealthy) }
}
