package import Domain
import Store

/// A filter on the due ledger, understood: the same language as of records, with the ledger's
/// columns. States and rules that are asked for add up; a word that begins one is one.
package struct PendingFilter: Sendable {
  package private(set) var states = Set(DueEntry.State.allCases)
  package private(set) var rules = Set(RuleID.allCases)
  private(set) var due: ClosedRange<Instant>?
  private(set) var terms: [LedgerQuery.Term] = []

  package static let names = ["state", "rule", "due", "pbx", "kind", "id", "action"]

  package init(_ text: String, now: Instant) throws(FilterFault) {
    var states = Choice<DueEntry.State>()
    var rules = Choice<RuleID>()
    for term in try FilterParser.parse(text) {
      let value = FilterValue(term, now: now)
      switch term.column {
      case nil:
        let (begun, begunRules) = (value.some(DueEntry.State.self), value.some(RuleID.self))
        if !begun.isEmpty {
          states.take(Set(begun), term)
        } else if !begunRules.isEmpty {
          rules.take(Set(begunRules), term)
        } else {
          terms.append(
            LedgerQuery.Term(
              column: .any, value: term.value.lowercased(), isNegated: term.isNegated))
        }
      case "state"?:
        states.take(
          try value.several(
            DueEntry.State.self, "it is upcoming, due, overdue, held or staged"), term)
      case "rule"?:
        rules.take(try value.several(RuleID.self, "there is no such rule"), term)
      case "due"?: try take(due: try value.due(), term)
      case let name?: try take(term, named: name)
      }
    }
    (self.states, self.rules) = (states.wanted, rules.wanted)
  }

  /// Cases that are asked for, all where none is, and those that are not wanted.
  private struct Choice<Case: Hashable & CaseIterable> {
    private var with: Set<Case> = []
    private var without: Set<Case> = []

    mutating func take(_ cases: Set<Case>, _ term: FilterTerm) {
      if term.isNegated { without.formUnion(cases) } else { with.formUnion(cases) }
    }

    var wanted: Set<Case> {
      (with.isEmpty ? Set(Case.allCases) : with).subtracting(without)
    }
  }

  private mutating func take(
    due range: ClosedRange<Instant>, _ term: FilterTerm
  ) throws(FilterFault) {
    guard !term.isNegated else {
      throw FilterFault(at: term.range.lowerBound, "due is not turned round: < and > say it")
    }
    guard let common = (due ?? range).common(with: range) else {
      throw FilterFault(at: term.valueStart, "nothing can be due then and at the other time")
    }
    due = common
  }

  private mutating func take(
    _ term: FilterTerm, named name: String
  ) throws(FilterFault) {
    let column: LedgerQuery.Term.Column
    switch name {
    case "pbx": column = .pbx
    case "kind": column = .kind
    case "id": column = .id
    case "action": column = .action
    default:
      throw FilterFault(
        at: term.range.lowerBound + (term.isNegated ? 1 : 0),
        "there is no such column here; there are \(Self.names.joined(separator: ", "))")
    }
    guard term.relation == .matches || term.relation == .equals else {
      throw FilterFault(at: term.relationStart, "this column is a text: it takes : and :=")
    }
    terms.append(
      LedgerQuery.Term(
        column: column, value: term.value.lowercased(), isWhole: term.relation == .equals,
        isNegated: term.isNegated))
  }

  /// The whole FQDN of the PBX that is meant, where one is: the ledger of one is found at once.
  var fqdn: String? {
    terms.first { $0.column == .pbx && $0.isWhole && !$0.isNegated }?.value
  }
}
