import ArgumentParser

/// `lapse hold place|release|list`.
struct HoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Keep records from being deleted or changed.",
    subcommands: [HoldPlaceVerb.self, HoldReleaseVerb.self, HoldListVerb.self])
}
