/// A record that could be meant instead of the one that a plan is of.
package struct Lookalike: Hashable, Sendable {
  package let id: String
  /// Of a PBX.
  package let extensions: Int?

  package init(id: String, extensions: Int? = nil) {
    self.id = id
    self.extensions = extensions
  }
}
