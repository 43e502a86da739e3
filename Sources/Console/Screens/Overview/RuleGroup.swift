internal import Domain
internal import Operations

/// Rules that the Overview tells of in one line.
enum RuleGroup: String, CaseIterable, Hashable, Sendable {
  case recording
  case participants = "participant data"
  case words = "title, note, dial-in"
  case files = "shared file"
  case reports = "report identity"
  case history = "history and rows"
  case logs = "server log"
  case tenants = "whole PBX"

  var rules: [RuleID] {
    switch self {
    case .recording: [.recording]
    case .participants: [.participantName, .participantEmail, .participantIP]
    case .words: [.meetingTitle, .meetingNote, .dialIn]
    case .files: [.sharedFile]
    case .reports: [.reportIdentity, .reportRecheck]
    case .history: [.participant, .meeting, .sessionIdentity, .session]
    case .logs: [.serverLog]
    case .tenants:
      [.tenantDNSMeetings, .tenantDNS, .tenantSync, .tenantContact, .tenantUnbound]
    }
  }
}

/// What a group of rules has to do, as far as that was counted.
struct GroupCounts: Hashable, Sendable {
  var late: Int?
  var due: Int?
  var held: Int?
  /// Day by day.
  var coming: ComingDays?
  /// Milliseconds; 0: nothing was late.
  var greatest: Int64?

  init(_ group: RuleGroup, _ status: Status?, _ overview: Overview?) {
    if let status {
      func sum(_ state: DueEntry.State) -> Int {
        group.rules.reduce(0) { $0 + (status.pending[$1]?[state] ?? 0) }
      }
      late = sum(.overdue)
      due = sum(.due)
      held = sum(.held)
    }
    guard let overview else { return }
    let parts = group.rules.compactMap { overview.coming[$0] }
    if parts.count == group.rules.count {
      let days = parts.map(\.days.count).min() ?? 0
      coming = ComingDays(
        days: (0..<days).map { day in parts.reduce(0) { $0 + $1.days[day] } },
        isCut: parts.contains(where: \.isCut))
    }
    greatest = group.rules.compactMap { overview.greatest[$0] }.max() ?? 0
  }
}
