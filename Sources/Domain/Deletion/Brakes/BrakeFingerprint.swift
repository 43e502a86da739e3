internal import Crypto

/// What was shown of the brakes, so that a release is for that: policy, brakes, their rules and up
/// to 1,000 due records of each; never the time or the numbers of the moment.
package struct BrakeFingerprint: Hashable, Sendable {
  private let digest: String
  /// How many entries were due by the rules that wait.
  private let due: Int

  /// Up to so many records of a rule are covered one by one.
  package static let listed = 1_000

  /// `records`: of each rule that waits the soonest due, in the ledger's order.
  package init(policy: String, brakes: [Brake], records: [RuleID: [String]], due: Int) {
    var hash = SHA256()
    func feed(_ text: String) {
      hash.update(data: Array("\(text.utf8.count):\(text)".utf8))
    }
    feed(policy)
    for brake in brakes {
      feed(brake.name.rawValue)
      feed(brake.rules.map(\.rawValue).joined(separator: " "))
    }
    for rule in RuleID.allCases {
      guard let records = records[rule] else { continue }
      feed(rule.rawValue)
      for record in records { feed(record) }
    }
    digest = Bytes.hex(hash.finalize())
    self.due = due
  }

  package init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 64, let due = Int(parts[1]), due >= 0 else {
      return nil
    }
    digest = String(parts[0])
    self.due = due
  }

  package var text: String { "\(digest)-\(due)" }

  /// Whether a release of what was shown releases what there is now: beyond the records that are
  /// covered one by one, a count may grow by 1 %, or by ten.
  package func admits(_ now: BrakeFingerprint) -> Bool {
    now.digest == digest && now.due <= due + max(10, due / 100)
  }
}
