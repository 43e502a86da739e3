internal import Domain
internal import Operations

/// What a screen shows beside its list.
enum Detail: Sendable {
  case record(RecordDetail)
  case report(ReportDetail)
  case found(FindResult)
  case person(PersonFound)

  enum Request: Hashable, Sendable {
    case record(Kind, id: String)
    /// An audited read.
    case report(id: String)
  }

  var record: RecordDetail? {
    if case .record(let detail) = self { detail } else { nil }
  }

  var report: ReportDetail? {
    if case .report(let detail) = self { detail } else { nil }
  }

  var found: FindResult? {
    if case .found(let result) = self { result } else { nil }
  }

  var person: PersonFound? {
    if case .person(let found) = self { found } else { nil }
  }
}
