internal import Domain
internal import Operations

/// In which part of what is pending a line stands, the first first.
enum PendingGroup: Int, CaseIterable, Hashable, Sendable {
  /// By people: nothing is gone until the time is over.
  case ordered
  case late, braked, due, coming

  init(_ entry: DueEntry, braked rules: Set<RuleID>) {
    switch entry.state {
    case .staged: self = .ordered
    case .overdue: self = rules.contains(entry.rule) ? .braked : .late
    case .due: self = rules.contains(entry.rule) ? .braked : .due
    case .upcoming, .held: self = .coming
    }
  }

  /// The states of its entries in the ledger.
  var states: Set<DueEntry.State> {
    switch self {
    case .ordered: [.staged]
    case .late: [.overdue]
    case .braked: [.overdue, .due]
    case .due: [.due]
    case .coming: [.upcoming]
    }
  }
}
