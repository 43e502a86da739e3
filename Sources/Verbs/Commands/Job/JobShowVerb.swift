import ArgumentParser
import Domain
import Operations

/// `lapse job show JOB-ID`.
struct JobShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show how far a deletion has come.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var job: JobArgument

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let job = try await operations.job(job.label, by: invocation.principal)
    let now = operations.now()
    invocation.printer.object(Shape.job(job, now: now)) {
      invocation.printer.pairs(JobColumns.pairs(job, now: now))
    }
  }
}
