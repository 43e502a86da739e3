import ArgumentParser
import Domain
import Operations
import Store

/// `lapse backup FILE`.
struct BackupMakeVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Write a consistent copy to a new file.",
    discussion: "FILE.destroy-by beside it says until when the copy may exist.",
    shouldDisplay: false)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The new file.", valueName: "file"),
    completion: .file())
  var file: String

  func perform(_ invocation: Invocation) async throws {
    let path = Directories.absolute(file)
    let note = path + ".destroy-by"
    guard !Directories.exists(path), !Directories.exists(note) else {
      throw Failure(
        .cannotCreate, "exists", "something is there already; no copy was made", file: path)
    }
    let operations = try await invocation.operations()
    let backup = try await operations.backUp(to: path, by: invocation.principal)
    let words = """
      This copy of a Lapse database is to be destroyed by \(backup.destroyBy.rfc3339).
      Made \(backup.madeAt.rfc3339), \(Backup.label(backup.number)). When it is destroyed: lapse \
      backup gone \(Backup.label(backup.number))

      """
    if !Directories.write(Array(words.utf8), to: note) {
      invocation.printer.note(
        "Its date could not be written beside it; \"lapse backup list\" has it.")
    }
    invocation.printer.object(Shape.backup(backup, now: operations.now())) {
      [
        "Copied to \(path) as \(Backup.label(backup.number)).",
        "It is to be destroyed by \(Words.instant(backup.destroyBy)).",
      ]
    }
    try await BackupColumns.warn(operations, invocation)
  }
}
