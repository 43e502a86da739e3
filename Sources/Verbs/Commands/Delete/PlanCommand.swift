import ArgumentParser

/// `lapse plan`.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Show what an order would do; change nothing.",
    subcommands: [PlanDeleteVerb.self])
}
