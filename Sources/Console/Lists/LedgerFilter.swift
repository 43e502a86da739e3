internal import Domain

/// The words of a filter on the due ledger: states and rules by their beginning, a PBX by its
/// whole FQDN, each also behind `state:`, `rule:`, `pbx:`.
struct LedgerFilter: Hashable, Sendable {
  private(set) var states: Set<DueEntry.State> = []
  private(set) var rules: Set<RuleID> = []
  private(set) var pbx: String?

  /// Nil: a word is none of these, so that nothing matches.
  init?(_ text: String) {
    for term in text.split(separator: " ") {
      let parts = term.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let word = String(parts[parts.count - 1])
      let field = parts.count == 2 ? String(parts[0]) : nil
      let states = DueEntry.State.allCases.filter { $0.rawValue.hasPrefix(word) }
      let rules = RuleID.allCases.filter { $0.rawValue.hasPrefix(word) }
      let isState = (field ?? "state") == "state" && !states.isEmpty
      let isRule = (field ?? "rule") == "rule" && !rules.isEmpty
      if isState { self.states.formUnion(states) }
      if isRule, !isState { self.rules.formUnion(rules) }
      if !isState, !isRule {
        guard (field ?? "pbx") == "pbx", word.contains("."), pbx == nil else { return nil }
        pbx = word.lowercased()
      }
    }
  }
}
