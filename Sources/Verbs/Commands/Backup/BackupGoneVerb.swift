import ArgumentParser
import Domain
import Operations

/// `lapse backup gone ID`.
struct BackupGoneVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "gone", abstract: "Say that a copy is destroyed.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("The copy's number, B-3.", valueName: "id"))
  var backup: String

  func perform(_ invocation: Invocation) async throws {
    guard let number = Backup.number(label: backup) ?? Int64(backup) else {
      throw Failure.usage("a copy is named by its number: B-3")
    }
    let operations = try await invocation.operations()
    try await operations.markBackupGone(number, by: invocation.principal)
    let label = Backup.label(number)
    invocation.printer.object([.init("gone", .text(label))]) { ["\(label) is gone."] }
  }
}
