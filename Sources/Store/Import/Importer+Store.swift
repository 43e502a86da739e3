import Domain

extension Importer {
  /// Stores a chunk of records of one kind.
  func store(_ kind: Kind, _ records: [ImportedRecord]) throws {
    guard !records.isEmpty else { return }
    let parents = try parents(of: records)
    let existing = try existingRows(kind, records, parents)
    var fresh: [(record: ImportedRecord, parents: Parents)] = []
    var known: [(record: ImportedRecord, parents: Parents, stored: StoredRow)] = []
    let erasedPBXs = kind == .session ? try namesErasedPBX(records) : []
    for (index, sent) in records.enumerated() {
      guard let above = parents[index] else {
        refuse(sent, "not stored: what it belongs to was erased here or refused")
        continue
      }
      let record = kind == .report ? try withoutErasedNames(sent, above) : sent
      if let job = stagedAbove(record, above, existing[record.outsideID]) {
        refuse(
          record, "not stored: a deletion was ordered (\(DeletionJob.label(job))); undo it first")
        continue
      }
      if kind == .session, let pbx = record["pbx"]?.text,
        erasedPBXs.contains(pbx) || refused[.pbx]?.contains(pbx) == true
      {
        refuseErased(record, above)
      } else if let row = existing[record.outsideID] {
        if let hold = holds.isRestricted(row.ancestry), record.kind != .pbx {
          refuse(record, "not stored: restricted by \(Hold.label(hold)), changed by nobody")
          continue
        }
        known.append((record, above, row))
      } else {
        fresh.append((record, above))
      }
    }
    if kind == .extension {
      let erased = try returnedAddresses(known.map { ($0.record, $0.parents) })
      for index in erased { refuseErased(known[index].record, known[index].parents) }
      known = known.enumerated().filter { !erased.contains($0.offset) }.map(\.element)
    }
    if kind == .extension {
      try transaction.settle(quarantined: known.map(\.stored.number))
    }
    try update(kind, known)
    let refusals = try refusals(fresh)
    var admitted: [(record: ImportedRecord, parents: Parents)] = []
    for (index, entry) in fresh.enumerated() {
      if refusals.contains(index) {
        refuseErased(entry.record, entry.parents)
      } else {
        admitted.append(entry)
      }
    }
    try insert(kind, admitted)
  }

  /// The job by which something above the record, or the record itself unless it is a PBX, is to go.
  private func stagedAbove(
    _ record: ImportedRecord, _ parents: Parents, _ stored: StoredRow?
  ) -> Int64? {
    guard !staged.isEmpty else { return nil }
    var scopes: [Scope] = []
    if let stored, record.kind != .pbx {
      scopes.append(Scope(kind: record.kind, record: stored.number))
    }
    if let meeting = parents.meeting?.number {
      scopes.append(Scope(kind: .meeting, record: meeting))
    }
    if let owner = parents.extension { scopes.append(Scope(kind: .extension, record: owner)) }
    if let pbx = parents.pbx { scopes.append(Scope(kind: .pbx, record: pbx)) }
    return scopes.lazy.compactMap { self.staged[$0] }.first
  }

  private func existingRows(
    _ kind: Kind, _ records: [ImportedRecord], _ parents: [Parents?]
  ) throws -> [String: StoredRow] {
    var rows: [StoredRow] = []
    if kind == .extension {
      var numbers: [Int64: [Value]] = [:]
      for (record, above) in zip(records, parents) {
        if let pbx = above?.pbx, let number = record["number"] {
          numbers[pbx, default: []].append(number)
        }
      }
      for (pbx, list) in numbers {
        try transaction.chunks(list) { chunk, places in
          rows += try transaction.storedRows(
            kind, where: "t.pbx = $1 and t.number in (\(places(2)))", [.integer(pbx)] + chunk)
        }
      }
    } else {
      try transaction.chunks(records.map { .text($0.outsideID) }) { chunk, places in
        rows += try transaction.storedRows(
          kind, where: "\(RecordSQL.outsideID(kind)) in (\(places(1)))", chunk)
      }
    }
    var found: [String: StoredRow] = [:]
    for row in rows {
      let id =
        kind == .extension
        ? "\(row.values[0].text ?? "")/\(row.values[1].text ?? "")" : row.values[0].text ?? ""
      found[id] = row
    }
    return found
  }

  private func insert(
    _ kind: Kind, _ records: [(record: ImportedRecord, parents: Parents)]
  ) throws {
    guard !records.isEmpty else { return }
    var number = try transaction.take(kind.rawValue, count: records.count)
    var rows: [[Value]] = []
    var columns: [String] = []
    var objects: [(key: String, number: Int64, line: Int)] = []
    var attendees: [(Int64, [Attendee])] = []
    let links = try erasedMeetings(kind, records.map(\.record))
    for (record, parents) in records {
      let values = record.values.map { $0 ?? .null }
      var stored = values
      var erased: Int64 = 0
      if kind == .report, let link = values[1].text, let life = links[link],
        parents.life <= life
      {
        stored[1] = .null
        erased = ErasedBits.of(.report, "meeting")
      }
      let assignments = try assignments(
        kind, number: number, stored, parents, attendees: record.attendees ?? [])
      if columns.isEmpty { columns = ["id"] + assignments.map(\.column) }
      rows.append([.integer(number)] + assignments.map(\.value))
      if RecordSQL.hasErased(kind) {
        if columns.last != "erased" { columns.append("erased") }
        rows[rows.count - 1].append(.integer(erased))
      }
      if Transaction.bearsObjects(kind), let key = values[objectOrdinal(kind)].text {
        objects.append((key, number, record.line))
      }
      if let list = record.attendees, !list.isEmpty { attendees.append((number, list)) }
      if kind == .pbx {
        pbxs[record.outsideID] = KnownPBX(
          number: number, life: record["registeredAt"]?.integer ?? 0)
      }
      touch(kind, number, parents)
      number += 1
    }
    try transaction.insert(kind.rawValue, columns, rows)
    try register(kind, objects)
    for (report, list) in attendees { try write(attendees: list, of: report) }
    tally { $0.stored += records.count }
  }

  private func update(
    _ kind: Kind, _ records: [(record: ImportedRecord, parents: Parents, stored: StoredRow)]
  ) throws {
    let links = try erasedMeetings(kind, records.map(\.record))
    let rectified = try transaction.rectified(kind, records.map(\.stored.number))
    for (record, parents, stored) in records {
      var incoming = record
      try keepRectified(&incoming, stored, sent: rectified[stored.number] ?? [:])
      if kind == .pbx, !isNative {
        incoming["registeredAt"] = nil
        keepLater("lastContactAt", in: &incoming, stored)
      }
      keepMarks(&incoming, stored)
      if kind == .report, let link = incoming.values[1]?.text, let life = links[link],
        parents.life <= life
      {
        incoming.values[1] = .null
      }
      var merged = stored.values
      for (index, value) in incoming.values.enumerated() {
        if let value { merged[index] = value }
      }
      let registersAnew = kind == .pbx && registration(merged) > parents.life
      let firstWaiting = waiting.count
      let (erased, isRefused) = try withhold(&merged, incoming, stored, parents)
      var attendees = incoming.attendees ?? (incoming.clearsAttendees ? [] : nil)
      if kind == .report {
        let place = Schema.field(.report, "attendees").ordinal
        let isWithheld = incoming.values[place]?.isNull == false && merged[place].isNull
        if isWithheld || erased & ErasedBits.of(.report, "attendees") != 0 { attendees = nil }
        merged[place] = .null
      }
      if isRefused {
        warn(record.line, Self.fieldRefused)
        countRefusal(record, parents)
      }
      let before = kind == .report ? try derivation.attendeesOf(stored.number) : []
      let sameAttendees = attendees == nil || attendees == before
      guard merged != stored.values || !sameAttendees || erased != stored.erased else {
        tally { $0.skipped += 1 }
        for index in waiting.indices.dropFirst(firstWaiting) { waiting[index].isSkipped = true }
        continue
      }
      try checkParents(record, parents, stored)
      var assignments = try assignments(
        kind, number: stored.number, merged, parents, attendees: attendees ?? before)
      if RecordSQL.hasErased(kind) { assignments.append(("erased", .integer(erased))) }
      let sets = assignments.enumerated().map { "\($1.column) = $\($0 + 2)" }
      try transaction.run(
        "update \(kind.rawValue) set \(sets.joined(separator: ", ")) where id = $1",
        [.integer(stored.number)] + assignments.map(\.value))
      if Transaction.bearsObjects(kind) {
        let ordinal = objectOrdinal(kind)
        if merged[ordinal] != stored.values[ordinal], let key = merged[ordinal].text {
          try register(kind, [(key, stored.number, record.line)])
        }
      }
      if let attendees, !sameAttendees { try write(attendees: attendees, of: stored.number) }
      if kind == .pbx {
        pbxs[record.outsideID] = KnownPBX(
          number: stored.number,
          life: max(parents.life, registration(merged)))
      }
      if kind == .meeting { rememberTimes(stored.number, stored.values, merged) }
      if registersAnew { try forgetFieldErasures(pbx: stored.number) }
      touch(kind, stored.number, parents)
      if let former = stored.ancestry.meeting { touchedMeetings.insert(former) }
      tally { $0.updated += 1 }
    }
  }

  private func touch(_ kind: Kind, _ number: Int64, _ parents: Parents) {
    if hasPersonHolds, Transaction.memberKinds.contains(kind) {
      touchedAddresses[kind, default: []].append(number)
    }
    switch kind {
    case .meeting: touchedMeetings.insert(number)
    case .participant, .file:
      if let meeting = parents.meeting?.number { touchedMeetings.insert(meeting) }
    default: break
    }
  }

  private func checkParents(
    _ record: ImportedRecord, _ parents: Parents, _ stored: StoredRow
  ) throws {
    guard [.meeting, .poll, .report].contains(record.kind), let before = stored.ancestry.pbx,
      let now = parents.pbx, before != now
    else { return }
    throw fail(record.line, "this \(record.kind.rawValue) belongs to another PBX already")
  }

  private func registration(_ pbx: [Value]) -> Int64 {
    pbx[Schema.field(.pbx, "registeredAt").ordinal].integer ?? 0
  }

  private func keepLater(
    _ name: String, in record: inout ImportedRecord, _ stored: StoredRow
  ) {
    let before = stored.values[Schema.field(stored.kind, name).ordinal].integer ?? 0
    if (record[name]?.integer ?? 0) < before { record[name] = nil }
  }

  /// Marks that Lapse sets itself are not cleared by a null.
  private func keepMarks(_ record: inout ImportedRecord, _ stored: StoredRow) {
    let marks: [String] =
      switch record.kind {
      case .report: ["sanitizedAt", "verifiedAt"]
      case .session: ["anonymizedAt"]
      default: []
      }
    for mark in marks where record[mark]?.isNull == true { record[mark] = nil }
  }

  /// A PBX that registers anew begins a new life: what rules erased may be stored again.
  private func forgetFieldErasures(pbx: Int64) throws {
    let id = [Value.integer(pbx)]
    try transaction.run(
      """
      update participant set erased = 0, name_erased = null, email_erased = null,
      ip_erased = null where erased <> 0 and meeting in
      (select id from meeting where pbx = $1)
      """, id)
    try transaction.run(
      """
      update meeting set erased = 0, title_erased = null, note_erased = null,
      dial_in_erased = null where pbx = $1
      """, id)
    try transaction.run(
      "update report set erased = 0, identity_erased = null where pbx = $1", id)
  }

  /// Which of the reports' meetings were erased, and in which life of their PBX, or refused just now:
  /// a link to them is not stored again.
  private func erasedMeetings(
    _ kind: Kind, _ records: [ImportedRecord]
  ) throws -> [String: Int64] {
    guard kind == .report else { return [:] }
    let links = records.compactMap { $0.values[1]?.text }
    guard !links.isEmpty else { return [:] }
    var erased = try transaction.erasures(.meeting, ids: links)
    for link in links where refused[.meeting]?.contains(link) == true { erased[link] = .max }
    guard !erased.isEmpty else { return [:] }
    try transaction.chunks(erased.keys.map(Value.text)) { chunk, places in
      try transaction.connection.forEach(
        "select xid from meeting where xid in (\(places(1)))", chunk
      ) { erased[try $0.text(0)] = nil }
    }
    return erased
  }
}
