/// The keys that a person wants for a command of the console, as a configuration has them.
package struct KeyBinding: Hashable, Sendable {
  /// A command or a screen: `page-down`, `pbxs`.
  package let command: String
  /// By the names that `Key` takes; none: it is to have no key.
  package let keys: [String]
  /// Where it stands: `FILE, line 3`.
  package let place: String

  package init(_ command: String, _ keys: [String], place: String) {
    self.command = command
    self.keys = keys
    self.place = place
  }
}
