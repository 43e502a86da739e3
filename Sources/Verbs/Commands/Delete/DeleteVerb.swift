import ArgumentParser
import Domain
import Operations

/// `lapse delete KIND ID…`: a force-delete; at once, or staged for a whole PBX or extension and for
/// several records, unless `--now` is given.
struct DeleteVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete records and all below them that no hold keeps.",
    discussion: """
      "lapse plan delete" shows the phrase and the fingerprint first. A whole PBX or extension is \
      staged unless --now is given: "lapse undo" takes that back until its time, then the next sweep \
      deletes it. So are several records named together, each by an order of its own, all of them or \
      none; with --now they go one after the other, and what fails of one stops none of the others.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var records: RecordsArgument

  @OptionGroup var reason: ReasonArgument

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      """
      The plan's phrase: the record's id; of several "delete N KINDs", of several PBXs each FQDN, \
      by an option of its own.
      """, valueName: "phrase"))
  var confirm: [String]

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
    let ids = try records.deletable(invocation)
    guard ids.count == 1, let id = ids.first else {
      return try await MarkedDeletion(invocation).perform(
        MarkedRequest(
          kind: records.kind, ids: ids, phrases: confirm, reason: why.code, words: why.words,
          ticket: ticket, fingerprint: plan, now: now))
    }
    guard confirm.count == 1, let phrase = confirm.first else {
      throw Failure.usage("--confirm is given once for one record; nothing was deleted")
    }
    let request = DeleteRequest(
      kind: records.kind, id: id, phrase: phrase, reason: why.code, words: why.words,
      ticket: ticket, fingerprint: plan, now: now)
    let operations = try await invocation.operations()
    let printer = invocation.printer
    let shown: DeletionPlan
    if records.kind.isStaged, !now {
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
    printer.note(kept: shown.census.kept, elsewhere: shown.elsewhere)
  }
}

extension Printer {
  /// What a deletion leaves, here and on other systems.
  func note(kept: [Census.Kept], elsewhere: [String]) {
    for one in kept {
      note("Kept: \(one.kind.rawValue) \(one.id), by \(Hold.label(one.hold)).")
    }
    for place in elsewhere { note("Not removed by Lapse: \(place).") }
  }
}
