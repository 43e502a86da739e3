/// What the deletion of several records of one kind would do: each by an order of its own, so that
/// each can be taken back, be stopped by a hold and have its receipt; all ordered in one transaction.
package struct MarkedPlan: Hashable, Sendable {
  /// How many of what goes are of one PBX.
  package struct Share: Hashable, Sendable {
    package let pbx: String
    package let records: Int

    package init(pbx: String, records: Int) {
      self.pbx = pbx
      self.records = records
    }
  }

  /// The most records at a time.
  package static let most = 1_000
  /// The most PBXs at a time: the FQDN of each is typed.
  package static let mostPBXs = 3

  package static func most(of kind: Kind) -> Int { kind == .pbx ? mostPBXs : most }

  package let policy: String
  package let kind: Kind
  /// Of the records that are here and not ordered to go, in the order in which they were named.
  package let plans: [DeletionPlan]
  /// The outside ids of those whose deletion was ordered before, of themselves or from above.
  package let ordered: [String]
  /// The outside ids of those that are not here.
  package let missing: [String]
  /// The PBXs of what goes, those with the most first.
  package let shares: [Share]
  /// What all of it takes and keeps; addresses of people that several records name count for each.
  package let census: Census
  /// 64 hexadecimal digits over the plans in their order.
  package let fingerprint: String

  package init(
    policy: String, kind: Kind, plans: [DeletionPlan], ordered: [String] = [],
    missing: [String] = [], shares: [Share] = []
  ) {
    self.policy = policy
    self.kind = kind
    self.plans = plans
    self.ordered = ordered
    self.missing = missing
    self.shares = shares
    var census = Census()
    census.people = 0
    for plan in plans { census.add(plan.census) }
    census.backups = plans.first?.census.backups ?? 0
    census.backupsUntil = plans.first?.census.backupsUntil
    self.census = census
    fingerprint = DeletionPlan.fingerprint(of: plans)
  }

  /// Those of which something goes.
  package var going: [DeletionPlan] { plans.filter { !$0.nothingGoes } }

  package var nothingGoes: Bool { plans.allSatisfy(\.nothingGoes) }

  package var staged: Bool { kind.isStaged }

  /// What a person must type, one after the other: of PBXs each FQDN, else one sentence.
  package var phrases: [String] {
    let going = going
    if kind == .pbx { return going.map(\.phrase) }
    return ["delete \(going.count) \(kind.rawValue)\(going.count == 1 ? "" : "s")"]
  }

  /// The holds that keep something, in order.
  package var holds: [Int64] { Set(plans.flatMap(\.holds)).sorted() }

  /// What is remembered when a person has seen it: which records, each with its plan's fingerprint.
  package var shown: ShownPlan {
    ShownPlan(
      fingerprint: fingerprint, policy: policy, counts: census.counts, holds: holds,
      records: plans.map { "\($0.kind.rawValue) \($0.scope.record) \($0.fingerprint)" })
  }
}
