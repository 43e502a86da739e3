import ArgumentParser
import Domain
import Operations

/// `lapse console`: also what `lapse` alone does.
struct ConsoleVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Open the terminal console (the default).")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup(title: "Console") var look: ConsoleLook

  @Flag(help: "Delete nothing from here.")
  var readOnly = false

  var opensConsole: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let location = try invocation.location()
    let open: OpenDatabase
    do {
      open = try await Bootstrap.operations(
        at: location, now: invocation.now, in: invocation.context, printer: invocation.printer)
    } catch let failure as Failure where failure.code == "no-database" && mayBegin(invocation) {
      return try await begin(at: location, invocation)
    }
    try await look.run(
      open, label: open.label, readOnly: readOnly, isLasting: true, invocation: invocation)
  }

  /// Whether somebody is there who can choose how to begin.
  private func mayBegin(_ invocation: Invocation) -> Bool {
    !readOnly && !global.noInput && invocation.context.output.isTerminal
      && Bootstrap.isInputATerminal
  }

  private func begin(at location: DatabaseLocation, _ invocation: Invocation) async throws {
    let environment = invocation.context.environment
    let directory = try Directories.makeTemporary("lapse-demo", environment: environment)
    defer { Directories.remove(directory) }
    let first = FirstDatabase(location: location, invocation: invocation, directory: directory)
    try await Bootstrap.runConsole(
      first, options: look.options(environment), terminal: look.terminal(environment))
  }
}
