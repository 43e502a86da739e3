internal import Domain
internal import Operations

/// A screen and what it is about.
enum Place: Hashable, Sendable {
  /// Records of a kind: all, or those below a record that bears `of` as its name.
  case list(ScreenName, within: Scope? = nil, of: String? = nil)
  case pending(rule: RuleID?)
  /// What some rules have in these states.
  case ledger(of: String, rules: Set<RuleID>, states: Set<DueEntry.State>)
  /// By its label.
  case job(String)
  case compliance(ComplianceRequest)
  /// The policy's rules by start point and period.
  case matrix
  case pbx(id: String, number: Int64)
  case meeting(id: String, number: Int64)
  case report(id: String)
  case inspect(Kind, id: String)
  case find
  /// By the person's tag.
  case person(String)
  /// Who looked at that person's records.
  case accesses(String)
  /// What no address reaches in that person's meetings.
  case unnamed(String)
  /// What went below a record.
  case past(Kind, id: String)
  /// What is written down about a record.
  case trail(Kind, id: String)

  var name: ScreenName {
    switch self {
    case .list(let name, _, _): name
    case .pending, .ledger: .pending
    case .job: .job
    case .compliance: .compliance
    case .matrix: .matrix
    case .pbx: .pbx
    case .meeting: .meeting
    case .report: .report
    case .inspect: .inspect
    case .find: .find
    case .person: .person
    case .accesses: .accesses
    case .unnamed: .unnamed
    case .past: .past
    case .trail: .audit
    }
  }

  static func root(_ name: ScreenName) -> Place {
    precondition(name.isRoot)
    return switch name {
    case .pending: .pending(rule: nil)
    case .compliance: .compliance(ComplianceRequest())
    default: .list(name)
    }
  }

  /// Its parts of the breadcrumb.
  var crumbs: [String] {
    switch self {
    case .person: ["Person", crumb]
    case .accesses: ["who looked"]
    case .unnamed: ["the unnamed"]
    case .inspect: [crumb, "why"]
    case .past: [crumb, "past"]
    case .trail: [crumb, "audit"]
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
      case .mcus: "MCUs"
      case .holds: "Holds"
      case .receipts: "Receipts"
      case .jobs: "Jobs"
      default: name.rawValue.prefix(1).uppercased() + name.rawValue.dropFirst()
      }
    case .pending(let rule): rule.map { "Pending \($0.rawValue)" } ?? "Pending"
    case .ledger(let name, _, _): "Pending \(name)"
    case .job(let label): label
    case .compliance: "Compliance"
    case .matrix: "Policy classes"
    case .pbx(let id, _), .meeting(let id, _), .report(let id), .person(let id): id
    case .inspect(_, let id), .past(_, let id), .trail(_, let id): id
    case .find: "Find"
    case .accesses: "Who looked"
    case .unnamed: "The unnamed"
    }
  }

  var source: Source {
    switch self {
    case .list(let name, let within, _):
      name.kind.map { .records($0, within: within) } ?? Self.source(of: name)
    case .pending(nil): .pendingGroups(braked: [])
    case .pending(let rule?): .pending(states: PendingScreen.going, rules: [rule])
    case .ledger(_, let rules, let states): .pending(states: states, rules: rules)
    case .pbx(_, let number): .records(.extension, within: Scope(kind: .pbx, record: number))
    case .meeting(_, let number): .contents(meeting: Scope(kind: .meeting, record: number))
    case .report, .inspect, .find, .person, .accesses, .unnamed, .job, .compliance, .matrix:
      .detail
    case .past(let kind, let id): .past(kind, id: id)
    case .trail(let kind, let id): .audit(about: .init(kind: kind, id: id))
    }
  }

  private static func source(of name: ScreenName) -> Source {
    switch name {
    case .overview, .policy: .detail
    case .holds: .holds
    case .receipts: .receipts
    case .jobs: .jobs
    case .audit: .audit(about: nil)
    case .quarantine: .quarantines
    case .objects: .objects
    case .backups: .backups
    case .requests: .requests
    case .incidents: .incidents
    default: preconditionFailure("\(name) is no list")
    }
  }

  /// What the screen reads beside its list.
  var detail: Detail.Request? {
    switch self {
    case .list(.policy, _, _): .policy
    case .matrix: .policy
    case .job(let label): .job(label)
    case .compliance(let request): .compliance(request)
    case .list, .pending, .ledger, .past, .trail, .find, .person, .accesses, .unnamed: nil
    case .pbx(let id, _): .record(.pbx, id: id)
    case .meeting(let id, _): .record(.meeting, id: id)
    case .report(let id): .report(id: id)
    case .inspect(let kind, let id): .explanation(kind, id: id)
    }
  }
}
