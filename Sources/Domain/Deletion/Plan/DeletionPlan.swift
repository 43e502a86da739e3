internal import Crypto

/// What a force-delete would do, exactly (`rules.md`, Plan).
package struct DeletionPlan: Hashable, Sendable {
  /// One step: all rows of a kind below the scope that no hold keeps.
  package struct Step: Hashable, Sendable {
    package let kind: Kind
    package let predicate: Predicate
    package let action: Rule.Action
    package let count: Int
  }

  /// Closed, so that a store can turn each into SQL.
  package enum Predicate: Hashable, Sendable {
    /// The scope's own row.
    case scope
    /// All below the scope that no hold keeps.
    case below
  }

  package let policy: String
  package let scope: Scope
  package let id: String
  package let steps: [Step]
  package let census: Census
  /// Whether it is staged and can be undone, instead of being done at once.
  package let staged: Bool
  /// 64 hexadecimal digits; covers policy, scope, steps, counts, holds and records, never the time.
  package let fingerprint: String
  /// Told, not fingerprinted; empty where nobody looked for them.
  package var lookalikes: [Lookalike] = []

  package var kind: Kind { scope.kind }

  /// What a person must type.
  package var phrase: String { id }

  /// `rules.md`: sessions of a PBX are made anonymous when it goes.
  package var nothingGoes: Bool { census.counts.total == 0 }

  /// The holds that keep something, in order.
  package var holds: [Int64] { Set(census.kept.map(\.hold)).sorted() }

  /// The children first, so that no child outlives its parent.
  private static let order: [Kind] = [
    .file, .recording, .participant, .report, .meeting, .poll, .extension, .session, .pbx,
  ]

  /// The one planner: a pure function of policy, scope and census.
  package init(policy: String, scope: Scope, id: String, census: Census) {
    self.policy = policy
    self.scope = scope
    self.id = id
    self.census = census
    staged = scope.kind.isStaged
    steps = Self.order.compactMap { kind in
      let count = census.counts[kind]
      guard count > 0 else { return nil }
      return Step(
        kind: kind, predicate: kind == scope.kind ? .scope : .below,
        action: kind == .session ? .anonymize : .delete, count: count)
    }
    var hash = SHA256()
    func feed(_ text: String) {
      hash.update(data: Array("\(text.utf8.count):\(text)".utf8))
    }
    feed(policy)
    feed("\(scope.kind.rawValue) \(scope.record)")
    for step in steps {
      feed("\(step.kind.rawValue) \(step.action.rawValue) \(step.count)")
    }
    feed("\(census.objects) \(census.bytes)")
    for kept in census.kept { feed("\(kept.kind.rawValue) \(kept.id) \(kept.hold)") }
    for record in census.records { feed(record) }
    fingerprint = Bytes.hex(hash.finalize())
  }

  /// One fingerprint over those of several plans.
  package static func fingerprint(of plans: [DeletionPlan]) -> String {
    var hash = SHA256()
    for plan in plans { hash.update(data: Array(plan.fingerprint.utf8)) }
    return Bytes.hex(hash.finalize())
  }
}
