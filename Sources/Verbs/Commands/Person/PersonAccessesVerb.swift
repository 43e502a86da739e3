import ArgumentParser
import Domain
import Operations

/// `lapse person accesses`.
struct PersonAccessesVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "accesses",
    abstract: "List who looked at a person's records, when and under which ticket.",
    discussion: """
      From the audit trail, the newest first: values shown in clear, reports opened, comparisons, and \
      whoever looked for the person. Of records that are gone only the last are known.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var person: PersonOptions

  @OptionGroup var page: PageOptions

  func perform(_ invocation: Invocation) async throws {
    let (request, _) = try person.request(invocation, canAsk: !global.noInput)
    let operations = try await invocation.operations()
    let found = try await ProgressLine.searching(invocation) { progress in
      try await operations.personAccesses(request, by: invocation.principal, progress: progress)
    }
    let printer = invocation.printer
    try page.show(
      found.accesses, ["audit", "at", "who", "role", "from", "operation", "records", "ticket"],
      by: { ListCursor(.newest($0.entry.number)) }, printer
    ) { access in
      let entry = access.entry
      return ListingRow(
        members: Shape.access(access),
        cells: [
          String(entry.number), Words.instant(entry.at), entry.person,
          entry.role ?? "owner", entry.connection ?? "-", entry.operation, records(access),
          entry.ticket ?? "-",
        ])
    }
    if printer.form != .json, found.accesses.isEmpty {
      printer.note("Nobody is known to have looked at records of \(found.person.label).")
    }
    PersonWords.noteLate(found.openCase, printer)
  }

  private func records(_ access: PersonAccess) -> String {
    guard !access.seen.isEmpty else { return "the person" }
    let shown = access.seen.prefix(2).map { "\($0.kind.rawValue) \($0.id)" }
    let more = access.seen.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
