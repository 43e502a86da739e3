/// A sentence above the keys, until the next key.
struct Notice: Hashable, Sendable {
  let text: String
  let isError: Bool

  init(_ text: String, isError: Bool = false) {
    self.text = text
    self.isError = isError
  }

  /// The first of what was passed over when the console opened; nil where nothing was.
  init?(warnings: [String]) {
    guard let first = warnings.first else { return nil }
    let more = warnings.count > 1 ? "(\(warnings.count - 1) more: lapse doctor) " : ""
    self.init(more + first, isError: true)
  }
}
