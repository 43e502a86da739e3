internal import Domain

/// The screens, by the names that `:` knows.
enum ScreenName: String, CaseIterable, Sendable {
  case overview, pbxs, extensions, meetings, polls, reports, pending, jobs, holds, receipts
  case pbx, meeting, report, inspect
  case find, person, accesses, unnamed
  case audit, quarantine, objects, backups, incidents, policy, past, requests
  case job, compliance, matrix
  case mcus, logs, recordings, participants, files, sessions

  /// Screens that are reached from anywhere, with their number keys.
  static let roots: [(key: Unicode.Scalar, name: ScreenName)] = [
    ("1", .overview), ("2", .pbxs), ("3", .extensions), ("4", .meetings), ("5", .polls),
    ("6", .reports), ("7", .pending), ("8", .jobs), ("9", .holds),
    ("0", .audit),
  ]

  /// Screens that only `:` reaches from anywhere.
  static let named: [ScreenName] = [
    .receipts, .policy, .compliance, .quarantine, .objects, .backups, .incidents, .requests,
    .mcus, .logs, .recordings, .participants, .files, .sessions,
  ]

  var isRoot: Bool { Self.roots.contains { $0.name == self } || Self.named.contains(self) }
}

extension ScreenName {
  /// The kind of which it lists the records; nil where it is no such list.
  var kind: Kind? {
    switch self {
    case .pbxs: .pbx
    case .extensions: .extension
    case .meetings: .meeting
    case .polls: .poll
    case .reports: .report
    case .mcus: .mcu
    case .logs: .log
    case .recordings: .recording
    case .participants: .participant
    case .files: .file
    case .sessions: .session
    default: nil
    }
  }
}
