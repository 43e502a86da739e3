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
    let open = try await Bootstrap.operations(
      at: invocation.location(), now: invocation.now, in: invocation.context,
      printer: invocation.printer)
    try await look.run(
      open.operations, label: open.label, readOnly: readOnly, lockAfter: open.lockAfter,
      invocation: invocation)
  }
}
