extension Model {
  /// No effect when the same hold is there already.
  package mutating func placeHold(kind: String, id: String) {
    let hold = ModelHold(kind: kind, id: id)
    if !holds.contains(hold) { holds.append(hold) }
  }

  package mutating func releaseHold(kind: String, id: String) {
    holds.removeAll { $0.kind == kind && $0.id == id }
  }

  /// The holds that cover the record, itself or through something above it.
  func holds(on record: ModelRecord) -> [ModelHold] {
    holds.filter { covers($0, record) }
  }

  func isCovered(_ record: ModelRecord) -> Bool {
    !holds(on: record).isEmpty
  }

  /// Covered, or with something covered below it: its row stays.
  func isKept(_ record: ModelRecord) -> Bool {
    if holds.isEmpty { return false }
    return isCovered(record) || below(record).contains { isCovered($0) }
  }

  private func covers(_ hold: ModelHold, _ record: ModelRecord) -> Bool {
    if record.kind == "session" {
      return hold.kind == "pbx" && record.text("pbx") == hold.id
    }
    if isScope(of: hold, record) { return true }
    for place in ancestors(of: record) {
      if let above = self.record(place.kind, place.id), isScope(of: hold, above) { return true }
    }
    return false
  }

  private func isScope(of hold: ModelHold, _ record: ModelRecord) -> Bool {
    guard hold.kind == "person" else { return hold.kind == record.kind && hold.id == record.id }
    var addresses: [String?] = []
    switch record.kind {
    case "extension", "participant": addresses = [record.text("email")]
    case "report":
      addresses = [record.text("organizerEmail")] + record.attendees.map(\.email)
    default: return false
    }
    return addresses.contains { Self.folded($0) == Self.folded(hold.id) }
  }

  static func folded(_ email: String?) -> String? {
    email.map { $0.lowercased() }
  }
}
