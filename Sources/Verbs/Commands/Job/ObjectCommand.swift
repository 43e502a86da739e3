import ArgumentParser

/// `lapse object retry`.
struct ObjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "object", abstract: "Stored objects that wait to be removed.",
    subcommands: [ObjectRetryVerb.self])
}
