import Domain

@testable import Operations

/// Made-up audit entries, snapshots, objects and copies.
extension Made {
  static func audit(
    _ number: Int64, _ operation: String, by user: String = "kim", login: String? = nil,
    minutes: Int64,
    subjects: String = "", reason: String? = nil, ticket: String? = nil, outcome: String = "done"
  ) -> AuditRecord {
    AuditRecord(
      number: number, at: ago(minutes: minutes), actor: user, login: login, connection: nil,
      role: "admin", operation: operation, subjects: subjects, policy: "webmeeting-2019-11-21",
      rule: nil, counts: "", reason: reason, ticket: ticket, outcome: outcome)
  }

  static func quarantine(
    _ number: Int64, _ state: Quarantine.State, _ fqdn: String?, hours: Int64, listed: Int,
    known: Int, decidedBy: String? = nil
  ) -> Quarantine {
    Quarantine(
      number: number, pbx: 1, fqdn: fqdn, state: state, doubt: listed == 0 ? .empty : .many,
      at: ago(hours: hours), takenAt: ago(hours: hours), told: listed, listed: listed,
      known: known, vanishing: known - listed, settled: 0, lastCount: known,
      decidedAt: decidedBy == nil ? nil : ago(hours: 1), decidedBy: decidedBy)
  }

  static func object(
    _ name: String, _ record: Int64, hours: Int64, tries: Int, error: String?
  ) -> WaitingObject {
    guard let key = ObjectKey(name) else { preconditionFailure("no key: \(name)") }
    return WaitingObject(
      key: key, kind: .recording, record: record, queuedAt: ago(hours: hours), tries: tries,
      lastError: error, nextTryAt: now + 20 * Instant.minute)
  }

  static func backup(
    _ number: Int64, days: Int64, label: String, isNoted: Bool = false, gone: Bool = false
  ) -> Backup {
    let madeAt = ago(days: days)
    return Backup(
      number: number, madeAt: madeAt, destroyBy: Period.months(12).due(from: madeAt), label: label,
      isNoted: isNoted, madeBy: "kim", goneAt: gone ? ago(days: 1) : nil)
  }

  static func incident(
    _ number: Int64, _ report: String?, field: String, isRemoved: Bool
  ) -> IncidentView {
    IncidentView(
      incident: Incident(
        number: number, at: ago(days: 20 - number), rule: .reportRecheck, report: number,
        tag: "00", field: field, finding: .email, isRemoved: isRemoved),
      report: report)
  }

  static func past(
    _ number: Int64, _ kind: Kind, _ count: Int, days: Int64, rule: RuleID? = nil,
    job: String? = nil, by: String? = nil, ticket: String? = nil, receipt: Int64? = nil
  ) -> PastView {
    PastView(
      number: number, at: ago(days: days), kind: kind, count: count, rule: rule, job: job,
      orderedBy: by, reason: by.map { _ in "contract-ended" }, ticket: ticket, receipt: receipt)
  }

  static func receipt(_ number: Int64) -> Receipt {
    Receipt(
      number: number, at: ago(days: 1), operation: "sweep", policy: "webmeeting-2019-11-21",
      kind: nil, record: nil, tag: nil, counts: Counts(), objects: 0,
      rules: [.participantIP: 9], reason: nil, ticket: nil, actor: "sweep", audit: 48_100)
  }
}
