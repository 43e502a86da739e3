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
    _ open: OpenDatabase, label: String?, readOnly: Bool, isLasting: Bool, invocation: Invocation
  ) async throws {
    let options = try options(
      for: open, label: label, readOnly: readOnly, isLasting: isLasting, invocation)
    try await Bootstrap.runConsole(
      open.operations, principal: invocation.principal, options: options,
      terminal: terminal(invocation.context.environment), isLinear: linear,
      in: invocation.context)
  }

  /// Bookmarks are kept for a database that stays.
  func options(
    for open: OpenDatabase, label: String?, readOnly: Bool, isLasting: Bool,
    _ invocation: Invocation
  ) throws -> ConsoleOptions {
    let environment = invocation.context.environment
    let own = try PersonTaste(environment: environment)
    var options = try options(environment, own)
    options.label = label
    options.readOnly = readOnly
    options.lock = LockOptions(after: open.lockAfter, own.taste.passphrase)
    options.files = LiveFiles(open.operations, by: invocation.principal, in: invocation.context)
      .consoleFiles(own)
    if isLasting { options.bookmarks = Remembered.bookmarks(of: open, invocation.context) }
    return options
  }

  /// What does not depend on a database. It throws for a theme that was asked for and is not there.
  func options(_ environment: [String: String], _ own: PersonTaste) throws -> ConsoleOptions {
    let name = theme ?? own.taste.theme ?? "default"
    let library = ThemeLibrary(environment: environment)
    if let theme { try library.require(theme) }
    let worn = try library.wearable(name)
    let zone = own.taste.timeZone
    var options = ConsoleOptions(
      theme: worn.theme, zone: Bootstrap.zone(zone), ascii: ascii, keys: own.keys,
      startsInUTC: zone == nil || !Bootstrap.isZone(zone),
      warnings: [worn.warning].compactMap { $0 } + own.warnings)
    options.rolesAreAdvice = true
    options.themes = Bootstrap.themes(library, first: name, environment)
    return options
  }

  func terminal(_ environment: [String: String]) -> Bootstrap.TerminalSettings {
    Bootstrap.terminalOptions(depth: colors, ascii: ascii, environment: environment)
  }
}

extension ColorDepth: ExpressibleByArgument {}
