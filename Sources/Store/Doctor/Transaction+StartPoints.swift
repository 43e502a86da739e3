package import Domain

/// What of one kind's rows was computed anew and compared with what is stored.
package struct StartPointCheck: Sendable {
  package var looked = 0
  /// Rows in which something differs.
  package var wrong = 0
  /// The columns that differ.
  package var columns: Set<String> = []
  /// Where to go on; nil at the end.
  package var next: Int64?
}

extension Transaction {
  /// Kinds with columns that are computed from other ones.
  package static let computed: [Kind] = [
    .pbx, .extension, .meeting, .participant, .file, .report, .session, .log,
  ]

  /// Computes the effective start points of the next rows of a kind again (`storage.md`, The due
  /// ledger) and compares.
  package func checkStartPoints(
    _ kind: Kind, after: Int64, limit: Int, policy: Policy, now: Instant
  ) throws -> StartPointCheck {
    let derivation = Derivation(transaction: self, policy: policy, at: now)
    let rows = try storedRows(
      kind, where: "t.id > $1", [.integer(after)], tail: "order by t.id limit \(limit)")
    var check = StartPointCheck()
    check.looked = rows.count
    check.next = rows.count < limit ? nil : rows.last?.number
    guard !rows.isEmpty else { return check }
    let wanted = try wanted(kind, rows, derivation)
    let columns = wanted.first?.columns.map(\.column) ?? []
    guard !columns.isEmpty else { return check }
    let found = try derivedColumns(kind, columns, rows.map(\.number))
    for (number, assignments) in wanted {
      let values = found[number] ?? []
      let wrong = zip(assignments, values).filter { $0.value != $1 }.map(\.0.column)
      check.wrong += wrong.isEmpty ? 0 : 1
      check.columns.formUnion(wrong)
    }
    return check
  }

  private func wanted(
    _ kind: Kind, _ rows: [StoredRow], _ derivation: Derivation
  ) throws -> [(number: Int64, columns: [Derivation.Assignment])] {
    switch kind {
    case .meeting:
      try derivation.meetings(rows.map(\.number)).map { meeting, left in
        (
          meeting.number,
          derivation.derived(kind, meeting.values, []) + derivation.starts(of: meeting, left)
        )
      }
    case .file: try fileStarts(rows, derivation)
    case .report:
      try rows.map {
        ($0.number, derivation.derived(kind, $0.values, try derivation.attendeesOf($0.number)))
      }
    default: rows.map { ($0.number, derivation.derived(kind, $0.values, [])) }
    }
  }

  private func fileStarts(
    _ rows: [StoredRow], _ derivation: Derivation
  ) throws -> [(number: Int64, columns: [Derivation.Assignment])] {
    let above = Set(rows.compactMap(\.ancestry.meeting))
    var starts: [Int64: Value] = [:]
    for (meeting, left) in try derivation.meetings(above.sorted()) {
      starts[meeting.number] = derivation.fileStart(of: meeting, left)
    }
    let share = Schema.field(.file, "share").ordinal
    return rows.map { row in
      let isOfSession = row.values[share].text == "session"
      let start = isOfSession ? row.ancestry.meeting.flatMap { starts[$0] } ?? .null : .null
      return (row.number, [("file_start", start)])
    }
  }

  private func derivedColumns(
    _ kind: Kind, _ columns: [String], _ numbers: [Int64]
  ) throws -> [Int64: [Value]] {
    var found: [Int64: [Value]] = [:]
    try chunks(numbers.map(Value.integer)) { chunk, places in
      try connection.forEach(
        """
        select id, \(columns.joined(separator: ", ")) from \(kind.rawValue)
        where id in (\(places(1)))
        """, chunk
      ) { found[try $0.integer(0)] = Array($0.values.dropFirst()) }
    }
    return found
  }
}
