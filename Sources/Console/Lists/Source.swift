internal import Domain
internal import Operations

/// Where the lines of a list come from.
enum Source: Hashable, Sendable {
  case records(Kind, within: Scope?)
  /// Recordings, files and the report of a meeting, then its participants.
  case contents(meeting: Scope)
  /// The due ledger; no states or rules: all.
  case pending(states: Set<DueEntry.State>, rules: Set<RuleID>)
  /// The ledger in groups; with the rules that a brake keeps waiting.
  case pendingGroups(braked: Set<RuleID>)
  case holds
  case receipts
  case jobs
  /// Of one record, or all.
  case audit(about: AuditRequest.About?)
  case quarantines
  case objects
  case backups
  case requests
  case incidents
  /// What went below a record.
  case past(Kind, id: String)
  /// The lines come with the screen's own detail, or with the status.
  case detail

  /// Whether it can be read from its end.
  var readsBackward: Bool {
    switch self {
    // The first page of what is in a meeting has more than participants.
    case .contents: false
    case .pending, .pendingGroups, .audit, .incidents, .past: false
    case .records, .holds, .receipts, .jobs, .quarantines, .objects, .backups, .requests, .detail:
      true
    }
  }

  /// How many lines are read, of a list that is read whole and can be put in any order here; nil: of
  /// another.
  var most: Int? {
    switch self {
    case .holds, .backups: .max
    case .receipts, .jobs, .quarantines, .requests: Client.receiptsShown
    case .objects: Client.objectsShown
    case .records, .contents, .pending, .pendingGroups, .audit, .incidents, .past, .detail: nil
    }
  }
}
