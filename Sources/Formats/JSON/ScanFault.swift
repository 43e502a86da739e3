/// What is wrong with a JSON text, and where.
struct ScanFault: Error {
  /// The index of the byte at fault.
  let position: Int
  let message: String
  /// Whether `message` lacks its subject (`must be a text`).
  let isPredicate: Bool

  init(_ position: Int, _ message: String, isPredicate: Bool = false) {
    self.position = position
    self.message = message
    self.isPredicate = isPredicate
  }

  static func predicate(_ position: Int, _ message: String) -> ScanFault {
    ScanFault(position, message, isPredicate: true)
  }

  func about(_ subject: String) -> ScanFault {
    isPredicate ? ScanFault(position, "\(subject) \(message)") : self
  }
}
