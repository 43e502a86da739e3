internal import Domain
internal import Operations

/// One line of any list.
enum Item: Hashable, Sendable {
  case record(ListRow)
  case due(DueEntry)
  case hold(HoldView)
  case receipt(Receipt)
  case job(DeletionJob)
  /// Counted from 1, in the report's own order.
  case attendee(Int, ReportDetail.Attendee)
  case rule(RuleID, [DueEntry.State: Int])
  /// What needs somebody.
  case alarm(Alarm)
  /// Rules that are told of together.
  case group(RuleGroup, GroupCounts)
  /// The rest of a rule's entries in a group, and how many, where that is known.
  case more(PendingGroup, RuleID, Int?)
  case progress(JobLine)
  case compliance(ComplianceLine)
  /// A line of the matrix of start points and periods, counted from 0 in its start point.
  case matrix(StartPoint, Int, [RuleID?])
  /// A named fact of a record, in words.
  case fact(String, String, Tone)
  case hit(Int, FindHit)
  /// A record of the person that was looked for.
  case personal(PersonRecord)
  /// A look at records of a person.
  case access(PersonAccess)
  case audit(AuditRecord)
  case quarantine(Quarantine)
  case object(WaitingObject)
  case backup(Backup)
  case request(StaffRequest)
  case incident(IncidentView)
  case past(PastView)
  /// Counted from 0; with the entry of the ledger that it tells of.
  case explained(Int, Explanation.Item, DueEntry?)

  enum Tone: Hashable, Sendable {
    case plain, masked, missing, erased
  }

  /// What a line is known by while lists are read again.
  enum Key: Hashable, Sendable {
    case record(Kind, Int64)
    case due(RuleID, Int64)
    case hold(Int64)
    case receipt(Int64)
    case job(Int64)
    case attendee(Int)
    case rule(RuleID)
    case alarm(Alarm.Key)
    case group(RuleGroup)
    case more(PendingGroup, RuleID)
    case line(String)
    case matrix(StartPoint, Int)
    case fact(String)
    case hit(Int)
    case audit(Int64)
    case quarantine(Int64)
    case object(ObjectKey)
    case backup(Int64)
    case request(Int64)
    case incident(Int64)
    case past(Int64)
    case explained(Int)
  }

  var key: Key {
    switch self {
    case .record(let row): .record(row.view.kind, row.view.number)
    case .due(let entry): .due(entry.rule, entry.number)
    case .hold(let hold): .hold(hold.number)
    case .receipt(let receipt): .receipt(receipt.number)
    case .job(let job): .job(job.number)
    case .attendee(let number, _): .attendee(number)
    case .rule(let rule, _): .rule(rule)
    case .alarm(let alarm): .alarm(alarm.key)
    case .group(let group, _): .group(group)
    case .more(let group, let rule, _): .more(group, rule)
    case .progress(let line): .line(line.name)
    case .compliance(let line): .line(line.name)
    case .matrix(let point, let row, _): .matrix(point, row)
    case .fact(let name, _, _): .fact(name)
    case .hit(let number, _): .hit(number)
    case .personal(let record): .record(record.row.view.kind, record.row.view.number)
    case .audit(let record): .audit(record.number)
    case .access(let access): .audit(access.entry.number)
    case .quarantine(let quarantine): .quarantine(quarantine.number)
    case .object(let object): .object(object.key)
    case .backup(let backup): .backup(backup.number)
    case .request(let request): .request(request.number)
    case .incident(let view): .incident(view.incident.number)
    case .past(let line): .past(line.number)
    case .explained(let number, _, _): .explained(number)
    }
  }

  var row: ListRow? {
    switch self {
    case .record(let row): row
    case .personal(let record): record.row
    default: nil
    }
  }

  /// The record that the line is or is about.
  var subject: (kind: Kind, id: String)? {
    switch self {
    case .record(let row): (row.view.kind, row.view.id)
    case .due(let entry): (entry.kind, entry.id)
    case .hold(let hold):
      if let kind = hold.kind, let record = hold.record { (kind, record) } else { nil }
    case .job(let job): job.id.map { (job.scope.kind, $0) }
    case .request(let request): request.id.map { (request.scope.kind, $0) }
    case .hit(_, let hit): hit.view.map { ($0.kind, $0.id) }
    case .personal(let record): (record.row.view.kind, record.row.view.id)
    case .incident(let view): view.report.map { (.report, $0) }
    default: nil
    }
  }

  /// The number of the receipt that proves what the line tells of.
  var receipt: Int64? {
    switch self {
    case .past(let line): line.receipt
    case .compliance(let line): line.late.first?.receipt
    case .explained(_, let item, _): item.state == .gone ? item.receipt : nil
    default: nil
    }
  }

  /// What `y` copies.
  var name: String {
    switch self {
    case .record(let row): row.view.id
    case .due(let entry): entry.id
    case .hold(let hold): Hold.label(hold.number)
    case .receipt(let receipt): receipt.label
    case .job(let job): job.label
    case .attendee(let number, _): "attendee \(number)"
    case .rule(let rule, _): rule.rawValue
    case .alarm(let alarm): alarm.cause
    case .group(let group, _): group.rawValue
    case .more(_, let rule, _): rule.rawValue
    case .progress(let line): line.name
    case .compliance(let line): line.name
    case .matrix(let point, _, _): point.rawValue
    case .fact(let name, _, _): name
    case .hit(_, let hit): hit.id
    case .personal(let record): record.row.view.id
    case .audit(let record): "#\(record.number)"
    case .access(let access): "#\(access.entry.number)"
    case .quarantine(let quarantine): quarantine.label
    case .object(let object): "\(Words.kind(object.kind)) number \(object.record)"
    case .backup(let backup): Backup.label(backup.number)
    case .request(let request): request.label
    case .incident(let view): view.incident.label
    case .past(let line): line.receipt.map(Receipt.label) ?? line.job ?? Words.kind(line.kind)
    case .explained(_, let item, _): item.item
    }
  }
}
