/// A person's name as it is compared: never shown.
package struct PersonName: Hashable, Sendable {
  package let first: String?
  package let last: String?

  package init(first: String?, last: String?) {
    self.first = first
    self.last = last
  }

  /// A name in one text: what follows the first white space is the last name.
  package init(whole: String) {
    let parts = whole.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    self.init(first: parts.first, last: parts.count > 1 ? parts[1] : nil)
  }
}
