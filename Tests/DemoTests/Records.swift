import Demo
import Domain

/// All records of a source, by kind.
struct Records {
  private var byKind: [Kind: [ImportedRecord]] = [:]

  init(_ source: DemoSource) throws {
    for kind in Kind.allCases {
      var records: [ImportedRecord] = []
      try source.forEach(kind) { records.append($0) }
      byKind[kind] = records
    }
  }

  subscript(_ kind: Kind) -> [ImportedRecord] { byKind[kind] ?? [] }

  static let now = Instant(CivilDate(year: 2026, month: 11, day: 24)) + 34_860_000
}
