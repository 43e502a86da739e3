package import Domain

/// The files of one command, which may refer to each other. A record that stands in two of them
/// with the same content is read once; with other content it is an error.
package struct CombinedSource: ImportSource {
  private struct Place: Hashable {
    let source: Int
    let kind: Kind
    /// Among the records of that kind in that file.
    let ordinal: Int
  }

  package let sources: [any ImportSource]
  /// Records that an earlier file had said already; they are counted in `read`.
  package let duplicates: Int
  private let skipped: Set<Place>

  package init(_ sources: [any ImportSource]) throws(ImportError) {
    self.sources = sources
    skipped = sources.count > 1 ? try Self.findDuplicates(sources) : []
    duplicates = skipped.count
  }

  /// The files' names, joined.
  package var file: String { sources.map(\.file).joined(separator: ", ") }
  package var format: String { sources.first?.format ?? "" }
  package var read: Int { sources.reduce(0) { $0 + $1.read } }
  package var droppedColumns: [String] {
    var columns: [String] = []
    for source in sources {
      for column in source.droppedColumns where !columns.contains(column) {
        columns.append(column)
      }
    }
    return columns
  }
  package var warnings: [ImportWarning] { sources.flatMap(\.warnings) }
  package var removals: [Removal] { sources.flatMap(\.removals) }
  package var holds: [ImportedHold] { sources.flatMap(\.holds) }
  package var snapshots: [Snapshot] { sources.flatMap(\.snapshots) }

  package func forEach(_ kind: Kind, _ body: (ImportedRecord) throws -> Void) throws {
    try forEach(kind) { _, record in try body(record) }
  }

  /// Names the file, by its index in `sources`, beside each record.
  package func forEach(
    _ kind: Kind, _ body: (_ source: Int, ImportedRecord) throws -> Void
  ) throws {
    for (number, source) in sources.enumerated() {
      var ordinal = 0
      try source.forEach(kind) { record in
        defer { ordinal += 1 }
        if skipped.contains(Place(source: number, kind: kind, ordinal: ordinal)) { return }
        try body(number, record)
      }
    }
  }

  private static func findDuplicates(
    _ sources: [any ImportSource]
  ) throws(ImportError) -> Set<Place> {
    var index = DuplicateIndex()
    var found: Set<Place> = []
    for (number, source) in sources.enumerated() {
      for kind in Kind.allCases {
        var ordinal = 0
        do {
          try source.forEach(kind) { record in
            let answer = index.insert(record, source: number)
            switch answer {
            case .new: break
            case .same: found.insert(Place(source: number, kind: kind, ordinal: ordinal))
            case .different(let other, let line):
              throw ImportError(
                file: source.file, line: record.line, column: record.line > 0 ? 1 : nil,
                message: "this \(kind.rawValue) stands in \(sources[other].file)"
                  + (line > 0 ? " on line \(line)" : "") + ", with other content")
            }
            ordinal += 1
          }
        } catch let error as ImportError {
          throw error
        } catch {
          preconditionFailure("a source throws what the body throws")
        }
      }
    }
    return found
  }
}
