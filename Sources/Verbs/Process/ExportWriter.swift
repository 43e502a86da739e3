import Console
import Domain
import Operations

/// Lines of an export, as the verbs that list them write them.
struct ExportWriter {
  private let format: ViewExport.Format
  private let now: Instant
  /// The names of what a line has; empty before the first.
  private(set) var columns: [String] = []

  init(_ format: ViewExport.Format, at now: Instant) {
    self.format = format
    self.now = now
  }

  mutating func text(_ rows: [ExportedRow]) -> String {
    var text = ""
    for row in rows {
      let members = Shape.exported(row, now: now)
      let isFirst = columns.isEmpty
      if isFirst { columns = members.map(\.name) }
      switch format {
      case .csv: text += (isFirst ? CSVWriter.header(members) : "") + CSVWriter.row(members)
      case .jsonl: text += JSONWriter.text(members) + "\n"
      }
    }
    return text
  }
}

extension Shape {
  static func exported(_ row: ExportedRow, now: Instant) -> Members {
    switch row {
    case .record(let row): record(row.view)
    case .due(let entry): due(entry)
    case .audit(let entry): audit(entry)
    case .incident(let view): incident(view)
    case .past(let line): past(line)
    case .hold(let one): hold(one)
    case .receipt(let one): receipt(one)
    case .job(let one): job(one, now: now)
    case .quarantine(let one): quarantine(one, now: now)
    case .object(let one): object(one)
    case .backup(let one): backup(one, now: now)
    case .request(let one): request(one, now: now)
    }
  }
}
