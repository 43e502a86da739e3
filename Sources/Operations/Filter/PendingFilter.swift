package import Domain
import Store

/// A filter on the due ledger, understood: the same language as of records, with the ledger's
/// columns. States and rules that are asked for add up; a word that begins one is one.
package struct PendingFilter: Sendable {
  package private(set) var states: Set<DueEntry.State> = []
  package private(set) var rules: Set<RuleID> = []
  private(set) var due: ClosedRange<Instant>?
  private(set) var terms: [LedgerQuery.Term] = []

  package static let names = ["state", "rule", "due", "pbx", "kind", "id", "action"]

  package init(_ text: String, now: Instant) throws(FilterFault) {
    var without: (states: Set<DueEntry.State>, rules: Set<RuleID>) = ([], [])
    for term in try FilterParser.parse(text) {
      let value = FilterValue(term, now: now)
      switch term.column {
      case nil: take(word: term, value, &without)
      case "state"?:
        let found = try value.several(
          DueEntry.State.self, "it is upcoming, due, overdue, held or staged")
        if term.isNegated { without.states.formUnion(found) } else { states.formUnion(found) }
      case "rule"?:
        let found = try value.several(RuleID.self, "there is no such rule")
        if term.isNegated { without.rules.formUnion(found) } else { rules.formUnion(found) }
      case "due"?: try take(due: try value.due(), term)
      case let name?: try take(term, named: name)
      }
    }
    if !without.states.isEmpty {
      states = (states.isEmpty ? Set(DueEntry.State.allCases) : states)
        .subtracting(without.states)
      if states.isEmpty { terms = [Self.nothing] }
    }
    if !without.rules.isEmpty {
      rules = (rules.isEmpty ? Set(RuleID.allCases) : rules).subtracting(without.rules)
      if rules.isEmpty { terms = [Self.nothing] }
    }
  }

  /// No id is empty.
  private static let nothing = LedgerQuery.Term(column: .id, value: "", isWhole: true)

  private mutating func take(
    word term: FilterTerm, _ value: FilterValue,
    _ without: inout (states: Set<DueEntry.State>, rules: Set<RuleID>)
  ) {
    let states = value.some(DueEntry.State.self)
    let rules = value.some(RuleID.self)
    if !states.isEmpty {
      if term.isNegated { without.states.formUnion(states) } else { self.states.formUnion(states) }
    } else if !rules.isEmpty {
      if term.isNegated { without.rules.formUnion(rules) } else { self.rules.formUnion(rules) }
    } else {
      terms.append(
        LedgerQuery.Term(
          column: .any, value: term.value.lowercased(), isNegated: term.isNegated))
    }
  }

  private mutating func take(
    due range: ClosedRange<Instant>, _ term: FilterTerm
  ) throws(FilterFault) {
    guard !term.isNegated else {
      throw FilterFault(at: term.range.lowerBound, "due is not turned round: < and > say it")
    }
    let low = max(due?.lowerBound ?? range.lowerBound, range.lowerBound)
    let high = min(due?.upperBound ?? range.upperBound, range.upperBound)
    guard low <= high else {
      throw FilterFault(at: term.valueStart, "nothing can be due then and at the other time")
    }
    due = low...high
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

  /// What may be the whole FQDN of the PBX that is meant: the ledger of one is found at once.
  var fqdns: [String] {
    terms.filter { !$0.isNegated && ($0.column == .pbx || $0.column == .any) }.map(\.value)
      .filter { $0.utf8.contains(UInt8(ascii: ".")) }
  }
}
