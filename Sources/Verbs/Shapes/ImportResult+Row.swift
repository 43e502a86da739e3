import Domain
import Operations

extension ImportResult {
  var row: ListingRow {
    let counts: [(String, Int)] = [
      ("read", read), ("stored", stored), ("updated", updated), ("skipped", skipped),
      ("removed", removed), ("quarantined", quarantined),
    ]
    return ListingRow(
      members: [.init("file", .text(file)), .init("format", .text(format))]
        + counts.map { .init($0.0, .integer(Int64($0.1))) } + [
          .init("droppedColumns", .list(droppedColumns.map(ViewValue.text))),
          .init(
            "warnings",
            .list(
              warnings.map { warning in
                .object([
                  .init("line", .integer(Int64(warning.line))),
                  .init("message", .text(warning.message)),
                ])
              })),
        ],
      cells: [file, format] + counts.dropLast().map { String($0.1) })
  }
}
