package import Domain
import Store

/// What a filter on masked columns asks for.
package struct ToldRequest: Sendable {
  package var kind: Kind
  package var within: Scope?
  /// As it was typed, with the values in clear.
  package var filter: String
  package var ticket: String?

  package init(kind: Kind, within: Scope? = nil, filter: String, ticket: String? = nil) {
    self.kind = kind
    self.within = within
    self.filter = filter
    self.ticket = ticket
  }
}

extension Operations {
  /// Whether a filter has terms on masked columns, for which `select` is asked. It throws
  /// `OperationError.badFilter`.
  package func isMasked(_ filter: String, _ kind: Kind) throws -> Bool {
    do throws(FilterFault) {
      return try !RecordFilter(filter, kind: kind, policy: policy, now: now()).masked.isEmpty
    } catch {
      throw OperationError.badFilter(error)
    }
  }

  /// How many records one step of a search by a masked column reads.
  private static let step: Int64 = 100_000

  /// The records that hold the values which a filter tells of masked columns, each as a whole. It is
  /// written down by column and count, never by value; what finds nothing counts as a guess
  /// (`find`). What is restricted for `principal` is not found.
  package func select(
    _ request: ToldRequest, by principal: Principal,
    progress: @escaping @Sendable (FindProgress) -> Void = { _ in }
  ) async throws -> ToldFilter {
    try require(.find, of: principal)
    let (policy, now, kind) = (policy, now(), request.kind)
    let filter: RecordFilter
    do throws(FilterFault) {
      filter = try RecordFilter(request.filter, kind: kind, policy: policy, now: now)
    } catch {
      throw OperationError.badFilter(error)
    }
    guard !filter.masked.isEmpty else {
      throw OperationError.badQuery("nothing in the filter is masked")
    }
    try await database.read { try Self.admit(principal, at: now, $0) }
    let all = try await numbers(filter.masked, request, by: principal, progress: progress)
    let told = try await database.write { transaction in
      // What was found can have been restricted since.
      let numbers = try Self.seen(all, request, by: principal, transaction)
      if numbers.isEmpty { try Self.noteMiss(of: principal, at: now, transaction) }
      var counts = Counts()
      counts[kind] = numbers.count
      let named = Array(numbers.prefix(Self.mostNamed))
      let ids = try transaction.outsideIDs(kind, numbers: named)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .find,
          subjects: named.compactMap { number in
            ids[number].map { transaction.subject(kind, number, id: $0) }
          },
          policy: policy.id, counts: counts,
          reason: "filter " + filter.masked.map(\.field.name).joined(separator: " "),
          ticket: request.ticket))
      return ToldFilter(
        kind: kind, numbers: numbers,
        shown: filter.masked.map(\.shown).joined(separator: " "), clear: filter.clear)
    }
    guard told.numbers.count <= ToldFilter.most else {
      throw OperationError.badQuery(
        "more than \(ToldFilter.most) records hold it: find lists them, or name a PBX")
    }
    return told
  }

  /// Of these records those that are asked for and not hidden.
  private static func seen(
    _ numbers: [Int64], _ request: ToldRequest, by principal: Principal,
    _ transaction: Transaction
  ) throws -> [Int64] {
    guard !numbers.isEmpty else { return [] }
    return try transaction.numbers(
      numbers, of: request.kind, within: request.within,
      hidden: transaction.holdIndex().hidden(from: principal))
  }

  /// No more than one step beyond the most. Each step is a transaction of its own, so that nothing
  /// waits for it and it can be cancelled.
  private func numbers(
    _ terms: [RecordFilter.MaskedTerm], _ request: ToldRequest, by principal: Principal,
    progress: @escaping @Sendable (FindProgress) -> Void
  ) async throws -> [Int64] {
    let kind = request.kind
    let newest = try await database.read { try $0.newest(kind) }
    var found: [Int64] = []
    for (start, end) in Self.steps(of: Self.step, upTo: newest)
    where found.count <= ToldFilter.most {
      if Task.isCancelled { throw StoreError.cancelled }
      found += try await database.read { transaction in
        var numbers: Set<Int64>?
        for term in terms {
          let some = Set(
            try transaction.numbers(
              of: term.field, holding: term.value, address: term.address, from: start, to: end))
          numbers = numbers?.intersection(some) ?? some
        }
        return try Self.seen((numbers ?? []).sorted(), request, by: principal, transaction)
      }
      progress(FindProgress(searched: end, of: newest))
    }
    return found
  }
}
