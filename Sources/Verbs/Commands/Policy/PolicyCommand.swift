import ArgumentParser

/// `lapse policy`.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "The rule catalogue.",
    subcommands: [
      PolicyShowVerb.self, PolicyCheckVerb.self, PolicySimulateVerb.self, PolicyActivateVerb.self,
    ])
}
