import ArgumentParser
import Operations

/// `lapse backup list`.
struct BackupListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the copies and until when each may exist, newest first.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let backups = try await operations.backups(by: invocation.principal)
    var listing = Listing(invocation.printer, heads: BackupColumns.heads)
    listing.print(backups.map { BackupColumns.row($0, now: operations.now()) })
    BackupColumns.warn(backups, now: operations.now(), invocation.printer)
  }
}
