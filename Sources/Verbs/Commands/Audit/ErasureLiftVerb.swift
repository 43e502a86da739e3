import ArgumentParser
import Domain
import Operations

/// `lapse erasure lift KIND ID`.
struct ErasureLiftVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "lift",
    abstract: "Let one record be stored again that was erased; the next import brings it.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var record: RecordArgument

  @Option(help: "Why.")
  var reason: Reason

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  func perform(_ invocation: Invocation) async throws {
    let id = try invocation.normalized(record.id, of: record.kind)
    let operations = try await invocation.operations()
    try await operations.liftErasure(
      record.kind, id: id, reason: reason, ticket: ticket, by: invocation.principal)
    invocation.printer.object([
      .init("lifted", .text(record.kind.rawValue)), .init("id", .text(id)),
    ]) { ["The \(record.kind.rawValue) \(id) may be stored again."] }
  }
}
