import ArgumentParser
import Domain
import Operations

/// `lapse hold place KIND ID`.
struct HoldPlaceVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Place a hold on a record and all below it.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var record: RecordArgument

  @OptionGroup var reason: ReasonArgument

  @Option(name: .customLong("as"), help: "A legal hold, or a restriction (GDPR Art. 18).")
  var nature = Hold.Nature.legal

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  @Option(
    help: ArgumentHelp(
      "When to look at it again: a day or an instant; 90 days if not said.", valueName: "date"))
  var review: ReviewDate?

  func perform(_ invocation: Invocation) async throws {
    guard Hold.kinds.contains(record.kind) else {
      throw Failure.usage("a hold cannot name a \(record.kind.rawValue)")
    }
    let id = try invocation.normalized(record.id, of: record.kind)
    let words = try reason.words(invocation)
    let operations = try await invocation.operations()
    let number = try await operations.placeHold(
      HoldRequest(
        kind: record.kind, id: id, nature: nature, reason: words, ticket: ticket,
        reviewAt: review?.instant),
      by: invocation.principal)
    let label = Hold.label(number)
    invocation.printer.object([.init("hold", .text(label))]) {
      ["Placed \(label) on \(record.kind.rawValue) \(id)."]
    }
  }
}
