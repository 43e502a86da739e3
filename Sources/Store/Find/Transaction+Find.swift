package import Domain

/// PBXs by what a caller tells, and what went. The table of PBXs is small: it is read through.
extension Transaction {
  /// The PBXs of a whole FQDN: its own or its web-meeting FQDN.
  package func pbxs(fqdn: String) throws -> [FindMatch] {
    try rows(
      "select t.id, t.fqdn from pbx t where t.fqdn = $1 or t.webmeeting_fqdn = $2",
      [.text(fqdn), .text(fqdn)]
    ).map { row in
      let isOwn = Bytes.equal(try row.text(1), fqdn)
      return FindMatch(
        kind: .pbx, number: try row.integer(0), field: isOwn ? "fqdn" : "webmeetingFQDN")
    }
  }

  /// The PBXs with `part` anywhere in an FQDN, in the order of their own.
  package func pbxs(part: String) throws -> [FindMatch] {
    var matches: [FindMatch] = []
    try connection.forEach(
      "select t.id, t.fqdn, t.webmeeting_fqdn from pbx t where t.fqdn <> $1 order by t.fqdn",
      [.text("")]
    ) { row in
      for (column, name) in [(1, "fqdn"), (2, "webmeetingFQDN")] {
        guard let fqdn = row[column].text, Self.has(fqdn, part) else { continue }
        matches.append(FindMatch(kind: .pbx, number: try row.integer(0), field: name))
        break
      }
    }
    return matches
  }

  /// The extensions with this number, in the order of their PBXs' FQDNs: one look-up a PBX.
  package func extensions(number: String) throws -> [FindMatch] {
    try rows(
      """
      select e.id from pbx p cross join extension e where e.pbx = p.id and e.number = $1
      order by p.fqdn
      """, [.text(number)]
    ).map { FindMatch(kind: .extension, number: try $0.integer(0), field: "number") }
  }

  private static func has(_ text: String, _ part: String) -> Bool {
    let text = Array(text.utf8)
    let part = Array(part.utf8)
    guard let first = part.first, text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { start in
      text[start] == first && text[start..<start + part.count].elementsEqual(part)
    }
  }

  /// The PBXs one of whose fields with this mask holds the value; a list by any of its elements.
  package func pbxs(_ value: FindQuestion.Folded, _ mask: Mask) throws -> [FindMatch] {
    let fields = Schema.fields(of: .pbx).filter { $0.mask == mask }
    let columns = fields.map { "t.\($0.column)" }.joined(separator: ", ")
    var matches: [FindMatch] = []
    try connection.forEach("select t.id, \(columns) from pbx t", []) { row in
      for (place, field) in fields.enumerated() {
        guard let text = row[place + 1].text, Self.holds(text, value, field) else { continue }
        matches.append(FindMatch(kind: .pbx, number: try row.integer(0), field: field.name))
        break
      }
    }
    return matches
  }

  /// Whether a masked field's stored text is the value.
  static func holds(_ stored: String, _ value: FindQuestion.Folded, _ field: Field) -> Bool {
    guard let mask = field.mask, !value.isEmpty else { return false }
    let texts = field.shape == .texts ? TextList.decode(stored) : [stored]
    return texts.contains { FindQuestion.Folded($0, as: mask) == value }
  }

  /// The FQDNs of all PBXs, by number.
  package func fqdns() throws -> [(number: Int64, fqdn: String)] {
    try rows("select t.id, t.fqdn from pbx t").map { (try $0.integer(0), try $0.text(1)) }
  }

  /// The other meetings of a meeting's organiser that begin within `span` ms of it, the nearest first.
  package func meetings(near number: Int64, within span: Int64, limit: Int) throws -> [String] {
    let row = try first(
      "select listed_at, extension from meeting where id = $1", [.integer(number)])
    guard let at = row?[0].integer, let organizer = row?[1].integer,
      at != Self.unlisted.milliseconds
    else {
      return []
    }
    return try rows(
      """
      select xid from meeting where extension = $1 and listed_at between $2 and $3 and id <> $4
      order by abs(listed_at - $5), xid limit $6
      """,
      [
        .integer(organizer), .integer(at - span), .integer(at + span), .integer(number),
        .integer(at), Value(limit),
      ]
    ).map { try $0.text(0) }
  }

  /// When and how the first of these outside ids that went did; nil where none did.
  package func erasure(_ kind: Kind, ids: [String]) throws -> (id: String, found: FindErasure)? {
    for id in ids {
      let tag = tagger.tag(kind, id)
      let row = try first(
        "select at, rule from erasure where kind = $1 and tag = $2",
        [.text(kind.rawValue), .blob(tag)])
      guard let at = row?[0].instant else { continue }
      let rule = row?[1].text.flatMap(RuleID.init(rawValue:))
      let receipt = try receipt(kind, tag: tag, at: at, rule: rule)
      return (id, FindErasure(kind: kind, at: at, rule: rule, receipt: receipt))
    }
    return nil
  }

  /// The receipt of what went at `at`: the one that bears its tag; of a rule that of the sweep; else
  /// that of the one deletion that was at work and took records of that kind.
  private func receipt(
    _ kind: Kind, tag: [UInt8], at: Instant, rule: RuleID?
  ) throws -> Int64? {
    if rule != nil {
      let runs = try rows(
        "select receipt from sweep_run where started_at = $1 and receipt is not null", [Value(at)])
      return runs.count == 1 ? runs.first?[0].integer : nil
    }
    let own = try first(
      "select id from receipt where kind = $1 and tag = $2 order by id desc limit 1",
      [.text(kind.rawValue), .blob(Array(Bytes.hex(tag).utf8))])
    if let own { return try own.integer(0) }
    let jobs = try rows(
      """
      select r.id, r.counts from receipt r where (r.operation = 'delete' and r.at = $1)
      or r.id in (select j.receipt from job j where j.started_at <= $2 and j.finished_at >= $3)
      """, [Value(at), Value(at), Value(at)]
    ).filter { Packed.counts($0[1].text ?? "")[kind] > 0 }
    return jobs.count == 1 ? jobs.first?[0].integer : nil
  }

  /// The sweep of this number: when it began, whether it came to its end, how many entries it did.
  package func run(
    number: Int64
  ) throws -> (startedAt: Instant, isFinished: Bool, done: Int)? {
    let row = try first(
      "select started_at, finished_at, done from sweep_run where id = $1", [.integer(number)])
    guard let row, let startedAt = row[0].instant else { return nil }
    return (
      startedAt, row[1].instant != nil, Packed.rules(try row.text(2)).values.reduce(0, +)
    )
  }
}
