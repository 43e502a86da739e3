/// One entry of the erasure gate: a record that went, or a field of it that a rule erased.
struct ModelErasure: Equatable, Sendable {
  var kind: String
  var id: String
  /// nil: the whole record.
  var field: String?
  /// The rule whose start point lets an erased field in again.
  var rule: String?
  var start: Int64?
  /// The PBX of the record and its registration when the record or field went.
  var pbx: String?
  var registeredAt: Int64?
  /// Of an extension: its folded e-mail then.
  var email: String?
}
