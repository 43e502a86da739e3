import Domain

/// Where in a report a person was named who was erased: the erasure ledger remembers report and
/// address, and report and name, as one tag each.
enum ErasedName: String {
  case organizer = "report-organizer"
  case attendee = "report-attendee"

  /// What the tag of an address is made from; `key` is the folded address.
  static func address(_ key: String, report: String) -> String { report + "\n@" + key }

  /// What the tag of a name is made from, which tells it again where no address comes with it.
  static func name(_ name: String, report: String) -> String {
    report + "\n" + String(decoding: FoldedAddress(name).bytes, as: UTF8.self)
  }
}

extension Transaction {
  /// Whether a person was erased in any report.
  func hasErasedNames() throws -> Bool {
    try first(
      "select kind from erasure where kind in ($1, $2) order by kind limit 1",
      [.text(ErasedName.organizer.rawValue), .text(ErasedName.attendee.rawValue)]) != nil
  }

  /// `rows`: number and outside id of the report, life of its PBX, name and folded address.
  func remember(_ rows: [Row], _ place: ErasedName, at: Instant) throws {
    var tags: [[UInt8]: Int64] = [:]
    for row in rows {
      let report = try row.text(1)
      let life = row[2].integer ?? .max
      tags[tagger.tag(place.rawValue, ErasedName.address(try row.text(4), report: report))] = life
      guard let name = row[3].text else { continue }
      tags[tagger.tag(place.rawValue, ErasedName.name(name, report: report))] = life
    }
    try remember(
      new: tags.map { tag, life in
        Erasure(kind: place.rawValue, tag: tag, at: at, life: life, rule: nil)
      }, at: at)
  }
}
