import ArgumentParser
import Domain
import Operations

/// `lapse quarantine reject ID`.
struct QuarantineRejectVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Do not believe a snapshot: nothing goes.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("Its number, Q-12.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("A code as of delete.", valueName: "code"))
  var reason: Reason

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    try await operations.rejectQuarantine(
      QuarantineDecision(label: id, reason: reason, ticket: ticket), by: invocation.principal)
    invocation.printer.object([.init("rejected", .text(id))]) {
      ["Rejected \(id): nothing went."]
    }
  }
}
