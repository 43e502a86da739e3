import ArgumentParser
import Domain
import Operations

/// `lapse person case list`.
struct PersonCaseListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the open cases, the soonest due first.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let cases = try await operations.openCases(by: invocation.principal)
    var listing = Listing(
      invocation.printer, heads: ["case", "person", "received", "due", "late"])
    listing.print(
      cases.map { open in
        ListingRow(
          members: Shape.openCase(open),
          cells: [
            open.personCase.reference, open.personCase.person.label,
            Words.instant(open.personCase.receivedAt), Words.instant(open.personCase.dueAt),
            open.isLate ? "LATE" : "-",
          ])
      })
    PersonWords.noteLate(cases, invocation.printer)
  }
}

/// `lapse person case close REF`.
struct PersonCaseCloseVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Say that the person was answered.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("The case's reference.", valueName: "ref"))
  var reference: String

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    try await operations.closeCase(reference, by: invocation.principal)
    invocation.printer.object([.init("closed", .text(reference))]) { ["Closed \(reference)."] }
  }
}
