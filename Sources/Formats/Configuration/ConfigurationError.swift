/// What is wrong in a TOML file of ours: a policy, a theme or a configuration.
package struct ConfigurationError: Error, Hashable, Sendable {
  package let file: String
  /// From 1; 0 where the fault is of the file as a whole.
  package let line: Int
  /// From 1.
  package let column: Int?
  package let message: String

  package init(file: String, line: Int, column: Int?, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }
}
