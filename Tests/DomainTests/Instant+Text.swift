import Domain

extension Instant {
  /// An RFC 3339 text that a test knows to be right.
  init(_ text: StaticString) {
    guard let instant = Instant(rfc3339: "\(text)") else {
      preconditionFailure("not an instant: \(text)")
    }
    self = instant
  }
}
