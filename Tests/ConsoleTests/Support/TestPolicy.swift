import Domain

/// The catalogue with shortened sentences.
enum TestPolicy {
  static let policy: Policy = {
    let rules = RuleID.allCases.map { id in
      let (period, clause) = terms(id)
      return Rule(
        id: id, period: period, start: "its start", clause: clause,
        say: "This goes on {date}, as the policy says.")
    }
    guard let policy = Policy(id: "webmeeting-2019-11-21", title: "Test", rules: rules) else {
      preconditionFailure("every rule is there")
    }
    return policy
  }()

  private static func terms(_ id: RuleID) -> (Period, String) {
    switch id {
    case .recording: (.days(7), "recordings are deleted after 7 days of the creation date")
    case .meetingTitle: (.days(7), "names are deleted after 7 days from their scheduled date")
    case .meetingNote: (.days(7), "comments are deleted after 7 days from their scheduled date")
    case .participantName: (.days(7), "stored for 7 days after the meeting was scheduled")
    case .participantEmail: (.days(7), "stored for 7 days after the meeting's completion")
    case .participantIP: (.days(7), "up to 7 days after a meeting occurs")
    case .participant: (.months(2), "anonymized 2 months after it was gathered")
    case .meeting: (.months(12), "historical data are kept for up to 1 year")
    case .sharedFile: (.days(0), "deleted immediately after a meeting session finishes")
    case .dialIn: (.days(0), "shown in the active meeting only")
    case .reportIdentity: (.months(2), "automatically sanitized every 2 months")
    case .reportRecheck: (.months(12), "and again once a year for good measure")
    case .sessionIdentity: (.months(2), "anonymized 2 months after it was gathered")
    case .session: (.months(12), "kept for up to 1 year")
    case .serverLog: (.days(7), "retained for 7 days")
    case .tenantDNSMeetings: (.days(14), "fails to resolve via DNS for 14 consecutive days")
    case .tenantDNS: (.days(29), "resolved via DNS at least once every 29 days")
    case .tenantSync: (.days(59), "syncs at least once every 59 days")
    case .tenantContact: (.days(59), "fails to contact for 60 concurrent days")
    case .tenantUnbound: (.days(0), "When a PBX FQDN is unbound from its license")
    }
  }
}
