import Domain
import Foundation
import SQLiteEngine
import Store

/// Everything that must be the same however a deletion came to its end.
struct EndState: Equatable {
  /// The rows of records, holds, jobs, the erasure ledger and stored objects, whole; when Lapse
  /// itself did something stands as `done`.
  var rows: [String] = []
  /// The files of the object store.
  var objects: [String] = []
  /// Stored objects that are still to be removed.
  var waiting: [String] = []
  /// What went and stands neither in the erasure ledger's file nor waits for it.
  var untold: [String] = []

  private static let tables =
    Kind.allCases.map(\.rawValue) + [
      "attendee", "hold", "job", "erasure", "stored_object",
    ]
  /// Instants of deeds of Lapse itself.
  private static let deeds: Set<String> = [
    "sanitized_at", "verified_at", "anonymized_at", "started_at of job", "finished_at of job",
    "ordered_at of job", "undo_until of job", "begun_at of job", "begun_with of job",
    "ordered_by of job", "at of erasure",
  ]

  static func of(_ site: Site) async throws -> EndState {
    let engine = try site.engine()
    var state = try await engine.read { connection in
      var state = EndState()
      for table in tables {
        var names: [String] = []
        try connection.forEach("select name from pragma_table_info('\(table)')", []) {
          names.append(try $0.text(0))
        }
        try connection.forEach("select \(names.joined(separator: ", ")) from \(table)", []) { row in
          let values = zip(names, row.values).map { name, value in
            let isDeed = deeds.contains(name) || deeds.contains("\(name) of \(table)")
            return isDeed && !value.isNull ? "\(name)=done" : "\(name)=\(value)"
          }
          state.rows.append("\(table) " + values.joined(separator: " "))
        }
      }
      try connection.forEach("select key from stored_object where queued_at is not null", []) {
        state.waiting.append(try $0.text(0))
      }
      return state
    }
    state.untold = try await untold(site)
    state.rows.sort()
    state.objects = site.folder.files(below: "objects")
    return state
  }

  private static func untold(_ site: Site) async throws -> [String] {
    let database = try await Database.open(site.engine())
    var told: Set<String> = []
    try LineFile(path: site.database + ".erasures").forEach { text in
      guard let line = LedgerLine(text, sealedBy: database.tagger) else { return }
      told.insert("\(line.kind) \(Bytes.hex(line.tag))")
    }
    let lines = try await database.read { try $0.ledgerLines(limit: 1_000_000) }
    let known = told.union(lines.map { "\($0.kind) \(Bytes.hex($0.tag))" })
    return try await database.read { transaction in
      var went: [String] = []
      try transaction.connection.forEach("select kind, tag from erasure", []) { row in
        went.append("\(try row.text(0)) \(Bytes.hex(row[1].blob ?? []))")
      }
      return went.filter { !known.contains($0) }
    }
  }

  /// Without what says which rule took something: a rule that fails does not stop the others, and
  /// one of them may take it with its parent.
  var withoutCauses: EndState {
    var state = self
    state.rows = rows.map { row in
      row.hasPrefix("erasure ")
        ? row.replacing(/\ rule=.*/, with: "") : row.replacing(/\ [a-z_]+_erased=\S+/, with: "")
    }.sorted()
    return state
  }

  /// What differs from `other`, for people.
  func difference(from other: EndState) -> String {
    let pairs = [
      ("row", rows, other.rows), ("object", objects, other.objects),
      ("waiting", waiting, other.waiting), ("untold", untold, other.untold),
    ]
    return pairs.flatMap { name, mine, theirs in
      mine.filter { !theirs.contains($0) }.map { "\(name) too many: \($0)" }
        + theirs.filter { !mine.contains($0) }.map { "\(name) missing: \($0)" }
    }.joined(separator: "\n")
  }
}

extension Site {
  /// What is wrong between rows and stored objects, looked at in a copy: a row without its object,
  /// an object without a row and not waiting, and whether the file is whole.
  func orphans() async throws -> [String] {
    let copy = try copy()
    let engine = try copy.engine()
    let (live, waiting, named, damage) = try await engine.read { connection in
      var live: [String] = []
      var waiting: [String] = []
      var named: [String] = []
      var damage: [String] = []
      try connection.forEach("select key, queued_at from stored_object", []) { row in
        if row[1].isNull { live.append(try row.text(0)) } else { waiting.append(try row.text(0)) }
      }
      for kind in ["recording", "file", "poll", "log"] {
        try connection.forEach("select object from \(kind) where object is not null", []) {
          named.append(try $0.text(0))
        }
      }
      try connection.forEach("pragma integrity_check", []) { damage.append(try $0.text(0)) }
      try connection.forEach("pragma foreign_key_check", []) { _ in damage.append("foreign key") }
      return (live, waiting, named, damage)
    }
    let files = Set(copy.folder.files(below: "objects")).subtracting([ObjectKey.marker])
    var wrong = damage.filter { $0 != "ok" }
    wrong += named.filter { !files.contains($0) }.map { "a row without its object \($0)" }
    wrong += files.filter { !named.contains($0) && !waiting.contains($0) }
      .map { "an object without a row \($0)" }
    if Set(live) != Set(named) { wrong.append("rows and stored objects tell different keys") }
    return wrong
  }

  /// By kind, what all receipts say went.
  func receipts() async throws -> [String: Int] {
    try await engine().read { connection in
      var sum: [String: Int] = [:]
      try connection.forEach("select counts from receipt", []) { row in
        for pair in try row.text(0).split(separator: " ") {
          let parts = pair.split(separator: "=")
          sum[String(parts[0]), default: 0] += Int(parts[1]) ?? 0
        }
      }
      return sum
    }
  }
}
