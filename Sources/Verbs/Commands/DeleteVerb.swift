import ArgumentParser
import Domain
import Operations

/// `lapse delete KIND ID`: a force-delete, at once.
struct DeleteVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a record and all below it that no hold keeps.",
    discussion: "\"lapse plan delete\" shows the phrase and the fingerprint first.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var record: RecordArgument

  @OptionGroup var reason: ReasonArgument

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The plan's phrase: the record's id.", valueName: "phrase"))
  var confirm: String

  @Option(
    help: ArgumentHelp(
      "The fingerprint of the plan that was looked at; another plan is refused.",
      valueName: "fingerprint"))
  var plan: String?

  @Flag(help: "Without the time to undo, where there would be any.")
  var now = false

  func perform(_ invocation: Invocation) async throws {
    let id = try record.deletable(invocation)
    let why = try reason.parsed(invocation)
    let operations = try await invocation.operations()
    let outcome = try await operations.delete(
      DeleteRequest(
        kind: record.kind, id: id, phrase: confirm, reason: why.code, words: why.words,
        ticket: ticket, fingerprint: plan),
      by: invocation.principal)
    let printer = invocation.printer
    printer.object(Shape.deletion(outcome)) {
      ["Deleted \(Words.counts(outcome.receipt.counts)). Receipt \(outcome.receipt.label)."]
    }
    for kept in outcome.plan.census.kept {
      printer.note("Kept: \(kept.kind.rawValue) \(kept.id), by \(Hold.label(kept.hold)).")
    }
    if outcome.objectsWaiting > 0 {
      printer.note(
        "\(outcome.objectsWaiting) stored objects could not be removed yet; the next sweep tries"
          + " again. \"lapse list object\" says why.")
    }
    for place in outcome.plan.elsewhere { printer.note("Not removed by Lapse: \(place).") }
  }
}
