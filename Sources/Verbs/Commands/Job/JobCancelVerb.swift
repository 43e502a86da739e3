import ArgumentParser
import Domain
import Operations

/// `lapse job cancel JOB-ID`.
struct JobCancelVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "End a deletion's or a sweep's run after its batch.",
    discussion: """
      What has gone is gone, the rest stays out of use, and the next sweep goes on with it. What is \
      only staged is taken back with "lapse undo".
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("The job's number, D-12, or a sweep's, S-12.", valueName: "job-id"))
  var label: String

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    try await operations.cancelJob(label, by: invocation.principal)
    invocation.printer.object([.init("cancelled", .text(label))]) {
      ["\(label) ends after its batch; the next sweep goes on."]
    }
  }
}
