import ArgumentParser
import Domain
import Operations

/// `lapse job list`.
struct JobListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the deletions that were ordered, newest first.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var page: PageOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    try await page.showJobs(invocation)
  }
}

extension PageOptions {
  /// Also `lapse list job`.
  func showJobs(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let jobs = try await operations.jobs(limit: .max - 1, by: invocation.principal)
    let now = operations.now()
    try show(
      jobs, JobColumns.heads, by: { ListCursor(.newest($0.number)) }, invocation.printer
    ) { JobColumns.row($0, now: now) }
  }
}
