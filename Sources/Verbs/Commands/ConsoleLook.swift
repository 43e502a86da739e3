import ArgumentParser
import Console
import Domain
import Formats
import Operations
import Terminal

/// How the console looks.
struct ConsoleLook: ParsableArguments {
  @Option(help: ArgumentHelp("A theme by its name.", valueName: "name"))
  var theme: String?

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
    var options = try options(environment)
    options.label = label
    options.readOnly = readOnly
    options.lock = try LockOptions(after: open.lockAfter, environment)
    options.files = try LiveFiles(
      open.operations, by: invocation.principal, in: invocation.context
    ).consoleFiles(views: Self.views(environment))
    if isLasting { options.bookmarks = Remembered.bookmarks(of: open, invocation.context) }
    return options
  }

  /// What does not depend on a database.
  func options(_ environment: [String: String]) throws -> ConsoleOptions {
    let name = try theme ?? Self.preferred(environment) ?? "default"
    let library = ThemeLibrary(environment: environment)
    var options = ConsoleOptions(
      theme: try library.theme(name), zone: Bootstrap.zone, ascii: ascii)
    options.rolesAreAdvice = true
    options.themes = Bootstrap.themes(library, first: name, environment)
    return options
  }

  func terminal(_ environment: [String: String]) -> Bootstrap.TerminalSettings {
    Bootstrap.terminalOptions(depth: colors, ascii: ascii, environment: environment)
  }

  /// The theme of the person's own configuration.
  private static func preferred(_ environment: [String: String]) throws -> String? {
    guard let path = PersonDirectory.configuration(environment).map({ $0 + "/config.toml" }),
      Directories.exists(path)
    else { return nil }
    let text = String(decoding: try InputFile.read(path).0, as: UTF8.self)
    return try ConfigurationFile.parse(text, file: path, owner: .person).theme
  }
}

extension ConsoleLook {
  /// Saved views of the person's own configuration.
  private static func views(_ environment: [String: String]) throws -> [String: String] {
    guard let path = PersonDirectory.configuration(environment).map({ $0 + "/config.toml" }),
      Directories.exists(path)
    else { return [:] }
    let text = String(decoding: try InputFile.read(path).0, as: UTF8.self)
    return try ConfigurationFile.parse(text, file: path, owner: .person).views
  }
}

extension ColorDepth: ExpressibleByArgument {}
