/// What keeps a record and all below it from being deleted or changed. A person's hold keeps several,
/// its members, and is there once for each.
package struct Hold: Hashable, Sendable {
  package enum Nature: String, Sendable, CaseIterable {
    /// Kept for a claim.
    case legal
    /// GDPR Art. 18: stored, and changed by nobody.
    case restriction
  }

  /// What a hold is placed on.
  package enum Subject: Hashable, Sendable {
    case record(Scope)
    /// By the keyed tag of the folded e-mail address.
    case person(tag: [UInt8])
  }

  /// Shown as `H-12`.
  package let number: Int64
  package let kind: Kind
  package let record: Int64
  package let nature: Nature

  package init(number: Int64, kind: Kind, record: Int64, nature: Nature) {
    self.number = number
    self.kind = kind
    self.record = record
    self.nature = nature
  }

  /// The kinds of record that a hold can name.
  package static let kinds: [Kind] = [
    .pbx, .extension, .meeting, .participant, .poll, .recording, .file, .report,
  ]

  package static func label(_ number: Int64) -> String { "H-\(number)" }

  package static func number(label: String) -> Int64? {
    label.hasPrefix("H-") ? Int64(label.dropFirst(2)) : nil
  }
}
