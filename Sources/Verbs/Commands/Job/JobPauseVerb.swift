import ArgumentParser
import Domain
import Operations

/// `lapse job pause JOB-ID`.
struct JobPauseVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Halt a deletion after its batch, until it is resumed.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var job: JobArgument

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let job = try await operations.pauseJob(job.label, by: invocation.principal)
    invocation.printer.object([.init("paused", .text(job.label))]) {
      [
        "Paused \(job.label): gone for good are \(Words.counts(job.counts)); the rest stays out of use."
      ]
    }
  }
}
