import Domain
import Operations

/// A person's export as files: for each kind JSON Lines and CSV, and the manifest.
struct PersonFiles {
  struct File {
    let name: String
    let bytes: [UInt8]
    let records: Int

    var members: [ViewValue.Member] {
      [
        .init("name", .text(name)), .init("records", Shape.number(records)),
        .init("bytes", Shape.number(bytes.count)), .init("sha256", .text(Digest.sha256(bytes))),
      ]
    }
  }

  /// The manifest last.
  let all: [File]

  init(_ export: PersonExport) {
    var files: [File] = []
    for kind in Kind.allCases {
      let rows = export.items.filter { $0.view.kind == kind }.map(Shape.exported)
      guard let first = rows.first else { continue }
      let lines = rows.map { JSONWriter.text($0) + "\n" }.joined()
      files.append(
        File(name: "\(kind.rawValue).jsonl", bytes: Array(lines.utf8), records: rows.count))
      let table = CSVWriter.header(first) + rows.map(CSVWriter.row).joined()
      files.append(
        File(name: "\(kind.rawValue).csv", bytes: Array(table.utf8), records: rows.count))
    }
    let manifest = JSONWriter.text(Shape.manifest(export, files: files)) + "\n"
    files.append(
      File(name: "manifest.json", bytes: Array(manifest.utf8), records: export.items.count))
    all = files
  }

  /// Makes the directory with the files of what `export` gives in it, or nothing.
  static func write(
    to path: String, _ export: () async throws -> PersonExport
  ) async throws -> (PersonExport, PersonFiles) {
    let directory = try NewDirectory(path)
    do {
      let export = try await export()
      let files = PersonFiles(export)
      for file in files.all { try directory.write(file.bytes, to: file.name) }
      try directory.finish()
      return (export, files)
    } catch {
      directory.discard()
      throw error
    }
  }
}
