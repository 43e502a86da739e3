internal import Domain

/// A screen and what it is about.
enum Place: Hashable, Sendable {
  /// Records of a kind: all, or those below a record that bears `of` as its name.
  case list(ScreenName, within: Scope? = nil, of: String? = nil)
  case pending(rule: RuleID?)
  case pbx(id: String, number: Int64)
  case meeting(id: String, number: Int64)
  case report(id: String)
  case inspect(Kind, id: String)
  case find
  /// By the person's tag.
  case person(String)
  /// What went below a record.
  case past(Kind, id: String)

  var name: ScreenName {
    switch self {
    case .list(let name, _, _): name
    case .pending: .pending
    case .pbx: .pbx
    case .meeting: .meeting
    case .report: .report
    case .inspect: .inspect
    case .find: .find
    case .person: .person
    case .past: .past
    }
  }

  static func root(_ name: ScreenName) -> Place {
    precondition(name.isRoot)
    return name == .pending ? .pending(rule: nil) : .list(name)
  }

  /// Its parts of the breadcrumb.
  var crumbs: [String] {
    switch self {
    case .person: ["Person", crumb]
    case .inspect: [crumb, "why"]
    case .past: [crumb, "past"]
    // A PBX has its own step already.
    case .list(_, .some(let within), .some(let of)) where within.kind != .pbx: [of, crumb]
    default: [crumb]
    }
  }

  var crumb: String {
    switch self {
    case .list(let name, _, _):
      switch name {
      case .overview: "Overview"
      case .pbxs: "PBXs"
      case .holds: "Holds"
      case .receipts: "Receipts"
      case .jobs: "Jobs"
      default: name.rawValue.prefix(1).uppercased() + name.rawValue.dropFirst()
      }
    case .pending(let rule): rule.map { "Pending \($0.rawValue)" } ?? "Pending"
    case .pbx(let id, _), .meeting(let id, _), .report(let id), .person(let id): id
    case .inspect(_, let id), .past(_, let id): id
    case .find: "Find"
    }
  }

  var source: Source {
    switch self {
    case .list(let name, let within, _):
      switch name {
      case .overview: .detail
      case .pbxs: .records(.pbx, within: within)
      case .extensions: .records(.extension, within: within)
      case .meetings: .records(.meeting, within: within)
      case .polls: .records(.poll, within: within)
      case .reports: .records(.report, within: within)
      case .holds: .holds
      case .receipts: .receipts
      case .jobs: .jobs
      case .audit: .audit
      case .quarantine: .quarantines
      case .objects: .objects
      case .backups: .backups
      case .requests: .requests
      case .incidents: .incidents
      case .policy: .detail
      case .pending, .pbx, .meeting, .report, .inspect, .past, .find, .person:
        preconditionFailure("\(name) is no list of records")
      }
    case .pending(let rule):
      .pending(states: PendingScreen.going, rules: rule.map { [$0] } ?? [])
    case .pbx(_, let number): .records(.extension, within: Scope(kind: .pbx, record: number))
    case .meeting(_, let number): .contents(meeting: Scope(kind: .meeting, record: number))
    case .report, .inspect, .find, .person: .detail
    case .past(let kind, let id): .past(kind, id: id)
    }
  }

  /// What the screen reads beside its list.
  var detail: Detail.Request? {
    switch self {
    case .list(.policy, _, _): .policy
    case .list, .pending, .past, .find, .person: nil
    case .pbx(let id, _): .record(.pbx, id: id)
    case .meeting(let id, _): .record(.meeting, id: id)
    case .report(let id): .report(id: id)
    case .inspect(let kind, let id): .explanation(kind, id: id)
    }
  }
}
