package import Domain

/// What a 3CX PBX says of itself under `/api/SystemStatus`: one PBX. Its other keys are dropped.
package struct SystemStatusSource: ImportSource {
  package let file: String
  package let format = "3cx-system-status"
  package let read = 1
  package let droppedColumns: [String]
  package let warnings: [ImportWarning]
  package let removals: [Removal] = []
  package let holds: [ImportedHold] = []
  private let record: ImportedRecord

  /// The fields that count only where the PBX is not stored yet: the file does not tell when it was
  /// registered, and the time of the contact stands in.
  package static let onlyIfNew = ["registeredAt"]

  /// `contactAt` is the file's own time, at which the PBX was in contact.
  package init(file: String, bytes: [UInt8], contactAt: Instant) throws(ImportError) {
    guard Instant.plausible.contains(contactAt) else {
      throw ImportError(
        file: file, line: 0, message: "the file's own time must lie between 2000 and 2099")
    }
    var reader = SystemStatusReader(bytes)
    do {
      try reader.readAll()
    } catch {
      throw Self.report(error, file, bytes)
    }
    var record = ImportedRecord(kind: .pbx, line: 0, values: reader.values)
    record["registeredAt"] = Value(contactAt)
    record["lastContactAt"] = Value(contactAt)
    self.file = file
    self.record = record
    droppedColumns = reader.dropped
    warnings = reader.doubts.map { ImportWarning(line: 0, message: $0) }
  }

  package func forEach(_ kind: Kind, _ body: (ImportedRecord) throws -> Void) throws {
    if kind == .pbx { try body(record) }
  }

  private static func report(_ fault: ScanFault, _ file: String, _ bytes: [UInt8]) -> ImportError {
    let before = bytes[..<min(fault.position, bytes.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let column = before[lineStart...].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return ImportError(
      file: file, line: line, column: column, message: fault.about("a text").message)
  }
}
