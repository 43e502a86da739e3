import ArgumentParser
import Domain
import Operations

/// `lapse request list`.
struct RequestListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what is asked and not decided, newest first.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Flag(help: "Those that were decided as well.")
  var all = false

  @OptionGroup var page: PageOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let found = try await operations.requests(
      all ? Set(StaffRequest.State.allCases) : [.open], limit: .max - 1, by: invocation.principal)
    let now = operations.now()
    try page.show(
      found, ["id", "state", "what", "kind", "record", "pbx", "asked", "by", "ticket", "outcome"],
      by: { ListCursor(.newest($0.number)) }, invocation.printer
    ) { one in
      ListingRow(
        members: Shape.request(one, now: now),
        cells: [
          one.label, one.state(at: now).rawValue, one.deed.rawValue, one.scope.kind.rawValue,
          one.id ?? "gone", one.pbx ?? "-", Words.instant(one.madeAt), one.madeBy,
          one.ticket ?? "-", one.outcome ?? "-",
        ])
    }
  }
}
