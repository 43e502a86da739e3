package import Domain

/// What the erasure gate refused of one record, and what it knows of it.
package struct Refusal: Hashable, Sendable {
  package let kind: Kind
  /// The keyed tag of the outside id, in hexadecimal.
  package let tag: String
  /// Its PBX, where that is there.
  package let pbx: String?
  package let times: Int
  package let lastAt: Instant
  /// Nil where fields of a record that is there were refused.
  package let erasedAt: Instant?
  package let rule: RuleID?

  /// Where it stands in the list of all.
  package struct Place: Hashable, Sendable {
    let lastAt: Instant
    let kind: Kind
    let tag: [UInt8]

    /// `tag`: as a refusal has it; nil where it is no keyed tag.
    package init?(lastAt: Instant, kind: Kind, tag: String) {
      guard let tag = Bytes.of(hex: tag) else { return nil }
      self.lastAt = lastAt
      self.kind = kind
      self.tag = tag
    }
  }
}

/// A record that an import was not allowed to store.
struct Refused: Hashable {
  let kind: Kind
  let id: String
  let pbx: String?
}

extension Transaction {
  /// Counts what one import refused; twice in one import is once.
  func count(refused: Set<Refused>, at: Instant) throws {
    for record in refused {
      try run(
        """
        insert into refusal (kind, tag, pbx, times, last_at) values ($1, $2, $3, 1, $4)
        on conflict (kind, tag) do update set times = refusal.times + 1,
        last_at = excluded.last_at, pbx = coalesce(excluded.pbx, refusal.pbx)
        """,
        [
          .text(record.kind.rawValue), .blob(tagger.tag(record.kind, record.id)),
          record.pbx.map { .blob(tagger.tag(.pbx, $0)) } ?? .null, Value(at),
        ])
    }
  }

  /// The latest first. `pbx`: an FQDN, whether there is such a PBX or not. `after`: where the page
  /// before ended.
  package func refusals(
    pbx: String?, limit: Int, after: Refusal.Place? = nil
  ) throws -> [Refusal] {
    let columns = """
      select r.kind, r.tag, r.pbx, r.times, r.last_at, e.at, e.rule from refusal r
      left join erasure e on e.kind = r.kind and e.tag = r.tag
      where (r.last_at < $1 or (r.last_at = $1
      and (r.kind > $2 or (r.kind = $2 and r.tag > $3))))
      """
    let order = "order by r.last_at desc, r.kind, r.tag limit"
    let place: [Value] = [
      .integer(after?.lastAt.milliseconds ?? .max), .text(after?.kind.rawValue ?? ""),
      .blob(after?.tag ?? []),
    ]
    let rows =
      if let pbx {
        try rows(
          columns + " and r.pbx = $4 \(order) $5",
          place + [.blob(tagger.tag(.pbx, pbx)), Value(limit)])
      } else {
        try rows(columns + " \(order) $4", place + [Value(limit)])
      }
    let names = try pbx.map { [tagger.tag(.pbx, $0): $0] } ?? namesByTag(rows.map { $0[2].blob })
    return try rows.map { row in
      guard let kind = Kind(rawValue: try row.text(0)), let lastAt = row[4].instant else {
        throw StoreError.unexpectedValue
      }
      return Refusal(
        kind: kind, tag: Bytes.hex(row[1].blob ?? []), pbx: row[2].blob.flatMap { names[$0] },
        times: Int(try row.integer(3)), lastAt: lastAt, erasedAt: row[5].instant,
        rule: row[6].text.flatMap(RuleID.init(rawValue:)))
    }
  }

  /// The PBXs that are there and have one of these tags.
  private func namesByTag(_ tags: [[UInt8]?]) throws -> [[UInt8]: String] {
    let wanted = Set(tags.compactMap { $0 })
    var names: [[UInt8]: String] = [:]
    guard !wanted.isEmpty else { return names }
    try connection.forEach("select fqdn from pbx", []) { row in
      let name = try row.text(0)
      let tag = tagger.tag(.pbx, name)
      if wanted.contains(tag) { names[tag] = name }
    }
    return names
  }

  /// How many records below a PBX the gate has refused; of all PBXs where none is named.
  package func countRefusals(pbx: String?) throws -> Int {
    guard let pbx else { return try count("select count(*) from refusal") }
    return try count(
      "select count(*) from refusal where pbx = $1", [.blob(tagger.tag(.pbx, pbx))])
  }

  /// How many records the gate has refused since then, on whatever PBX.
  package func countRefusals(since: Instant) throws -> Int {
    try count("select count(*) from refusal where last_at >= $1", [Value(since)])
  }

  /// Lets one record in again, whole or the fields that rules have erased of it; false where nothing
  /// keeps it out.
  package func lift(_ kind: Kind, id: String, at: Instant) throws -> Bool {
    let tag = tagger.tag(kind, id)
    let key: [Value] = [.text(kind.rawValue), .blob(tag)]
    var isLifted = try run("delete from erasure where kind = $1 and tag = $2", key) > 0
    if isLifted { try note([.init(.lifted, kind.rawValue, number: 0, nil, tag)], at: at) }
    if RecordSQL.hasErased(kind), let record = try record(kind, id: id)?.record,
      try forgetErased(kind, record.number)
    {
      isLifted = true
    }
    guard isLifted else { return false }
    try run("delete from refusal where kind = $1 and tag = $2", key)
    return true
  }

  private func forgetErased(_ kind: Kind, _ number: Int64) throws -> Bool {
    let id = [Value.integer(number)]
    let changed =
      switch kind {
      case .meeting:
        try run(
          """
          update meeting set erased = 0, title_erased = null, note_erased = null,
          dial_in_erased = null where id = $1 and erased <> 0
          """, id)
      case .participant:
        try run(
          """
          update participant set erased = 0, name_erased = null, email_erased = null,
          ip_erased = null where id = $1 and erased <> 0
          """, id)
      case .report:
        try run(
          """
          update report set erased = 0, identity_erased = null where id = $1 and erased <> 0
          """, id)
      case .session:
        try run(
          """
          update session set erased = 0, identity_erased = null, erased_life = null
          where id = $1 and erased <> 0
          """, id)
      default: 0
      }
    return changed > 0
  }
}
