internal import Domain
internal import Operations

/// What a plan says and asks for, of one record or of several.
struct PlanContent: Sendable {
  let kind: Kind
  let fingerprint: String
  let policy: String
  let census: Census
  /// To be typed, one after the other.
  let phrases: [String]
  /// How many records of the kind are ordered.
  let records: Int
  var lookalikes: [Lookalike] = []
  var shares: [MarkedPlan.Share] = []
  /// Of the marked: ordered before, and no longer here.
  var ordered = 0
  var missing = 0

  init(_ plan: DeletionPlan) {
    kind = plan.kind
    fingerprint = plan.fingerprint
    policy = plan.policy
    census = plan.census
    phrases = [plan.phrase]
    records = 1
    lookalikes = plan.lookalikes
  }

  init(_ plan: MarkedPlan) {
    kind = plan.kind
    fingerprint = plan.fingerprint
    policy = plan.policy
    census = plan.census
    phrases = plan.phrases
    records = plan.going.count
    shares = plan.shares
    ordered = plan.ordered.count
    missing = plan.missing.count
  }

  var nothingGoes: Bool { census.counts.total == 0 }

  /// The holds that keep something, in order.
  var holds: [Int64] { Set(census.kept.map(\.hold)).sorted() }

  /// How it differs from one that was shown before, in words; nil: not at all.
  func difference(from old: PlanContent) -> String? {
    guard fingerprint != old.fingerprint else { return nil }
    let changes = Kind.counted.compactMap { kind -> String? in
      let before = old.census.counts[kind]
      let after = census.counts[kind]
      return before == after
        ? nil : "\(Words.kind(kind)) \(Words.grouped(before)) to \(Words.grouped(after))"
    }
    let held = old.census.kept == census.kept ? [] : ["holds"]
    let what = changes + held
    return what.isEmpty ? "other records" : what.joined(separator: ", ")
  }
}
