import Operations

/// Rows as they come, page after page.
struct Listing {
  private let printer: Printer
  private var table: TextTable
  private var hasHeader = false

  init(_ printer: Printer, heads: [String]) {
    self.printer = printer
    table = TextTable(heads)
  }

  mutating func print(_ rows: [ListingRow]) {
    switch printer.form {
    case .json:
      for row in rows { printer.output.write(JSONWriter.text(row.members) + "\n") }
    case .csv:
      for row in rows {
        if !hasHeader {
          hasHeader = true
          printer.output.write(CSVWriter.header(row.members))
        }
        printer.output.write(CSVWriter.row(row.members))
      }
    case .text:
      guard !rows.isEmpty else { return }
      printer.output.write(table.lines(rows.map(\.cells), heads: printer.emphasis))
    }
  }

  /// Says where the next page begins, where the limit cut the list.
  func finish(next cursor: String?) {
    guard let cursor else { return }
    if printer.form == .json {
      printer.output.write(JSONWriter.text([.init("next", .text(cursor))]) + "\n")
    } else {
      printer.note("There are more: --limit all, or --after \(cursor)")
    }
  }
}
