import ArgumentParser
import Domain
import Operations

/// `lapse quarantine list`.
struct QuarantineListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List snapshots that are not believed, newest first.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Flag(help: "Those that were decided as well.")
  var all = false

  @OptionGroup var page: PageOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let found = try await operations.quarantines(
      all ? Set(Quarantine.State.allCases) : [.waiting], limit: .max - 1,
      by: invocation.principal)
    let now = operations.now()
    try page.show(
      found, ["id", "pbx", "state", "since", "listed", "known", "vanish", "why"],
      by: { ListCursor(.newest($0.number)) }, invocation.printer
    ) { one in
      ListingRow(
        members: Shape.quarantine(one, now: now),
        cells: [
          one.label, one.fqdn ?? "-", one.state.rawValue, Words.instant(one.takenAt),
          String(one.listed), String(one.known), String(one.vanishing), one.doubt.words,
        ])
    }
  }
}
