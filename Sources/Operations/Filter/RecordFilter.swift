package import Domain
import Store

/// A filter on records, understood: its terms in clear, and those on masked columns, which a list does
/// not take by themselves (`Operations.select`).
package struct RecordFilter: Sendable {
  let terms: [PageQuery.Term]
  package let masked: [MaskedTerm]
  /// The text without its masked terms.
  package let clear: String

  /// The whole value of a masked column; it prints nothing of it.
  package struct MaskedTerm: Hashable, Sendable {
    let field: Field
    /// As it was given, for what is stored by its whole value.
    let address: FoldedAddress
    let value: FindQuestion.Folded
    /// Where it stands.
    package let range: Range<Int>
    /// `email:=a***@***`.
    package let shown: String
  }

  /// `policy` and `now` are those of the terms on the due ledger.
  package init(
    _ text: String, kind: Kind, policy: Policy, now: Instant
  ) throws(FilterFault) {
    let parsed = try FilterParser.parse(text)
    var reading = Reading(kind: kind, policy: policy, now: now)
    for term in parsed { try reading.take(term) }
    terms = reading.terms + reading.entries
    masked = reading.masked
    clear = FilterParser.text(
      text, without: parsed.filter { term in reading.masked.contains { $0.range == term.range } })
  }
}

/// What was read of a filter so far.
private struct Reading {
  let kind: Kind
  let policy: Policy
  let now: Instant
  var terms: [PageQuery.Term] = []
  var masked: [RecordFilter.MaskedTerm] = []
  /// What is asked of one entry of the ledger.
  private var rules: Set<RuleID> = []
  private var states: Set<DueEntry.State> = []
  private var due: ClosedRange<Instant>?

  init(kind: Kind, policy: Policy, now: Instant) {
    self.kind = kind
    self.policy = policy
    self.now = now
  }

  var entries: [PageQuery.Term] {
    guard !rules.isEmpty || !states.isEmpty || due != nil else { return [] }
    return [.entries(entry(rules: rules, states: states, due: due), negated: false)]
  }

  mutating func take(_ term: FilterTerm) throws(FilterFault) {
    guard let name = term.column else {
      return terms.append(.word(term.value, negated: term.isNegated))
    }
    guard let column = FilterColumn.named(name, kind) else {
      let names = FilterColumn.names(kind).joined(separator: ", ")
      throw FilterFault(
        at: term.range.lowerBound + (term.isNegated ? 1 : 0),
        "there is no such column here; there are \(names)")
    }
    let value = FilterValue(term, now: now)
    switch column {
    case .masked(let field): try take(term, masked: field)
    case .text(let field): try take(term, text: field)
    case .number(let quantity):
      terms.append(.range(quantity, try value.number(), negated: term.isNegated))
    case .flag(let quantity):
      terms.append(.range(quantity, try value.flag(), negated: term.isNegated))
    case .instant(let quantity, let ahead):
      let range = try value.instant(isAhead: ahead)
      terms.append(
        .range(
          quantity, range.lowerBound.milliseconds...range.upperBound.milliseconds,
          negated: term.isNegated))
    case .mark(let field):
      let mark: PageQuery.Term.Mark = try value.one(of: "it says set, none or erased")
      terms.append(.mark(field, mark, negated: term.isNegated))
    case .due:
      let range = try value.due()
      guard term.isNegated else {
        due = try narrowed(range, term)
        return
      }
      terms.append(.entries(entry(due: range), negated: true))
    case .rule:
      let found = try value.several(RuleID.self, "there is no such rule")
      guard term.isNegated else { return rules.formUnion(found) }
      terms.append(.entries(entry(rules: found), negated: true))
    case .state: try take(term, state: value)
    }
  }

  private mutating func take(_ term: FilterTerm, text field: Field) throws(FilterFault) {
    switch term.relation {
    case .matches:
      // A recording's state, or that of its entry.
      if case .choice(let choices) = field.shape,
        !choices.contains(where: { $0.hasPrefix(term.value.lowercased()) })
      {
        guard field.kind == .recording, field.name == "state" else {
          throw FilterFault(at: term.valueStart, "it is \(choices.joined(separator: ", "))")
        }
        return try take(term, state: FilterValue(term, now: now))
      }
      terms.append(.field(field, term.value, negated: term.isNegated))
    case .equals: terms.append(.whole(field, term.value, negated: term.isNegated))
    default:
      throw FilterFault(at: term.relationStart, "this column is a text: it takes : and :=")
    }
  }

  private mutating func take(
    _ term: FilterTerm, state value: FilterValue
  ) throws(FilterFault) {
    try value.only([.matches, .equals], "this column takes : and a word")
    if kind == .meeting, let state = value.some(PageQuery.Term.MeetingState.self).first {
      return terms.append(.meeting(state, now: now, negated: term.isNegated))
    }
    let names = kind == .meeting ? "planned, live, ended, never, " : ""
    let found = try value.several(
      DueEntry.State.self, "it is \(names)upcoming, due, overdue, held or staged")
    guard term.isNegated else { return states.formUnion(found) }
    terms.append(.entries(entry(states: found), negated: true))
  }

  private mutating func take(_ term: FilterTerm, masked field: Field) throws(FilterFault) {
    guard let mask = field.mask, !term.isNegated,
      term.relation == .matches || term.relation == .equals
    else {
      throw FilterFault(
        at: term.isNegated ? term.range.lowerBound : term.relationStart,
        "this column is masked: it takes : and its whole value")
    }
    let value = FindQuestion.Folded(term.value, as: mask)
    guard !value.isEmpty else { throw FilterFault(at: term.valueStart, "a value is missing") }
    masked.append(
      RecordFilter.MaskedTerm(
        field: field, address: FoldedAddress(term.value), value: value, range: term.range,
        shown: "\(field.name):=\(mask.masked(term.value))"))
  }

  private func narrowed(
    _ range: ClosedRange<Instant>, _ term: FilterTerm
  ) throws(FilterFault) -> ClosedRange<Instant> {
    guard let due else { return range }
    guard let common = due.common(with: range) else {
      throw FilterFault(at: term.valueStart, "nothing can be due then and at the other time")
    }
    return common
  }

  private func entry(
    rules: Set<RuleID> = [], states: Set<DueEntry.State> = [], due: ClosedRange<Instant>? = nil
  ) -> EntryTerm {
    // The meetings of a PBX go with its own rule only where that is asked for.
    let wanted = policy.all.filter {
      rules.isEmpty ? $0.id != .tenantDNSMeetings : rules.contains($0.id)
    }
    return EntryTerm(rules: wanted, due: due, states: states, now: now)
  }
}
