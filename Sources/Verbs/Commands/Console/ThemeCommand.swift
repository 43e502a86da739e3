import ArgumentParser

/// `lapse theme …`.
struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "The console's themes.",
    subcommands: [ThemeListVerb.self, ThemeCheckVerb.self])
}
