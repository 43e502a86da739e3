internal import Domain
internal import Operations

/// What a screen shows beside its list.
enum Detail: Sendable {
  case record(RecordDetail)
  case report(ReportDetail)
  case found(FindResult)
  case person(PersonFound)
  case accesses(PersonAccesses)
  case unnamed(PersonUnnamed)
  /// Without the record where it is gone.
  case explanation(Explanation, RecordDetail?)
  case policy(PolicyStanding)
  case job(DeletionJob)
  case compliance(ComplianceReport)

  enum Request: Hashable, Sendable {
    case record(Kind, id: String)
    /// An audited read.
    case report(id: String)
    case explanation(Kind, id: String)
    case policy
    /// By its label.
    case job(String)
    case compliance(ComplianceRequest)
  }

  var record: RecordDetail? {
    switch self {
    case .record(let detail): detail
    case .explanation(_, let detail): detail
    case .report, .policy, .found, .person, .accesses, .unnamed, .job, .compliance: nil
    }
  }

  var explanation: Explanation? {
    if case .explanation(let explanation, _) = self { explanation } else { nil }
  }

  var policy: PolicyStanding? {
    if case .policy(let standing) = self { standing } else { nil }
  }

  var report: ReportDetail? {
    if case .report(let detail) = self { detail } else { nil }
  }

  var job: DeletionJob? {
    if case .job(let job) = self { job } else { nil }
  }

  var compliance: ComplianceReport? {
    if case .compliance(let report) = self { report } else { nil }
  }

  var found: FindResult? {
    if case .found(let result) = self { result } else { nil }
  }

  var person: PersonFound? {
    if case .person(let found) = self { found } else { nil }
  }

  var unnamed: PersonUnnamed? {
    if case .unnamed(let found) = self { found } else { nil }
  }

  var accesses: PersonAccesses? {
    if case .accesses(let found) = self { found } else { nil }
  }
}
