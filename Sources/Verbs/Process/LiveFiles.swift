import Console
import Domain
import Formats
import Operations

/// The console's files of a person, all readable by them alone: what it remembers, and exports, which
/// a sweep removes after their time.
struct LiveFiles: Sendable {
  private let operations: Operations
  private let principal: Principal
  private let context: Context

  init(_ operations: Operations, by principal: Principal, in context: Context) {
    self.operations = operations
    self.principal = principal
    self.context = context
  }

  func consoleFiles(_ own: PersonTaste) -> ConsoleFiles {
    ConsoleFiles(
      memory: memory(), columns: own.columns, views: own.taste.views,
      remember: { remember($0) }, export: { try await export($0) })
  }

  private var memoryPath: String? {
    PersonDirectory.state(context.environment).map { $0 + "/console.json" }
  }

  /// What cannot be read is as if it were not there.
  private func memory() -> ConsoleMemory {
    guard let path = memoryPath, Directories.exists(path),
      let bytes = try? InputFile.read(path).0, let file = ConsoleFile(bytes)
    else { return ConsoleMemory() }
    return ConsoleMemory(
      columns: file.columns.mapValues { $0.map { ColumnChoice($0) } }, views: file.views)
  }

  private func remember(_ memory: ConsoleMemory) -> Bool {
    guard let path = memoryPath, let directory = PersonDirectory.state(context.environment) else {
      return false
    }
    var file = ConsoleFile()
    file.columns = memory.columns.mapValues { $0.map(\.text) }
    file.views = memory.views
    Directories.make(directory)
    let draft = "\(path).part-\(Bytes.hex(context.random(4)))"
    return Directories.replace(path, with: Array(file.text.utf8), by: draft)
  }

  /// As a shell takes it.
  private func shown(_ path: String) -> String {
    guard let home = context.environment["HOME"], home.hasPrefix("/"), path.hasPrefix(home + "/")
    else { return path }
    return "~" + path.dropFirst(home.count)
  }

  private func export(_ export: ViewExport) async throws -> ViewExported {
    guard let directory = ExportDirectory.path(context.environment) else {
      return .failed("the environment has neither XDG_STATE_HOME nor HOME")
    }
    let time = operations.now().rfc3339.prefix(19).filter { $0.isNumber || $0 == "T" }
    let name = "\(export.name)-\(time)-\(Bytes.hex(context.random(2))).\(export.format.rawValue)"
    guard let file = ExportFile(directory: directory, name: name) else {
      return .failed("\(directory) cannot be written to")
    }
    do {
      var writer = RowWriter(export.format)
      let view = try await operations.exportView(
        export.list, as: export.format.rawValue, ticket: export.ticket, by: principal
      ) { rows in
        try file.write(writer.text(rows))
        return writer.columns
      }
      return .written(path: shown(try file.finish()), view)
    } catch is ExportFile.Unwritten {
      file.discard()
      return .failed("the disk took no more; nothing was left behind")
    } catch {
      file.discard()
      throw error
    }
  }
}

/// Lines of an export, as `list` writes them.
private struct RowWriter {
  private let format: ViewExport.Format
  /// The names of the columns that were written.
  private(set) var columns: [String] = []

  init(_ format: ViewExport.Format) { self.format = format }

  mutating func text(_ rows: ExportedRows) -> String {
    var text = ""
    switch rows {
    case .records(let rows): for row in rows { add(Shape.record(row.view), to: &text) }
    case .pending(let entries): for entry in entries { add(Shape.due(entry), to: &text) }
    }
    return text
  }

  private mutating func add(_ members: [ViewValue.Member], to text: inout String) {
    let isFirst = columns.isEmpty
    if isFirst { columns = members.map(\.name) }
    switch format {
    case .jsonl: text += JSONWriter.text(members) + "\n"
    case .csv: text += (isFirst ? CSVWriter.header(members) : "") + CSVWriter.row(members)
    }
  }
}
