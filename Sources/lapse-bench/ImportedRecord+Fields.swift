import Domain

extension ImportedRecord {
  /// One that comes from no file.
  init(_ kind: Kind, _ fields: [String: Value]) {
    self.init(kind: kind, line: 0)
    for (name, value) in fields { self[name] = value }
  }
}
