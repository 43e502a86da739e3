import ArgumentParser
import Domain
import Operations

/// `lapse request decline ID`.
struct RequestDeclineVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Decline a request, or take your own back: nothing goes.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("Its number, A-12.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("A code as of delete.", valueName: "code"))
  var reason = Reason.other

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    try await operations.declineRequest(id, reason: reason, by: invocation.principal)
    invocation.printer.object([.init("declined", .text(id))]) { ["Declined \(id): nothing went."] }
  }
}
