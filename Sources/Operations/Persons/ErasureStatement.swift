package import Domain
import Store

/// What a person is told of an erasure: what went, what a hold keeps and on which ground, what lapses
/// by itself and when, and what remains elsewhere.
package struct ErasureStatement: Hashable, Sendable {
  package struct Kept: Hashable, Sendable {
    package let kind: Kind
    package let id: String
    package let hold: Int64
    package let nature: Hold.Nature
    package let ground: String
  }

  /// What goes by itself.
  package struct Lapse: Hashable, Sendable {
    package let what: String
    package let until: Instant
  }

  package let plan: PersonPlan
  /// The orders by which the extensions go, once their undo window is over.
  package let jobs: [DeletionJob]
  /// Of what went at once; nil where that was nothing.
  package let receipt: Receipt?
  package let kept: [Kept]
  package let lapses: [Lapse]
  /// What Lapse does not remove.
  package let elsewhere: [String]
  package let reach: PersonReach
  package let openCase: OpenCase?
}

extension ErasureStatement {
  init(
    plan: PersonPlan, jobs: [DeletionJob], receipt: Receipt?, records: PersonRecords,
    policy: Policy, openCase: OpenCase?
  ) throws {
    let transaction = records.transaction
    let holds = Dictionary(
      try transaction.holds().map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = plan.kept.compactMap { kept in
      holds[kept.hold].map {
        Kept(
          kind: kept.kind, id: kept.id, hold: kept.hold, nature: $0.nature, ground: $0.reason)
      }
    }
    let reach = try PersonReach(records, policy: policy)
    var lapses: [Lapse] = []
    if let until = reach.sessionsUntil {
      lapses.append(
        Lapse(what: "session history, \(reach.sessions) rows, is made anonymous", until: until))
    }
    if let until = reach.backupsUntil {
      lapses.append(
        Lapse(
          what: "the last of \(reach.backups) copies of the database is destroyed", until: until))
    }
    let elsewhere =
      reach.pbxs.map {
        "the PBX \($0) keeps its own data and can send it again; it is refused here"
      }
      + ["e-mails with invitations and reports that were sent before"]
    self.init(
      plan: plan, jobs: jobs, receipt: receipt, kept: kept, lapses: lapses, elsewhere: elsewhere,
      reach: reach, openCase: openCase)
  }
}
