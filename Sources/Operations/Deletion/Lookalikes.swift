import Domain
import Store

extension Operations {
  /// The most that are told.
  static let mostLookalikes = 5

  /// What could be mistaken for a record, the nearest first: of a PBX those whose FQDNs are like its
  /// own, of a meeting the same organiser's within 24 h.
  static func lookalikes(
    of scope: Scope, id: String, _ transaction: Transaction
  ) throws -> [Lookalike] {
    switch scope.kind {
    case .pbx:
      let others = try transaction.fqdns().filter { $0.number != scope.record }
      let near = FindNames.near(id, others).prefix(mostLookalikes)
      let extensions = try transaction.counts(of: .extension, by: "pbx", near.map(\.number))
      return near.map { Lookalike(id: $0.fqdn, extensions: extensions[$0.number] ?? 0) }
    case .meeting:
      return try transaction.meetings(
        near: scope.record, within: Instant.day, limit: mostLookalikes
      ).map { Lookalike(id: $0) }
    default: return []
    }
  }
}
