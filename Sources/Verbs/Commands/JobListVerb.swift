import ArgumentParser
import Domain
import Operations

/// `lapse job list`.
struct JobListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the deletions that were ordered, newest first.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let jobs = try await operations.jobs(by: invocation.principal)
    var listing = Listing(invocation.printer, heads: JobColumns.heads)
    listing.print(jobs.map { JobColumns.row($0, now: operations.now()) })
  }
}
