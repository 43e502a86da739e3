import Domain

/// A slice of an import: some records of one kind, or all removals and holds.
struct BatchSource: ImportSource {
  let file: String
  let format: String
  let records: [ImportedRecord]
  let removals: [Removal]
  let holds: [ImportedHold]

  var read: Int { records.count + removals.count + holds.count }
  var droppedColumns: [String] { [] }
  var warnings: [ImportWarning] { [] }

  func forEach(_ kind: Kind, _ body: (ImportedRecord) throws -> Void) throws {
    for record in records where record.kind == kind { try body(record) }
  }
}

extension ImportSource {
  /// Slices of at most `size` records, parents before children; removals and holds last.
  func slices(of size: Int, _ body: (BatchSource) async throws -> Void) async throws {
    for kind in Kind.allCases {
      var from = 0
      while true {
        var records: [ImportedRecord] = []
        var position = 0
        try forEach(kind) { record in
          if position >= from, records.count < size { records.append(record) }
          position += 1
        }
        guard !records.isEmpty else { break }
        try await body(
          BatchSource(file: file, format: format, records: records, removals: [], holds: []))
        from += records.count
        if from >= position { break }
      }
    }
    try await body(
      BatchSource(file: file, format: format, records: [], removals: removals, holds: holds))
  }
}
