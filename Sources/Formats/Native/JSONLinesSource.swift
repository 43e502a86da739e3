package import Domain

/// A file of the native format, checked as a whole. It keeps the file's bytes and where the lines
/// of each kind begin, and reads a line again whenever it is asked for it.
package struct JSONLinesSource: ImportSource {
  /// Where a line begins; files of 4 GiB and more are refused.
  struct Place: Sendable {
    let offset: UInt32
    let line: UInt32
  }

  package let file: String
  package let format = "jsonl"
  package let read: Int
  /// How many lines said what an earlier line had said already; they are counted in `read`.
  package let duplicates: Int
  package let droppedColumns: [String] = []
  package let warnings: [ImportWarning]
  package let removals: [Removal]
  package let holds: [ImportedHold]
  package let snapshots: [Snapshot]

  private let bytes: [UInt8]
  private let places: [Kind: [Place]]

  /// Checks every line; the first bad one is the error.
  package init(file: String, bytes: [UInt8]) throws(ImportError) {
    var index = NativeIndex(file: file, bytes: bytes)
    try index.readAll()
    self.file = file
    self.bytes = bytes
    read = index.read
    duplicates = index.duplicates
    warnings = index.warnings.all
    removals = index.removals
    holds = index.holds
    snapshots = index.snapshots
    places = index.places
  }

  /// How many records of a kind there are, without duplicates.
  package func count(_ kind: Kind) -> Int { places[kind]?.count ?? 0 }

  package func forEach(_ kind: Kind, _ body: (ImportedRecord) throws -> Void) throws {
    for place in places[kind] ?? [] {
      let lines = NativeLines(bytes, from: Int(place.offset))
      var reader = NativeLineReader(bytes, lines.current, line: Int(place.line))
      guard case .record(let record) = try reader.read() else {
        preconditionFailure("the line was read as a record before")
      }
      try body(record)
    }
  }
}
