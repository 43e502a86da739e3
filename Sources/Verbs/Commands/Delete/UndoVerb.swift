import ArgumentParser
import Domain
import Operations

/// `lapse undo PLAN-ID`.
struct UndoVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take a staged deletion back: nothing of it goes.",
    discussion: "\"lapse list plan\" shows what is staged.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("Its number, D-12, or the plan's fingerprint.", valueName: "plan-id"))
  var plan: String

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let job = try await operations.undo(plan, by: invocation.principal)
    invocation.printer.object([.init("undone", .text(job.label))]) {
      ["Taken back: \(job.label), \(Words.counts(job.progress.planned))."]
    }
  }
}
