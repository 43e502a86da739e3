import ArgumentParser
import Domain
import Operations

/// `lapse quarantine release ID`.
struct QuarantineReleaseVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Believe a snapshot: the extensions that it does not list go.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("Its number, Q-12.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("A code as of delete.", valueName: "code"))
  var reason: Reason

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  @Option(help: ArgumentHelp("The phrase that \"quarantine show\" tells.", valueName: "phrase"))
  var confirm: String

  @Option(
    help: ArgumentHelp("The fingerprint that was shown: nothing else goes.", valueName: "plan"))
  var plan: String?

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let receipt = try await operations.releaseQuarantine(
      QuarantineDecision(
        label: id, reason: reason, ticket: ticket, phrase: confirm, shown: plan),
      by: invocation.principal)
    invocation.printer.object([
      .init("released", .text(id)), .init("receipt", ViewValue(receipt?.label)),
      .init("counts", Shape.counts(receipt?.counts ?? Counts())),
    ]) {
      guard let receipt else { return ["Released \(id): holds keep all of it, or it was gone."] }
      return ["Released \(id): \(Words.counts(receipt.counts)) went, \(receipt.label)."]
    }
  }
}
