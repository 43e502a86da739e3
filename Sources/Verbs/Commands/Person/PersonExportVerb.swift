import ArgumentParser
import Domain
import Operations

/// `lapse person export --to DIR`.
struct PersonExportVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write everything of a person to a new directory.",
    discussion: """
      The directory holds manifest.json, which says of each record what it is for, by which rule it \
      goes and when, and JSON Lines and CSV for each kind. Everybody else is masked. Stored objects \
      are listed, not copied.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var person: PersonOptions

  @Option(
    help: ArgumentHelp("A directory that does not exist yet.", valueName: "dir"))
  var to: String

  func perform(_ invocation: Invocation) async throws {
    let (request, _) = try person.request(invocation, canAsk: !global.noInput)
    let operations = try await invocation.operations()
    let (export, files) = try await PersonFiles.write(to: to) {
      try await ProgressLine.searching(invocation) { progress in
        try await operations.exportPerson(
          request, by: invocation.principal, progress: progress)
      }
    }
    invocation.printer.object([
      .init("directory", .text(to)), .init("records", Shape.number(export.items.count)),
      .init("files", .list(files.all.map { .object($0.members) })),
      .init("person", .text(export.person.label)), .init("audit", .integer(export.audit)),
    ]) {
      ["Wrote \(export.items.count) records in \(files.all.count) files to \(to)."]
    }
    if invocation.printer.form != .json { PersonWords.note(export.reach, invocation.printer) }
    PersonWords.noteLate(export.openCase, invocation.printer)
  }
}
