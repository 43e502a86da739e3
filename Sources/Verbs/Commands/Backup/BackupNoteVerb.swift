import ArgumentParser
import Domain
import Operations
import Store

/// `lapse backup note LABEL --made T`.
struct BackupNoteVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Note a copy that another tool has made.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("Where it is, or its name there.", valueName: "label"))
  var label: String

  @Option(help: ArgumentHelp("When it was made.", valueName: "instant"))
  var made: Instant

  func perform(_ invocation: Invocation) async throws {
    guard made <= invocation.now() else {
      throw Failure.usage("a copy cannot have been made in the future")
    }
    let operations = try await invocation.operations()
    let backup = try await operations.noteBackup(
      label, madeAt: made, by: invocation.principal)
    invocation.printer.object(Shape.backup(backup, now: operations.now())) {
      [
        "Noted as \(Backup.label(backup.number)), to be destroyed by"
          + " \(Words.instant(backup.destroyBy))."
      ]
    }
  }
}
