import Domain
import Operations

extension ListVerb {
  private static let heads = ["at", "kind", "went", "by", "ticket", "receipt"]

  /// What went below a PBX, extension or meeting.
  func listPast(_ invocation: Invocation) async throws {
    let scope = try pastScope(invocation)
    let operations = try await invocation.operations()
    let found = try await operations.past(
      below: scope.kind, id: scope.id, limit: page.limit.count, after: page.number(),
      by: invocation.principal)
    var listing = Listing(invocation.printer, heads: Self.heads)
    listing.print(
      found.lines.map { line in
        let by = [line.rule?.rawValue ?? line.orderedBy ?? "an ending", line.job].compactMap { $0 }
        return ListingRow(
          members: Shape.past(line),
          cells: [
            Words.instant(line.at), line.kind.rawValue, String(line.count),
            by.joined(separator: ", "), line.ticket ?? "-",
            line.receipt.map(Receipt.label) ?? "-",
          ])
      })
    listing.finish(next: found.next.map { String($0) })
  }

  private func pastScope(_ invocation: Invocation) throws -> (kind: Kind, id: String) {
    if let pbx { return (.pbx, try invocation.normalized(pbx, of: .pbx)) }
    guard below.count == 2, let kind = Kind(rawValue: below[0]) else {
      throw Failure.usage("list past takes --pbx FQDN or --below KIND ID")
    }
    return (kind, try invocation.normalized(below[1], of: kind))
  }

  /// Identity that was found where none should have been.
  func listIncidents(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let limit = page.limit.count
    let found = try await operations.incidents(
      limit: limit == .max ? limit : limit + 1, after: page.number(), by: invocation.principal)
    let shown = found.prefix(limit)
    var listing = Listing(
      invocation.printer,
      heads: ["incident", "at", "report", "field", "finding", "rule", "removed"])
    listing.print(
      shown.map { view in
        let incident = view.incident
        return ListingRow(
          members: Shape.incident(view),
          cells: [
            incident.label, Words.instant(incident.at), view.report ?? "gone", incident.field,
            incident.finding.rawValue, incident.rule.rawValue,
            incident.isRemoved ? "yes" : "no: it is the id, a person must see to it",
          ])
      })
    let isCut = shown.count < found.count
    listing.finish(next: isCut ? shown.last.map { String($0.incident.number) } : nil)
  }
}
