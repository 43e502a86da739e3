internal import ArgumentParser
import Glibc

/// Prints figures, measured in one run. It tests nothing: times drift between machines, so compare
/// within a run.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lapse-bench",
    abstract: "Measure import, pages, a sweep, and the console beside other programs.")

  @Option(help: "How many meetings the generated database has.")
  var records = 100_000

  @Option(help: "How many recordings of it are due.")
  var due = 100_000

  @Option(help: "Keep the generated database here.")
  var keep: String?

  @Option(help: "Only the console, on a database that is there.")
  var console: String?

  @Option(help: "How many entries the programs beside it list, with --console.")
  var entries = 100_000

  @Option(help: "Only a sweep of so many due rows, beside the raw statements.")
  var sweep: Int?

  @Option(help: "Only the deletion of one PBX with so many records below it.")
  var tenant: Int?

  /// A curses program without anything else, which the bench starts.
  @Option(help: .hidden)
  var plainCurses: String?

  func validate() throws {
    for count in [records, entries, sweep ?? 1, tenant ?? 1] where count < 1 {
      throw ValidationError("There must be at least one.")
    }
    if !(0...records).contains(due) {
      throw ValidationError("No more recordings can be due than there are meetings.")
    }
  }

  func run() async throws {
    if let plainCurses { return PlainCurses(path: plainCurses).run() }
    if let console { return try Self.console(console, entries: entries) }
    if let sweep { return try await SweepFigures(rows: sweep).print() }
    let directory = try ScratchDirectory()
    if let tenant {
      let path = keep ?? directory.path + "/tenant.db"
      return try await DeletionFigures(path: path, records: tenant).print()
    }
    let path = keep ?? directory.path + "/bench.db"
    print("lapse-bench: \(records) meetings, \(due) recordings due now\n")
    try await StoreFigures(path: path, meetings: records, due: due).print()
    try Self.console(path, entries: records)
  }

  private static func console(_ database: String, entries: Int) throws {
    guard let lapse = ScratchDirectory.besideBench("lapse") else {
      print("console: no lapse beside lapse-bench; build it first")
      return
    }
    print("\nthe console's budgets")
    try BudgetFigures(lapse: lapse, database: database).print()
    try DemoFigures(binary: lapse).print()
    try SideBySide(lapse: lapse, database: database, entries: entries).print()
  }
}
