/// Identity that was found where none should have been; never what it was.
package struct Incident: Hashable, Sendable {
  /// Shown as `I-12`.
  package let number: Int64
  package let at: Instant
  /// `report-recheck`, or `report-identity` of a report that was marked sanitised.
  package let rule: RuleID
  /// The report's internal number, and the keyed tag of its outside id in hexadecimal.
  package let report: Int64
  package let tag: String
  /// The field's name, or `object`.
  package let field: String
  package let finding: IdentityScan.Finding
  /// False where it lies in the id, which cannot be erased: a person must see to it.
  package let isRemoved: Bool

  package init(
    number: Int64, at: Instant, rule: RuleID, report: Int64, tag: String, field: String,
    finding: IdentityScan.Finding, isRemoved: Bool
  ) {
    self.number = number
    self.at = at
    self.rule = rule
    self.report = report
    self.tag = tag
    self.field = field
    self.finding = finding
    self.isRemoved = isRemoved
  }

  package var label: String { Self.label(number) }

  package static func label(_ number: Int64) -> String { "I-\(number)" }
}

extension AuditEntry {
  /// That an incident was raised.
  package init(_ incident: Incident, at: Instant, principal: Principal, policy: String) {
    self.init(
      at: at, principal: principal, operation: .incident,
      subjects: [Subject(kind: .report, number: incident.report, tag: incident.tag)],
      policy: policy, rule: incident.rule,
      reason: "\(incident.label) \(incident.finding.rawValue) in \(incident.field)")
  }
}
