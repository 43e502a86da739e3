/// Why the model does not take an import; nothing of it is stored then (exit 65 of the product).
package enum ModelFault: Error, Equatable, Sendable {
  /// No JSON object, no known type, or a required key is missing or of a wrong type.
  case malformed
  /// The parent is neither in the lines nor stored nor refused by the erasure gate.
  case orphan(kind: String, id: String)
}
