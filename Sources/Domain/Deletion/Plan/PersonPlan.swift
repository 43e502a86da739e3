/// What an erasure of a person would do, exactly: the plans of their extensions, the participants
/// that are them, and the reports that name them (`rules.md`, Ending events).
package struct PersonPlan: Hashable, Sendable {
  package let policy: String
  package let person: PersonTag
  /// Each with all below it; they are staged.
  package let extensions: [DeletionPlan]
  /// Internal numbers of participants outside those extensions, which go at once.
  package let participants: [Int64]
  /// Internal numbers of reports outside those extensions, of which the person's name and e-mail
  /// go at once; everybody else's stay.
  package let reports: [Int64]
  /// What holds keep.
  package let kept: [Census.Kept]
  /// 64 hexadecimal digits; covers all of this, never the time.
  package let fingerprint: String

  /// What the person's records outside their extensions are.
  package struct Census: Hashable, Sendable {
    package typealias Kept = Domain.Census.Kept

    package var participants: [Int64] = []
    package var reports: [Int64] = []
    package var kept: [Kept] = []

    package init() {}
  }

  /// A pure function of the policy, the person, their extensions' plans and the census of the rest.
  package init(policy: String, person: PersonTag, extensions: [DeletionPlan], census: Census) {
    self.policy = policy
    self.person = person
    self.extensions = extensions.sorted { $0.scope.record < $1.scope.record }
    participants = census.participants.sorted()
    reports = census.reports.sorted()
    kept = self.extensions.flatMap(\.census.kept) + census.kept
    let lines =
      [policy, person.hex] + self.extensions.map(\.fingerprint)
      + participants.map { "participant \($0)" } + reports.map { "report \($0)" }
      + census.kept.map { "\($0.kind.rawValue) \($0.id) \($0.hold)" }
    fingerprint = Digest.sha256(
      lines.flatMap { Array("\($0.utf8.count):\($0)".utf8) })
  }

  /// What a person must type: it names the data subject without their address.
  package var phrase: String { person.label }

  /// All that goes, now or after the undo window; of `reports` each counts as one.
  package var counts: Counts {
    var counts = Counts([.participant: participants.count, .report: reports.count])
    for plan in extensions { counts += plan.census.counts }
    return counts
  }

  package var nothingGoes: Bool { counts.total == 0 }
}
