/// How long a machine has run: a clock that nobody can set.
package struct Uptime: Hashable, Sendable {
  /// Names the machine's start; two uptimes are comparable only within one.
  package let boot: String
  /// Since then, sleep included.
  package let milliseconds: Int64

  package init(boot: String, milliseconds: Int64) {
    self.boot = boot
    self.milliseconds = milliseconds
  }
}
