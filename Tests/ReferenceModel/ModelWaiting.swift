/// A value that an import brings for a field that a rule erased before.
struct ModelWaiting: Sendable {
  var kind: String
  var id: String
  var field: String
  var value: ModelValue
}
