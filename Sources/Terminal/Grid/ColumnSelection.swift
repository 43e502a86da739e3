/// The columns that a person wants of a list of the console, as a configuration has them.
package struct ColumnSelection: Hashable, Sendable {
  package struct Name: Hashable, Sendable {
    /// A column's head; `:` and a number after it are its width: `fqdn:30`.
    package let text: String
    /// Where it stands: `FILE, line 3, column 9`.
    package let place: String

    package init(_ text: String, place: String) {
      self.text = text
      self.place = place
    }
  }

  /// By its screen's name.
  package let list: String
  /// In the order in which they are wanted; none: the list's own.
  package let columns: [Name]
  /// Where it stands: `FILE, line 3, column 1`.
  package let place: String

  package init(_ list: String, _ columns: [Name], place: String) {
    self.list = list
    self.columns = columns
    self.place = place
  }
}
