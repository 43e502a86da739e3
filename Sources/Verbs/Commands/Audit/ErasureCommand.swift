import ArgumentParser

/// `lapse erasure list|lift`.
struct ErasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erasure", abstract: "What the erasure gate refuses to store again.",
    subcommands: [ErasureListVerb.self, ErasureLiftVerb.self])
}
