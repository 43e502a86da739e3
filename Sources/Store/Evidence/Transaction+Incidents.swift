package import Domain

/// What still identifies somebody in a report.
private struct Left {
  let report: Int64
  let xid: String
  let pbx: Int64
  let field: String
  let text: String
  var isID = false
  /// An id cannot be erased.
  var canGo = true

  /// Whether it is worth while to know the names of the PBX's people.
  var mayName: Bool { !isID || IdentityScan.hasWords(text) }
}

extension Transaction {
  /// Looks through reports that should be without identity, raises what it finds as incidents, and
  /// erases it: of `report-recheck` all, of `report-identity` those that were marked sanitised.
  func incidents(_ rule: RuleID, reports numbers: [Int64], at: Instant) throws -> [Incident] {
    var numbers = numbers
    switch rule {
    case .reportRecheck: break
    case .reportIdentity: numbers = try marked(numbers)
    default: return []
    }
    let left = try left(in: numbers)
    guard !left.isEmpty else { return [] }
    var scans: [Int64: IdentityScan] = [:]
    for item in left where scans[item.pbx] == nil && item.mayName {
      scans[item.pbx] = IdentityScan(names: try names(ofPBX: item.pbx))
    }
    var incidents: [Incident] = []
    for item in left {
      let scan = scans[item.pbx] ?? IdentityScan()
      let found =
        item.isID ? scan.finding(inID: item.text) : scan.finding(inText: item.text) ?? .text
      guard let found else { continue }
      incidents.append(
        try raise(
          rule, report: item.report, tag: tagger.tag(.report, item.xid), field: item.field,
          finding: found, isRemoved: item.canGo, at: at))
    }
    try sanitize(
      reports: Set(incidents.filter(\.isRemoved).map(\.report)).sorted(), at: at)
    return incidents
  }

  private func marked(_ numbers: [Int64]) throws -> [Int64] {
    var marked: [Int64] = []
    try chunks(numbers.map(Value.integer)) { chunk, places in
      try connection.forEach(
        "select id from report where sanitized_at is not null and id in (\(places(1)))", chunk
      ) { marked.append(try $0.integer(0)) }
    }
    return marked
  }

  /// Every text of these reports: what a person could have written, and what only names a record.
  private func left(in reports: [Int64]) throws -> [Left] {
    var left: [Left] = []
    try chunks(reports.map(Value.integer)) { chunk, places in
      try connection.forEach(
        """
        select t.id, t.xid, t.pbx, t.meeting, t.title, t.organizer_name,
        coalesce(t.organizer_email, t.organizer_email_key) from report t where t.id in (\(places(1)))
        """, chunk
      ) { row in
        let (report, xid, pbx) = (try row.integer(0), try row.text(1), try row.integer(2))
        left.append(
          Left(
            report: report, xid: xid, pbx: pbx, field: "id", text: xid, isID: true, canGo: false))
        let fields = ["meeting", "title", "organizerName", "organizerEmail"]
        for (place, field) in fields.enumerated() {
          guard let text = row[place + 3].text else { continue }
          left.append(
            Left(
              report: report, xid: xid, pbx: pbx, field: field, text: text,
              isID: field == "meeting"))
        }
      }
      try connection.forEach(
        """
        select t.id, t.xid, t.pbx, a.name, coalesce(a.email, a.email_key) from attendee a
        join report t on t.id = a.report where a.report in (\(places(1)))
        and (a.name is not null or a.email is not null or a.email_key is not null)
        order by a.report, a.position
        """, chunk
      ) { row in
        let text = [row[4].text, row[3].text].compactMap { $0 }.joined(separator: "\n")
        left.append(
          Left(
            report: try row.integer(0), xid: try row.text(1), pbx: try row.integer(2),
            field: "attendees", text: text))
      }
    }
    return left
  }

  /// The names of a PBX's present extensions.
  package func names(ofPBX number: Int64) throws -> [PersonName] {
    try rows(
      """
      select first_name, last_name from extension where pbx = $1
      and (first_name is not null or last_name is not null)
      """, [.integer(number)]
    ).map { PersonName(first: $0[0].text, last: $0[1].text) }
  }

  /// Writes an incident and returns it with its number.
  package func raise(
    _ rule: RuleID, report: Int64, tag: [UInt8], field: String, finding: IdentityScan.Finding,
    isRemoved: Bool, at: Instant
  ) throws -> Incident {
    let number = try take("incident")
    try insert(
      "incident", ["id", "at", "rule", "report", "tag", "field", "finding", "removed"],
      [
        [
          .integer(number), Value(at), .text(rule.rawValue), .integer(report), .blob(tag),
          .text(field), .text(finding.rawValue), Value(isRemoved),
        ]
      ])
    return Incident(
      number: number, at: at, rule: rule, report: report, tag: Bytes.hex(tag), field: field,
      finding: finding, isRemoved: isRemoved)
  }

  /// The newest first, before the one of that number.
  package func incidents(before number: Int64?, limit: Int) throws -> [Incident] {
    try rows(
      """
      select id, at, rule, report, tag, field, finding, removed from incident where id < $1
      order by id desc limit $2
      """, [.integer(number ?? .max), Value(limit)]
    ).map { row in
      guard let rule = RuleID(rawValue: try row.text(2)),
        let finding = IdentityScan.Finding(rawValue: try row.text(6)), let tag = row[4].blob
      else { throw StoreError.unexpectedValue }
      return Incident(
        number: try row.integer(0), at: Instant(milliseconds: try row.integer(1)), rule: rule,
        report: try row.integer(3), tag: Bytes.hex(tag), field: try row.text(5), finding: finding,
        isRemoved: row[7].integer == 1)
    }
  }
}
