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

  @OptionGroup var page: PageOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let fqdn = try pbx.map { try invocation.normalized($0, of: .pbx) }
    let operations = try await invocation.operations()
    let limit = page.limit.count
    let found = try await operations.refusals(
      pbx: fqdn, limit: limit == .max ? limit : limit + 1,
      after: try page.after.map(place), by: invocation.principal)
    let shown = found.prefix(limit)
    var listing = Listing(
      invocation.printer, heads: ["kind", "tag", "pbx", "times", "last", "erased", "by"])
    listing.print(
      shown.map { refusal in
        ListingRow(
          members: Shape.refusal(refusal),
          cells: [
            refusal.kind.rawValue, refusal.tag, refusal.pbx ?? "-", String(refusal.times),
            Words.instant(refusal.lastAt), refusal.erasedAt.map(Words.instant) ?? "fields",
            refusal.rule?.rawValue ?? "-",
          ])
      })
    listing.finish(
      next: shown.count < found.count ? shown.last.map { cursor($0).text } : nil)
  }

  private func cursor(_ refusal: Refusal) -> ListCursor {
    ListCursor(
      .newest(refusal.lastAt.milliseconds), .text(refusal.kind.rawValue), .text(refusal.tag))
  }

  private func place(_ text: String) throws -> Refusal.Place {
    if let parts = ListCursor(text)?.parts, parts.count == 3, case .newest(let at) = parts[0],
      case .text(let name) = parts[1], let kind = Kind(rawValue: name),
      case .text(let tag) = parts[2],
      let place = Refusal.Place(lastAt: Instant(milliseconds: at), kind: kind, tag: tag)
    {
      return place
    }
    throw Failure.usage("this is no cursor of an earlier page")
  }
}
