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
    _ operations: Operations, label: String?, readOnly: Bool, lockAfter: Int64?,
    invocation: Invocation
  ) async throws {
    let environment = invocation.context.environment
    let options = ConsoleOptions(
      label: label, theme: try resolved(environment), zone: Bootstrap.zone, ascii: ascii,
      readOnly: readOnly, lock: try LockOptions(after: lockAfter, environment),
      files: try LiveFiles(operations, by: invocation.principal, in: invocation.context)
        .consoleFiles(views: Self.views(environment)))
    try await Bootstrap.runConsole(
      operations, principal: invocation.principal, options: options,
      terminal: Bootstrap.terminalOptions(
        depth: colors, ascii: ascii, environment: environment),
      isLinear: linear, in: invocation.context)
  }

  private func resolved(_ environment: [String: String]) throws -> Theme {
    let name = try theme ?? Self.preferred(environment) ?? "default"
    return try ThemeLibrary(environment: environment).theme(name)
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
