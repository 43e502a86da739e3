import ArgumentParser
import Domain
import Operations

/// `lapse reveal KIND ID FIELD`: one field in clear, once.
struct RevealVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "reveal", abstract: "Show one masked field in clear, once; it is written down.",
    discussion: "Reports and their attendees are never shown in clear; \"compare\" answers there.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var record: RecordArgument

  @Argument(help: ArgumentHelp("A masked field, as \"show\" names it.", valueName: "field"))
  var field: String

  @Option(help: ArgumentHelp("Why.", valueName: "code"))
  var reason: Reason

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  func perform(_ invocation: Invocation) async throws {
    let id = try invocation.normalized(record.id, of: record.kind)
    let operations = try await invocation.operations()
    let revealed = try await operations.reveal(
      RevealRequest(kind: record.kind, id: id, field: field, reason: reason, ticket: ticket),
      by: invocation.principal)
    let printer = invocation.printer
    printer.object([
      .init("kind", .text(record.kind.rawValue)), .init("id", .text(id)),
      .init("field", .text(field)), .init("value", ViewValue(revealed.text)),
      .init("erased", .flag(revealed.isErased)),
    ]) {
      [revealed.text ?? (revealed.isErased ? "It was erased." : "It is empty.")]
    }
  }
}
