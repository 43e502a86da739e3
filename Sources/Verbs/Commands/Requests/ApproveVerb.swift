import ArgumentParser
import Domain
import Operations

/// `lapse approve ID`: the second person.
struct ApproveVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Do what a request asks, as the second person.",
    discussion: """
      A deletion is staged with the plan as it was asked: if that has changed, nothing is done. Look \
      at "lapse plan delete" then, and give its fingerprint. A hold is placed. What is asked for a \
      person is only closed: "lapse person" does the deed.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("The request's number, A-12.", valueName: "id"))
  var id: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Of a deletion: the plan's phrase, the record's id.", valueName: "phrase"))
  var confirm: String?

  @Option(
    help: ArgumentHelp(
      "The fingerprint of a newer plan that was looked at.", valueName: "fingerprint"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "The ticket that this belongs to; the request's if not said.", valueName: "ticket"))
  var ticket: String?

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let approved = try await operations.approveRequest(
      RequestApproval(label: id, phrase: confirm ?? "", fingerprint: plan, ticket: ticket),
      by: invocation.principal)
    invocation.printer.object(Shape.approved(approved)) { words(approved) }
    if let plan = approved.staged?.plan {
      invocation.printer.note(kept: plan.census.kept, elsewhere: plan.elsewhere)
    }
  }

  private func words(_ approved: ApprovedRequest) -> [String] {
    let request = approved.request
    guard let staged = approved.staged else {
      let what = request.outcome.map { "placed \($0)" } ?? request.note ?? "closed"
      return ["Approved \(request.label): \(what)."]
    }
    return [
      "Approved \(request.label), staged as \(staged.job.label):"
        + " \(Words.counts(staged.plan.census.counts)).",
      "Until \(Words.instant(staged.job.undoUntil)) \"lapse undo \(staged.job.label)\" takes it"
        + " back; then the next sweep deletes it.",
    ]
  }
}
