import Domain

/// Where a rule's entries come from: the rows of a table whose start column is set.
struct DueSource {
  let rule: RuleID
  let action: Rule.Action

  init(_ rule: Rule) {
    self.rule = rule.id
    action = rule.action
  }

  var kind: Kind { rule.kind }

  /// What the index is on; due = this + period.
  var start: String {
    switch rule {
    case .recording: "t.created_at"
    case .meetingTitle: "t.title_start"
    case .meetingNote: "t.note_start"
    case .participantName: "t.name_start"
    case .participantEmail: "t.email_start"
    case .participantIP: "t.ip_start"
    case .participant: "t.participant_start"
    case .meeting: "t.row_start"
    case .sharedFile: "t.file_start"
    case .dialIn: "t.dial_in_start"
    case .reportIdentity: "t.identity_start"
    // What was looked at again is still to be deleted.
    case .reportRecheck: action == .delete ? "t.created_at" : "t.recheck_start"
    case .sessionIdentity: "t.identity_start"
    case .session: "t.gathered_at"
    case .serverLog: "t.log_start"
    case .tenantDNSMeetings, .tenantDNS: "t.dns_start"
    case .tenantSync: "t.sync_start"
    case .tenantContact: "t.contact_start"
    case .tenantUnbound: "t.unbound_start"
    }
  }

  /// The start point that is shown: where unknown DNS days or a log's own end move the due instant,
  /// the start point stays.
  var shownStart: String {
    switch rule {
    case .serverLog: "t.written_at"
    case .tenantDNSMeetings, .tenantDNS:
      """
      case when t.last_resolved_at is null or t.last_resolved_at < t.registered_at
      then t.registered_at else t.last_resolved_at end
      """
    default: start
    }
  }

  var condition: String {
    switch rule {
    case .tenantDNSMeetings:
      """
      (exists (select 1 from meeting x where x.pbx = t.id)
      or exists (select 1 from poll x where x.pbx = t.id)
      or exists (select 1 from report x where x.pbx = t.id))
      """
    case .reportRecheck where action == .delete: "t.identity_start is null"
    default: "true"
    }
  }

  var id: String { RecordSQL.outsideID(kind) }

  /// number, outside id, PBX, indexed start, shown start, three ancestry numbers.
  var select: String { "select \(columns) from \(RecordSQL.from(kind)) where \(condition)" }

  /// The same columns, and last the `place` of a row among those of one owner, the soonest first.
  func ranked(by owner: String, where more: String) -> String {
    """
    select \(columns), row_number() over (partition by \(owner) order by \(start), \(id)) as place
    from \(RecordSQL.from(kind)) where \(condition) and \(more)
    """
  }

  private var columns: String {
    "t.id, \(id), \(RecordSQL.pbx(kind)), \(start), \(shownStart), \(RecordSQL.ancestry(kind))"
  }

  /// What narrows the rows to one PBX: by its number, or for session history by its FQDN.
  func within(_ place: Int) -> String {
    switch kind {
    case .pbx: "t.id = $\(place)"
    case .session: "t.pbx = (select x.fqdn from pbx x where x.id = $\(place))"
    case .log, .mcu: "(t.id = $\(place) and false)"
    case .participant, .recording, .file: "m.pbx = $\(place)"
    default: "t.pbx = $\(place)"
    }
  }
}

/// A row of the ledger before holds are looked at.
struct DueRow {
  let rule: RuleID
  let action: Rule.Action
  let number: Int64
  let id: String
  let pbx: String?
  let indexedStart: Instant
  let start: Instant
  let dueAt: Instant
  let ancestry: Ancestry

  /// `row`: what `source.select` gives.
  init(_ source: DueSource, _ row: Row, _ due: (Instant) -> Instant) throws {
    rule = source.rule
    action = source.action
    number = try row.integer(0)
    id = try row.text(1)
    pbx = row[2].text
    indexedStart = Instant(milliseconds: try row.integer(3))
    start = Instant(milliseconds: try row.integer(4))
    dueAt = due(indexedStart)
    ancestry = Ancestry(
      kind: rule.kind, record: number, pbx: row[5].integer, extension: row[6].integer,
      meeting: row[7].integer)
  }

  var key: DueEntry.Key { DueEntry.Key(dueAt: dueAt, rule: rule, id: id) }
}
