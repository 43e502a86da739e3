import ArgumentParser
import Domain
import Operations

/// `lapse delete KIND ID`: a force-delete; at once, or for a whole PBX or extension staged.
struct DeleteVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a record and all below it that no hold keeps.",
    discussion: """
      "lapse plan delete" shows the phrase and the fingerprint first. A whole PBX or extension is \
      staged: "lapse undo" takes that back until its time, then the next sweep deletes it.
      """)

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

  var endsBetweenBatches: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let why = try reason.parsed(invocation)
    let request = DeleteRequest(
      kind: record.kind, id: try record.deletable(invocation), phrase: confirm, reason: why.code,
      words: why.words, ticket: ticket, fingerprint: plan, now: now)
    let operations = try await invocation.operations()
    let printer = invocation.printer
    let shown: DeletionPlan
    if record.kind.isStaged, !now {
      let staged = try await operations.stageDeletion(request, by: invocation.principal)
      shown = staged.plan
      printer.object(Shape.staged(staged)) {
        [
          "Staged as \(staged.job.label): \(Words.counts(shown.census.counts)).",
          "Until \(Words.instant(staged.job.undoUntil)) \"lapse undo \(staged.job.label)\" takes it"
            + " back; then the next sweep deletes it.",
        ]
      }
    } else {
      let progress = ProgressLine(invocation)
      let outcome = try await operations.delete(request, by: invocation.principal) {
        progress.show(Words.progress($0, now: operations.now()))
      }
      progress.clear()
      shown = outcome.plan
      printer.object(Shape.deletion(outcome)) {
        ["Deleted \(Words.counts(outcome.receipt.counts)). Receipt \(outcome.receipt.label)."]
      }
      if outcome.objectsWaiting > 0 {
        printer.note(
          "\(outcome.objectsWaiting) stored objects could not be removed yet; the next sweep tries"
            + " again. \"lapse list object\" says why.")
      }
    }
    for kept in shown.census.kept {
      printer.note("Kept: \(kept.kind.rawValue) \(kept.id), by \(Hold.label(kept.hold)).")
    }
    for place in shown.elsewhere { printer.note("Not removed by Lapse: \(place).") }
  }
}
