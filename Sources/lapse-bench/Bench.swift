import Glibc

/// `lapse-bench [--records N] [--due N] [--keep FILE]`: import, pages, a sweep, then the console's budgets
/// and other programs beside it; or `--console FILE [--entries N]` for a database that is there already; `--sweep N` for a sweep of N due rows beside the sqlite3 shell; `--tenant N` for the deletion
/// of one PBX with N records below it. Prints figures, measured in one run. It tests nothing: times
/// drift between machines, so compare within a run.
@main
struct Bench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    func value(_ name: String) -> String? {
      guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else {
        return nil
      }
      return arguments[index + 1]
    }
    if let frames = value("--plain-curses") {
      PlainCurses(path: frames).run()
      return
    }
    if let database = value("--console") {
      try console(database, entries: value("--entries").flatMap { Int($0) } ?? 100_000)
      return
    }
    if let rows = value("--sweep").flatMap({ Int($0) }) {
      try await SweepFigures(rows: rows).print()
      return
    }
    if let count = value("--tenant").flatMap({ Int($0) }) {
      let directory = try ScratchDirectory()
      let path = value("--keep") ?? directory.path + "/tenant.db"
      try await DeletionFigures(path: path, records: count).print()
      return
    }
    let records = value("--records").flatMap { Int($0) } ?? 100_000
    let due = value("--due").flatMap { Int($0) } ?? 100_000
    let directory = try ScratchDirectory()
    let path = value("--keep") ?? directory.path + "/bench.db"
    print("lapse-bench: \(records) meetings, \(due) recordings due now\n")
    try await StoreFigures(path: path, meetings: records, due: due).print()
    try console(path, entries: records)
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
