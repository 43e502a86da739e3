package import Domain

/// The extensions of one PBX from another system's CSV, matched by column name. Only what the
/// layout names is read; every other column is dropped, unread, and named in the result.
package struct ExtensionsSource: ImportSource {
  package let file: String
  package let format: String
  package let droppedColumns: [String]
  package let warnings: [ImportWarning]
  package let removals: [Removal] = []
  package let holds: [ImportedHold] = []
  /// Rows, duplicates included.
  package let read: Int
  /// How many rows said what an earlier row had said already.
  package let duplicates: Int
  private let records: [ImportedRecord]

  /// `pbx` is the FQDN of the PBX whose extensions these are.
  package init(
    file: String, bytes: [UInt8], layout: ExtensionsLayout, pbx: String,
    delimiter: Unicode.Scalar = ","
  ) throws(ImportError) {
    guard let fqdn = HostName.normalized(pbx) else {
      throw ImportError(file: file, line: 0, message: "the PBX must be named by its FQDN")
    }
    let table = try CSVTable(file: file, bytes: bytes, delimiter: delimiter)
    var sheet = try ExtensionsSheet(table, layout, pbx: fqdn)
    try sheet.readAll()
    self.file = file
    format = layout.rawValue
    droppedColumns = sheet.droppedColumns
    warnings = sheet.warnings.all
    read = table.rows.count
    duplicates = sheet.duplicates
    records = sheet.records
  }

  package func forEach(_ kind: Kind, _ body: (ImportedRecord) throws -> Void) throws {
    guard kind == .extension else { return }
    for record in records { try body(record) }
  }
}
