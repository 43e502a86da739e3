import ArgumentParser
import Domain
import Operations

/// `lapse job end-undo JOB-ID`.
struct JobEndUndoVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "end-undo",
    abstract: "End the time in which a deletion can be taken back: the next sweep deletes.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var job: JobArgument

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The phrase again: the record's id.", valueName: "phrase"))
  var confirm: String

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let job = try await operations.endUndo(
      job.label, phrase: confirm, ticket: ticket, by: invocation.principal)
    invocation.printer.object(Shape.job(job, now: operations.now())) {
      ["\(job.label) cannot be taken back any more: the next sweep deletes it."]
    }
  }
}
