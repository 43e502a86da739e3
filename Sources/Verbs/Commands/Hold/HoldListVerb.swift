import ArgumentParser
import Operations

/// `lapse hold list`.
struct HoldListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the holds in force, newest first, with what each keeps.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let holds = try await operations.holds(isCounted: true, by: invocation.principal)
    var listing = Listing(invocation.printer, heads: HoldColumns.heads)
    listing.print(holds.map(HoldColumns.row))
  }
}
