import ArgumentParser
import Domain
import Operations

/// `lapse person find`.
struct PersonFindVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "List every record of a person with what is due of it and when.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var person: PersonOptions

  func perform(_ invocation: Invocation) async throws {
    let (request, _) = try person.request(invocation, canAsk: !global.noInput)
    let operations = try await invocation.operations()
    let found = try await ProgressLine.searching(invocation) { progress in
      try await operations.findPerson(request, by: invocation.principal, progress: progress)
    }
    let printer = invocation.printer
    if printer.form == .json { printer.output.write(JSONWriter.text(Shape.person(found)) + "\n") }
    var listing = Listing(printer, heads: ["pbx", "kind", "id", "where", "next"])
    listing.print(
      found.records.map { record in
        ListingRow(
          members: Shape.personRecord(record),
          cells: [
            record.pbx ?? "-", record.row.view.kind.rawValue, record.row.view.id,
            record.fields.isEmpty ? "-" : record.fields.joined(separator: ", "),
            Words.next(record.row, now: operations.now()),
          ])
      })
    if printer.form != .json {
      printer.note(
        found.records.isEmpty
          ? "No record here bears that address." : "\(found.records.count) records of a person.")
      PersonWords.note(found.reach, printer)
    }
    PersonWords.noteLate(found.openCase, printer)
  }
}
