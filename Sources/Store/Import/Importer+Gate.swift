import Domain

/// The erasure gate: nothing that went comes back by an import (`interfaces.md`, Importing again).
extension Importer {
  static let refusedByGate =
    "not stored: it was erased here, and nothing erased comes back until its PBX registers anew"

  func refuseErased(_ record: ImportedRecord, _ parents: Parents) {
    refuse(record, Self.refusedByGate)
    countRefusal(record, parents)
  }

  func countRefusal(_ record: ImportedRecord, _ parents: Parents) {
    refusedByGate.insert(
      Refused(kind: record.kind, id: record.outsideID, pbx: fqdn(of: record, parents)))
  }

  private func fqdn(of record: ImportedRecord, _ parents: Parents) -> String? {
    switch record.kind {
    case .pbx: record.outsideID
    case .participant, .recording, .file: parents.meeting?.values[1].text
    case .log, .mcu: nil
    default: record["pbx"]?.text
    }
  }

  /// Which of these new records the ledger refuses, by position.
  func refusals(_ records: [(record: ImportedRecord, parents: Parents)]) throws -> Set<Int> {
    guard let kind = records.first?.record.kind else { return [] }
    let lives = try transaction.erasures(kind, ids: records.map(\.record.outsideID))
    guard !lives.isEmpty else { return [] }
    var refusals: Set<Int> = []
    for (index, (record, parents)) in records.enumerated() {
      guard let life = lives[record.outsideID] else { continue }
      if try !isNewLife(record, parents, life) { refusals.insert(index) }
    }
    return refusals
  }

  private func isNewLife(
    _ record: ImportedRecord, _ parents: Parents, _ life: Int64
  ) throws -> Bool {
    switch record.kind {
    case .pbx:
      // Only the native format tells of a registration.
      return isNative && (record["registeredAt"]?.integer ?? 0) > life
    case .extension:
      if parents.life > life { return true }
      guard record["email"]?.text != nil else { return false }
      return try erasedAddresses([(record, parents)]).isEmpty
    default:
      return parents.life > life
    }
  }

  /// Which of these extensions bear an address that was erased under their number.
  func erasedAddresses(
    _ records: [(record: ImportedRecord, parents: Parents)]
  ) throws -> Set<Int> {
    let names = records.map { entry in
      entry.record["email"]?.text.map { email in
        Transaction.addressName(
          extension: entry.record.outsideID,
          key: String(decoding: FoldedAddress(email).bytes, as: UTF8.self))
      }
    }
    let lives = try transaction.erasures(
      Transaction.address, ids: names.compactMap { $0 })
    guard !lives.isEmpty else { return [] }
    var found: Set<Int> = []
    for (index, name) in names.enumerated() {
      guard let name, let life = lives[name], records[index].parents.life <= life else {
        continue
      }
      found.insert(index)
    }
    return found
  }

  /// Which of these extensions, that are there again, bear the address that was erased under their
  /// number; none of those whose erasure was lifted.
  func returnedAddresses(
    _ records: [(record: ImportedRecord, parents: Parents)]
  ) throws -> Set<Int> {
    let found = try erasedAddresses(records)
    guard !found.isEmpty else { return [] }
    let erased = try transaction.erasures(
      .extension, ids: found.map { records[$0].record.outsideID })
    return found.filter { erased[records[$0].record.outsideID] != nil }
  }

  /// Session history that names a PBX which was erased and is not back.
  func namesErasedPBX(_ records: [ImportedRecord]) throws -> Set<String> {
    let unknown = records.compactMap { $0["pbx"]?.text }.filter { pbxs[$0] == nil }
    guard !unknown.isEmpty else { return [] }
    return Set(try transaction.erasures(.pbx, ids: unknown).keys)
  }

  /// Of a row that is stored already: takes out of `merged` what rules have erased. Of reports and
  /// session history it stays out unless the start point has moved on; of meetings and participants
  /// it waits until the import knows all that start points hang on. Returns the erased bits that
  /// stay, and whether something was refused.
  func withhold(
    _ merged: inout [Value], _ incoming: ImportedRecord, _ stored: StoredRow, _ parents: Parents
  ) throws -> (erased: Int64, refused: Bool) {
    guard stored.erased != 0 else { return (0, false) }
    let shut = try shutBits(stored)
    let gated = Schema.fields(of: stored.kind).filter { field in
      guard shut & ErasedBits.of(field) != 0, let value = incoming.values[field.ordinal]
      else { return false }
      return !value.isNull && value != stored.values[field.ordinal]
    }
    guard !gated.isEmpty else { return (stored.erased, false) }
    let meeting = stored.kind == .meeting ? stored.number : parents.meeting?.number
    if let meeting {
      for field in gated {
        waiting.append(
          WaitingField(
            field: field, value: merged[field.ordinal], number: stored.number, meeting: meeting,
            file: file, line: incoming.line,
            refusal: Refused(
              kind: incoming.kind, id: incoming.outsideID, pbx: fqdn(of: incoming, parents))))
        merged[field.ordinal] = stored.values[field.ordinal]
      }
      return (stored.erased, false)
    }
    if try hasMovedOn(merged, stored, parents) {
      return (gated.reduce(stored.erased) { $0 & ~ErasedBits.of($1) }, false)
    }
    for field in gated { merged[field.ordinal] = stored.values[field.ordinal] }
    return (stored.erased, true)
  }

  /// Of a report that was made without identity here all of its identity stays out, also what it did
  /// not have then; of another its link alone is not shut: it was cut with the meeting, which has a
  /// gate of its own.
  private func shutBits(_ stored: StoredRow) throws -> Int64 {
    guard stored.kind == .report else { return stored.erased }
    let row = try transaction.first(
      "select identity_erased from report where id = $1", [.integer(stored.number)])
    return row?[0].integer == nil
      ? stored.erased & ~ErasedBits.of(.report, "meeting")
      : stored.erased | Transaction.identityBits
  }

  /// Whether a report or a session has a later start point or, of a session, its PBX a new life.
  private func hasMovedOn(
    _ merged: [Value], _ stored: StoredRow, _ parents: Parents
  ) throws -> Bool {
    let isReport = stored.kind == .report
    let row = try transaction.first(
      """
      select identity_erased, \(isReport ? "null" : "erased_life") from \(stored.kind.rawValue)
      where id = $1
      """, [.integer(stored.number)])
    let name = isReport ? "createdAt" : "gatheredAt"
    let start = merged[Schema.field(stored.kind, name).ordinal].integer ?? 0
    return start > row?[0].integer ?? .max || parents.life > row?[1].integer ?? .max
  }
}

/// A value for a field that a rule erased, until the start points are known.
struct WaitingField {
  let field: Field
  let value: Value
  /// Of its record.
  let number: Int64
  let meeting: Int64
  let file: Int
  let line: Int
  /// What is counted where it stays out.
  let refusal: Refused
  /// Whether its record was counted as skipped, having nothing else to store.
  var isSkipped = false

  /// The rule that erased it, and its row's column of the start point under which it did.
  var gate: (rule: RuleID, column: String)? {
    switch (field.kind, field.name) {
    case (.meeting, "title"): (.meetingTitle, "title_erased")
    case (.meeting, "note"): (.meetingNote, "note_erased")
    case (.meeting, "dialIn"): (.dialIn, "dial_in_erased")
    case (.participant, "name"): (.participantName, "name_erased")
    case (.participant, "email"): (.participantEmail, "email_erased")
    case (.participant, "ip"): (.participantIP, "ip_erased")
    default: nil
    }
  }
}
