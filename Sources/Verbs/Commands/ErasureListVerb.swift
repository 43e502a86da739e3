import ArgumentParser
import Domain
import Operations
import Store

/// `lapse erasure list`.
struct ErasureListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what the gate has refused, how often and when last.",
    discussion: "Records are named by their keyed tags: what was erased is not kept to be shown.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Option(help: ArgumentHelp("Only of this PBX, there or not.", valueName: "fqdn"))
  var pbx: String?

  @Option(help: ArgumentHelp("How many; all for all of them.", valueName: "n"))
  var limit = PageOptions.Limit(count: 100)

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let fqdn = try pbx.map { try invocation.normalized($0, of: .pbx) }
    let operations = try await invocation.operations()
    let refusals = try await operations.refusals(
      pbx: fqdn, limit: limit.count, by: invocation.principal)
    var listing = Listing(
      invocation.printer, heads: ["kind", "tag", "pbx", "times", "last", "erased", "by"])
    listing.print(
      refusals.map { refusal in
        ListingRow(
          members: Shape.refusal(refusal),
          cells: [
            refusal.kind.rawValue, refusal.tag, refusal.pbx ?? "-", String(refusal.times),
            Words.instant(refusal.lastAt), refusal.erasedAt.map(Words.instant) ?? "fields",
            refusal.rule?.rawValue ?? "-",
          ])
      })
  }
}
