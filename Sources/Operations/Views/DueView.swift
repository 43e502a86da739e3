package import Domain

/// One reason why a record, or some of it, goes at an instant, or does not.
package struct Why: Hashable, Sendable {
  package let rule: RuleID?
  package let text: String

  package init(rule: RuleID?, text: String) {
    self.rule = rule
    self.text = text
  }
}
