/// The rule catalogue in force: exactly one rule for each `RuleID`.
package struct Policy: Hashable, Sendable {
  /// `webmeeting-2019-11-21`.
  package let id: String
  package let title: String
  package let housekeeping: Housekeeping
  private let rules: [Rule]

  /// Nil unless each rule is there once.
  package init?(
    id: String, title: String, rules: [Rule], housekeeping: Housekeeping = .standard
  ) {
    let byID = Dictionary(grouping: rules, by: \.id)
    let ordered = RuleID.allCases.compactMap { byID[$0]?.first }
    guard rules.count == RuleID.allCases.count, ordered.count == rules.count else { return nil }
    self.id = id
    self.title = title
    self.housekeeping = housekeeping
    self.rules = ordered
  }

  /// In the order of the catalogue.
  package var all: [Rule] { rules }

  package subscript(_ id: RuleID) -> Rule {
    guard let rule = rules.first(where: { $0.id == id }) else {
      preconditionFailure("a policy has every rule")
    }
    return rule
  }
}
