/// An entry of the ledger that a sweep did.
package struct ModelDone: Equatable, Sendable {
  package let rule: String
  package let dueAt: Int64
  /// When the sweep began.
  package let at: Int64
}
