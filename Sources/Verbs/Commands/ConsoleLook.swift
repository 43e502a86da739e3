import ArgumentParser
import Console
import Domain
import Formats
import Operations
import Terminal

/// How the console looks.
struct ConsoleLook: ParsableArguments {
  @Option(
    help: ArgumentHelp("A theme by its name.", valueName: "name"),
    completion: .custom { _, _, _ in Self.names })
  var theme: String?

  /// Of all themes that are there, for a shell's completion.
  private static var names: [String] {
    ThemeLibrary(environment: Bootstrap.context().environment).all.map(\.name)
  }

  @Flag(help: "ASCII marks only.")
  var ascii = false

  @Option(help: "How many colours to use.")
  var colors: ColorDepth?

  @Flag(
    help: ArgumentHelp(
      "Line by line, without a screen: for screen readers and plain terminals.",
      discussion: "Standard input need not be a terminal then."))
  var linear = false

  func run(
    _ operations: Operations, label: String?, readOnly: Bool, lockAfter: Int64?,
    invocation: Invocation
  ) async throws {
    let environment = invocation.context.environment
    let own = try PersonTaste(environment: environment)
    let zone = own.taste.timeZone
    let options = ConsoleOptions(
      label: label,
      theme: try ThemeLibrary(environment: environment).theme(
        theme ?? own.taste.theme ?? "default"),
      zone: Bootstrap.zone(zone), ascii: ascii, readOnly: readOnly,
      lock: LockOptions(after: lockAfter, own.taste.passphrase),
      files: LiveFiles(operations, by: invocation.principal, in: invocation.context)
        .consoleFiles(views: own.taste.views), keys: own.keys,
      startsInUTC: zone == nil || !Bootstrap.isZone(zone), warnings: own.warnings)
    try await Bootstrap.runConsole(
      operations, principal: invocation.principal, options: options,
      terminal: Bootstrap.terminalOptions(
        depth: colors, ascii: ascii, environment: environment),
      isLinear: linear, in: invocation.context)
  }
}

extension ColorDepth: ExpressibleByArgument {}
