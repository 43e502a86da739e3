import ArgumentParser
import Demo
import Domain
import Operations

/// `lapse demo`: made-up data to look at.
struct DemoVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Open the console on made-up data, which is removed after.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup(title: "Console") var look: ConsoleLook

  @Option(help: ArgumentHelp("How many meetings.", valueName: "n"))
  var records = DemoSource.defaultMeetings

  @Flag(help: "Only write the database, to --database or --file.")
  var noConsole = false

  @Option(help: ArgumentHelp("Where --no-console writes.", valueName: "path"))
  var file: String?

  var opensConsole: Bool { !noConsole }

  func validate() throws {
    guard (0...100_000_000).contains(records) else {
      throw ValidationError("--records is a number from 0 to 100000000.")
    }
    guard noConsole == (file != nil || global.database != nil) else {
      throw ValidationError(
        noConsole
          ? "--no-console needs --database or --file: where to write."
          : "--database and --file go with --no-console; else the database is a throw-away one.")
    }
    if file != nil, global.database != nil {
      throw ValidationError("--file and --database say the same; give one.")
    }
  }

  func perform(_ invocation: Invocation) async throws {
    if noConsole {
      let location = try DatabaseLocation(
        file ?? global.database, environment: invocation.context.environment)
      let written = try await DemoDatabase.write(records, to: location, invocation)
      invocation.printer.object([
        .init("database", .text(location.path)),
        .init("records", .integer(Int64(written.records))),
      ]) { ["Wrote \(written.records) made-up records to \(location.path)."] }
      return
    }
    let directory = try Directories.makeTemporary(
      "lapse-demo", environment: invocation.context.environment)
    defer { Directories.remove(directory) }
    let written = try await DemoDatabase.write(
      records, to: DatabaseLocation(path: directory + "/lapse.db"), invocation)
    try await look.run(
      written.open, label: "DEMO", readOnly: false, isLasting: false, invocation: invocation)
  }
}
