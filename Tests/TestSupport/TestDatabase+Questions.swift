package import Domain
package import Operations
import Store

/// Short questions of tests, all asked as the owner.
extension TestDatabase {
  package func record(_ kind: Kind, _ id: String) async throws -> Record? {
    try await database.read { try $0.record(kind, id: id)?.record }
  }

  package func ids(_ kind: Kind) async throws -> [String] {
    try await database.read { transaction in
      try transaction.page(PageQuery(kind: kind, order: .id, limit: 100_000)).records
        .map(\.record.outsideID)
    }
  }

  /// The record as `show` has it.
  package func view(_ kind: Kind, _ id: String, at now: Instant) async throws -> RecordView {
    try await operations(at: now).show(kind, id: id, by: .owner).row.view
  }

  /// A sweep that no brake holds back: what is asked is what the rules do.
  @discardableResult
  package func sweep(at now: Instant, rules: Set<RuleID> = []) async throws -> SweepResult {
    try await operations(at: now).sweep(
      SweepRequest(rules: rules, releaseBrake: .test), by: .owner)
  }

  /// The whole ledger in one page.
  package func ledger(
    at now: Instant, rules: Set<RuleID> = Set(RuleID.allCases)
  ) async throws -> [DueEntry] {
    try await operations(at: now).pending(
      PendingRequest(rules: rules, limit: 100_000), by: .owner
    ).entries
  }

  /// The one entry of a rule for a record; nil where there is none.
  package func entry(_ rule: RuleID, _ id: String, at now: Instant) async throws -> DueEntry? {
    try await ledger(at: now, rules: [rule]).first { $0.id == id }
  }

  package func hold(
    _ kind: Kind, _ id: String, as nature: Hold.Nature = .legal, at now: Instant
  ) async throws -> Int64 {
    try await operations(at: now).placeHold(
      HoldRequest(kind: kind, id: id, nature: nature, reason: "claim"), by: .owner)
  }

  /// Every audit entry as one text, oldest first.
  package func auditTexts() async throws -> [String] {
    try await database.read { transaction in
      var texts: [String] = []
      try transaction.connection.forEach(
        """
        select seq, operation, actor, subjects, policy, rule, counts, reason, ticket, outcome
        from audit order by seq
        """, []
      ) { row in
        texts.append(
          row.values.map { $0.text ?? $0.integer.map(String.init) ?? "-" }.joined(separator: " "))
      }
      return texts
    }
  }
}
