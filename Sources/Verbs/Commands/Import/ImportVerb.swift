import ArgumentParser
import Domain
import Formats
import Operations

/// `lapse import FORMAT FILE…`: all files are one transaction.
struct ImportVerb: Verb {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl
    case systemStatus = "3cx-system-status"
    case threeCXExtensions = "3cx-extensions"
    case freePBXExtensions = "freepbx-extensions"
    case fusionPBXExtensions = "fusionpbx-extensions"

    var layout: ExtensionsLayout? {
      switch self {
      case .jsonl, .systemStatus: nil
      case .threeCXExtensions: .threeCX
      case .freePBXExtensions: .freePBX
      case .fusionPBXExtensions: .fusionPBX
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring data in: all files, or nothing.",
    discussion: "What a rule or an order has erased is not stored again.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: "How the files are written.")
  var format: Format

  @Argument(
    help: ArgumentHelp("The files; - is standard input.", valueName: "file"),
    completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("Whose extensions a list has.", valueName: "fqdn"))
  var pbx: String?

  @Flag(help: "Only count.")
  var dryRun = false

  @Flag(
    help: "Any number of records, in several transactions: not atomic, goes on where it stopped.")
  var inBatches = false

  func validate() throws {
    if inBatches, dryRun {
      throw ValidationError("--dry-run counts one transaction; leave out --in-batches.")
    }
    if files.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("Standard input can be read only once.")
    }
    if format.layout != nil, pbx == nil {
      throw ValidationError(
        "\(format.rawValue) needs --pbx FQDN: the file does not say whose it is.")
    }
    if format.layout == nil, pbx != nil {
      throw ValidationError(
        "--pbx does not go with \(format.rawValue), which names its PBX itself.")
    }
  }

  func perform(_ invocation: Invocation) async throws {
    let fqdn = try pbx.map { try invocation.normalized($0, of: .pbx) }
    let operations = try await invocation.operations()
    let sources = try files.map { name in
      try source(InputFile(name, in: invocation.context), pbx: fqdn, now: invocation.now())
    }
    // Files that contradict each other are refused before anything is stored.
    _ = try CombinedSource(sources)
    let results = try await results(of: sources, operations, invocation)
    var listing = Listing(
      invocation.printer,
      heads: ["file", "format", "read", "stored", "updated", "skipped", "removed"])
    listing.print(results.map(\.row))
    for result in results where invocation.printer.form != .json {
      report(result, invocation.printer)
    }
    if dryRun { invocation.printer.note("A dry run: nothing was stored.") }
  }

  private func results(
    of sources: [any ImportSource], _ operations: Operations, _ invocation: Invocation
  ) async throws -> [ImportResult] {
    guard inBatches else {
      return try await operations.importRecords(
        sources, dryRun: dryRun, by: invocation.principal)
    }
    invocation.printer.note("In batches: what was stored stays, whatever comes after.")
    var results: [ImportResult] = []
    for source in sources {
      results.append(try await operations.importInBatches(source, by: invocation.principal))
    }
    return results
  }

  private func source(
    _ file: InputFile, pbx: String?, now: Instant
  ) throws -> any ImportSource {
    if let layout = format.layout {
      return try ExtensionsSource(
        file: file.name, bytes: file.bytes, layout: layout, pbx: pbx ?? "")
    }
    if format == .systemStatus {
      return try SystemStatusSource(
        file: file.name, bytes: file.bytes, contactAt: file.modifiedAt ?? now)
    }
    return try JSONLinesSource(file: file.name, bytes: file.bytes)
  }

  private func report(_ result: ImportResult, _ printer: Printer) {
    if !result.droppedColumns.isEmpty {
      printer.note(
        "\(result.file): dropped, unread: \(result.droppedColumns.joined(separator: ", "))")
    }
    for warning in result.warnings {
      let place = warning.line > 0 ? ", line \(warning.line)" : ""
      printer.note("\(result.file)\(place): \(warning.message)")
    }
  }
}
