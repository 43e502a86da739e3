package import Domain

/// The records that persons' holds keep: those that bear the address now.
extension Transaction {
  /// The kinds of record that bear addresses.
  static let memberKinds: [Kind] = [.extension, .participant, .report]

  /// The keyed tag of a person: tells the address again without keeping it.
  package func tag(of person: FoldedAddress) -> [UInt8] {
    tag(ofKey: String(decoding: person.bytes, as: UTF8.self))
  }

  private func tag(ofKey key: String) -> [UInt8] { tagger.tag(StoredHold.person, key) }

  /// The holds in force on persons, by tag.
  package func personHolds() throws -> [[UInt8]: [Int64]] {
    var holds: [[UInt8]: [Int64]] = [:]
    try connection.forEach(
      "select tag, id from hold where released_at is null and tag is not null", []
    ) { row in
      if let tag = row[0].blob { holds[tag, default: []].append(try row.integer(1)) }
    }
    return holds
  }

  /// Makes these records members of the persons' holds whose address they bear, and of no other.
  package func refreshMembers(_ kind: Kind, _ numbers: [Int64]) throws {
    let holds = try personHolds()
    guard !holds.isEmpty, !numbers.isEmpty else { return }
    var members: Set<[Value]> = []
    try chunks(numbers.map(Value.integer)) { chunk, places in
      for sql in Self.addresses(kind, places(1)) {
        try connection.forEach(sql, chunk) { row in
          guard let key = row[1].text else { return }
          for hold in holds[tag(ofKey: key)] ?? [] {
            members.insert([.integer(hold), .text(kind.rawValue), row[0]])
          }
        }
      }
      try run(
        "delete from hold_member where kind = $\(chunk.count + 1) and record in (\(places(1)))",
        chunk + [.text(kind.rawValue)])
    }
    try insert("hold_member", ["hold", "kind", "record"], Array(members))
  }

  /// Number and folded address of each of these records, once for each address.
  private static func addresses(_ kind: Kind, _ places: String) -> [String] {
    switch kind {
    case .report:
      [
        """
        select id, organizer_email_key from report
        where organizer_email_key is not null and id in (\(places))
        """,
        """
        select report, email_key from attendee
        where email_key is not null and report in (\(places))
        """,
      ]
    default:
      [
        """
        select id, email_key from \(kind.rawValue)
        where email_key is not null and id in (\(places))
        """
      ]
    }
  }

  /// How many records a person's hold keeps.
  package func memberCount(ofHold number: Int64) throws -> Int {
    try count("select count(*) from hold_member where hold = $1", [.integer(number)])
  }

  /// The masked address of a person's hold, while a member bears it.
  package func maskedAddress(ofHold number: Int64, tag: [UInt8]) throws -> String? {
    let members = try rows(
      "select kind, record from hold_member where hold = $1 limit 8", [.integer(number)])
    for member in members {
      guard let kind = Kind(rawValue: try member.text(0)) else { continue }
      for sql in Self.addresses(kind, Chunk.places(1)) {
        for key in try rows(sql, [member[1]]).compactMap({ $0[1].text })
        where self.tag(ofKey: key) == tag {
          return FoldedAddress(stored: Array(key.utf8)).masked
        }
      }
    }
    return nil
  }
}
