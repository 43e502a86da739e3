import ArgumentParser
import Console
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
    } catch let failure as Failure where failure.code == "no-database" {
      if mayBegin(invocation), try await begin(at: location, invocation) { return }
      if invocation.printer.form == .text { FirstRunLines.all.forEach(invocation.printer.note) }
      throw failure
    }
    try await look.run(
      open, label: open.label, readOnly: readOnly, isLasting: true, invocation: invocation)
  }

  /// Whether somebody is there who can choose how to begin.
  private func mayBegin(_ invocation: Invocation) -> Bool {
    !readOnly && !look.linear && !global.noInput && invocation.context.output.isTerminal
      && Bootstrap.isInputATerminal
  }

  private func begin(
    at location: DatabaseLocation, _ invocation: Invocation
  ) async throws -> Bool {
    let environment = invocation.context.environment
    let directory = try Directories.makeTemporary("lapse-demo", environment: environment)
    defer { Directories.remove(directory) }
    let first = FirstDatabase(location: location, invocation: invocation, directory: directory)
    return try await Bootstrap.runConsole(
      first, look: look, terminal: look.terminal(environment))
  }
}
