package import Domain

/// A version of the policy as it is kept: the file's text.
package struct StoredPolicy: Hashable, Sendable {
  package let number: Int64
  package let id: String
  package let digest: String
  package let text: String
  package let activatedAt: Instant
  package let activatedBy: String
  package let inForceFrom: Instant
}

extension Transaction {
  /// Every version, oldest first.
  package func policyVersions() throws -> [StoredPolicy] {
    try rows(
      """
      select number, id, digest, content, activated_at, activated_by, in_force_from
      from policy_version order by number
      """
    ).map { row in
      guard let activatedAt = row[4].instant, let inForceFrom = row[6].instant else {
        throw StoreError.unexpectedValue
      }
      return StoredPolicy(
        number: try row.integer(0), id: try row.text(1), digest: try row.text(2),
        text: try row.text(3), activatedAt: activatedAt, activatedBy: try row.text(5),
        inForceFrom: inForceFrom)
    }
  }

  /// The number of the newest version; 0 where there is none.
  package func newestPolicyVersion() throws -> Int64 {
    try first("select number from policy_version order by number desc limit 1")?.integer(0) ?? 0
  }

  /// Adds a version and returns its number. `text`: the policy file, of which `id` is the id.
  @discardableResult
  package func addPolicy(
    id: String, text: String, at: Instant, by user: String, inForceFrom: Instant
  ) throws -> Int64 {
    let number = try take("policy")
    try insert(
      "policy_version",
      [
        "number", "id", "digest", "content", "activated_at", "activated_by", "in_force_from",
      ],
      [
        [
          .integer(number), .text(id), .text(Digest.sha256(text.utf8)), .text(text), Value(at),
          .text(user), Value(inForceFrom),
        ]
      ])
    return number
  }

  /// How many entries of `rule` are due at `now` that are not by `present`, another period or
  /// action of the same rule, and that no hold keeps.
  package func countDue(
    _ rule: Rule, notBy present: Rule, at now: Instant, holds: HoldIndex
  ) throws -> Int {
    precondition(rule.id == present.id)
    guard rule != present else { return 0 }
    let (source, old) = (DueSource(rule), DueSource(present))
    var total = 0
    for range in rule.period.startRanges(dueUpTo: now) {
      var binds: [Value] = [Value(range.lowerBound), Value(range.upperBound)]
      let known = present.period.startRanges(dueUpTo: now).map { range in
        binds += [Value(range.lowerBound), Value(range.upperBound)]
        return "\(old.start) between $\(binds.count - 1) and $\(binds.count)"
      }
      total += try count(
        """
        select count(*) from \(source.kind.rawValue) t where \(source.condition)
        and \(source.start) between $1 and $2
        and not (\(old.start) is not null and (\(known.joined(separator: " or "))))
        """, binds)
    }
    let kept = try entriesUnderHolds(rule, holds: holds, pbx: nil, now: now)
      .filter { $0.state == .held && $0.dueAt <= now }
    let before = Set(
      try entriesUnderHolds(present, holds: holds, pbx: nil, now: now)
        .filter { $0.dueAt <= now }.map(\.number))
    return total - kept.count { !before.contains($0.number) }
  }
}
