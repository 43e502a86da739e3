/// The rules of the catalogue, in its order. What a rule acts on is known here; its period,
/// sentence and words are the policy's.
package enum RuleID: String, Sendable, CaseIterable, Hashable {
  case recording
  case meetingTitle = "meeting-title"
  case meetingNote = "meeting-note"
  case participantName = "participant-name"
  case participantEmail = "participant-email"
  case participantIP = "participant-ip"
  case participant
  case meeting
  case sharedFile = "shared-file"
  case dialIn = "dial-in"
  case reportIdentity = "report-identity"
  case reportRecheck = "report-recheck"
  case sessionIdentity = "session-identity"
  case session
  case serverLog = "server-log"
  case tenantDNSMeetings = "tenant-dns-meetings"
  case tenantDNS = "tenant-dns"
  case tenantSync = "tenant-sync"
  case tenantContact = "tenant-contact"
  case tenantUnbound = "tenant-unbound"

  /// The kind of the record whose start point counts: the ledger's `kind`.
  package var kind: Kind {
    switch self {
    case .recording: .recording
    case .meetingTitle, .meetingNote, .participantName, .participantEmail, .participantIP,
      .participant, .meeting, .dialIn:
      .meeting
    case .sharedFile: .file
    case .reportIdentity, .reportRecheck: .report
    case .sessionIdentity, .session: .session
    case .serverLog: .log
    case .tenantDNSMeetings, .tenantDNS, .tenantSync, .tenantContact, .tenantUnbound: .pbx
    }
  }

  /// What the rule does unless the policy chooses another of its `actions`.
  package var action: Rule.Action {
    switch self {
    case .recording, .participant, .meeting, .sharedFile, .session, .serverLog,
      .tenantDNSMeetings, .tenantDNS, .tenantSync, .tenantContact, .tenantUnbound:
      .delete
    case .meetingTitle, .meetingNote, .participantName, .participantEmail, .participantIP,
      .dialIn:
      .erase
    case .reportIdentity: .sanitize
    case .reportRecheck: .verify
    case .sessionIdentity: .anonymize
    }
  }

  /// What a policy may let the rule do. A sanitised report is looked at again and kept, or, read
  /// strictly, ends with the session history.
  package var actions: [Rule.Action] {
    self == .reportRecheck ? [.verify, .delete] : [action]
  }

  package var isTenant: Bool { kind == .pbx }

  /// Whether the entry counts participants.
  package var countsParticipants: Bool {
    switch self {
    case .participantName, .participantEmail, .participantIP, .participant: true
    default: false
    }
  }
}
