import ArgumentParser
import Domain
import Operations

/// `lapse job resume JOB-ID`.
struct JobResumeVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Go on with a paused or interrupted deletion, to its end.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var job: JobArgument

  var endsBetweenBatches: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let progress = ProgressLine(invocation)
    let job = try await operations.resumeJob(job.label, by: invocation.principal) {
      progress.show(Words.progress($0, now: operations.now()))
    }
    progress.clear()
    invocation.printer.object(Shape.job(job, now: operations.now())) {
      let receipt = job.receipt.map { " Receipt \(Receipt.label($0))." } ?? ""
      return ["Deleted \(Words.counts(job.counts)).\(receipt)"]
    }
  }
}
