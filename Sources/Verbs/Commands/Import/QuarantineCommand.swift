import ArgumentParser

/// `lapse quarantine …`.
struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: "Decide about lists of extensions that are not believed.",
    subcommands: [
      QuarantineListVerb.self, QuarantineShowVerb.self, QuarantineReleaseVerb.self,
      QuarantineRejectVerb.self,
    ])
}
