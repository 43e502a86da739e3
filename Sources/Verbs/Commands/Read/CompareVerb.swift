import ArgumentParser
import Domain
import Operations

/// `lapse compare KIND ID FIELD`: whether a masked field is what the caller says.
struct CompareVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say whether a masked field is what the caller tells: equal or not, never how near.",
    discussion: """
      The value is asked for or comes from standard input, never as an argument. 10 tries per \
      record and hour, 20 that differ per person and hour. Attendees of a report are counted from \
      0: attendees[4].email.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var record: RecordArgument

  @Argument(help: ArgumentHelp("A masked field, as \"show\" names it.", valueName: "field"))
  var field: String

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  @Argument(help: .hidden) var words: [String] = []

  func perform(_ invocation: Invocation) async throws {
    let id = try invocation.normalized(record.id, of: record.kind)
    let value = try invocation.told(
      "What does the caller say? ", canAsk: !global.noInput, words: words)
    let operations = try await invocation.operations()
    let isEqual = try await operations.compare(
      value,
      with: CompareRequest(kind: record.kind, id: id, field: field, ticket: ticket),
      by: invocation.principal)
    invocation.printer.object([.init("equal", .flag(isEqual))]) {
      [isEqual ? "Equal." : "Not equal."]
    }
  }
}
