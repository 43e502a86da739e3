internal import Domain

/// Reads the rows of a list of extensions.
struct ExtensionsSheet {
  private let table: CSVTable
  private let pbx: String
  private let number: Int
  private let taken: [(field: Field, position: Int, isOpposite: Bool)]
  let droppedColumns: [String]
  private(set) var records: [ImportedRecord] = []
  private(set) var warnings = WarningList()
  private(set) var duplicates = 0

  init(_ table: CSVTable, _ layout: ExtensionsLayout, pbx: String) throws(ImportError) {
    guard let number = try table.position(of: layout.number) else {
      throw ImportError(
        file: table.file, line: 1, column: 1,
        message: "the header has no column \"\(layout.number)\": this is no \(layout.rawValue)")
    }
    var taken: [(field: Field, position: Int, isOpposite: Bool)] = []
    for item in layout.taken {
      for column in item.columns {
        guard let position = try table.position(of: column) else { continue }
        taken.append((Schema.field(.extension, item.field), position, item.isOpposite))
        break
      }
    }
    self.table = table
    self.pbx = pbx
    self.number = number
    self.taken = taken
    let positions = Set(taken.map(\.position) + [number])
    droppedColumns = table.header.indices.filter { !positions.contains($0) }.map {
      table.header[$0]
    }
  }

  mutating func readAll() throws(ImportError) {
    var seen = DuplicateIndex()
    for row in table.rows {
      let record = try record(row)
      switch seen.insert(record) {
      case .new: records.append(record)
      case .same: duplicates += 1
      case .different(_, let line):
        throw table.error(row, number, "stands on line \(line) already, with other content")
      }
    }
  }

  private mutating func record(_ row: CSVTable.Row) throws(ImportError) -> ImportedRecord {
    guard let text = table.text(row, number) else {
      throw table.error(row, number, "must not be empty")
    }
    guard text.utf8.count <= OutsideID.longest, !text.utf8.contains(UInt8(ascii: "/")) else {
      throw table.error(
        row, number, "must be at most \(OutsideID.longest) bytes and must not contain a /")
    }
    var record = ImportedRecord(kind: .extension, line: row.line)
    record["pbx"] = .text(pbx)
    record["number"] = .text(text)
    for (field, position, isOpposite) in taken {
      let cell = table.text(row, position)
      let value: Value
      if case .flag = field.shape {
        value = try flag(cell, isOpposite) { () in
          table.error(row, position, "must be one of: 0, 1, true, false, yes, no")
        }
      } else {
        value = Value(cell)
      }
      if let doubt = Plausibility.doubt(field, value) { warnings.add(line: row.line, doubt) }
      record.values[field.ordinal] = value
    }
    return record
  }

  private func flag(
    _ cell: String?, _ isOpposite: Bool, _ fault: () -> ImportError
  ) throws(ImportError) -> Value {
    switch cell?.lowercased() {
    case nil: .null
    case "1", "true", "yes": Value(!isOpposite)
    case "0", "false", "no": Value(isOpposite)
    default: throw fault()
    }
  }
}
