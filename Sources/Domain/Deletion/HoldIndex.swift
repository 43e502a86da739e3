/// Which records the holds in force keep: those they name, all below, and the rows above.
package struct HoldIndex: Sendable {
  package private(set) var holds: [Hold] = []
  /// Holds on a record itself.
  private var onRecord: [Scope: [Int64]] = [:]
  /// Holds on something below a record.
  private var below: [Scope: [Int64]] = [:]
  private var ancestries: [Int64: Ancestry] = [:]

  package init() {}

  /// `ancestry` is that of the hold's record.
  package mutating func add(_ hold: Hold, ancestry: Ancestry) {
    holds.append(hold)
    ancestries[hold.number] = ancestry
    onRecord[Scope(kind: hold.kind, record: hold.record), default: []].append(hold.number)
    for scope in ancestry.chain.dropFirst() {
      below[scope, default: []].append(hold.number)
    }
  }

  package var isEmpty: Bool { holds.isEmpty }

  /// Holds on the record or on one above it.
  package func covering(_ record: Ancestry) -> [Int64] {
    guard !holds.isEmpty else { return [] }
    return record.chain.flatMap { onRecord[$0] ?? [] }.sorted()
  }

  /// Holds on something below the record.
  package func below(_ scope: Scope) -> [Int64] {
    holds.isEmpty ? [] : (below[scope] ?? [])
  }

  /// Whether the row must stay: covered, or above something that is.
  package func keeps(_ record: Ancestry) -> Bool {
    !covering(record).isEmpty
      || !below(Scope(kind: record.kind, record: record.record)).isEmpty
  }

  /// The holds of these numbers that name a record of that kind.
  package func records(_ kind: Kind, heldBelow scope: Scope) -> [Int64] {
    below(scope).compactMap { number in
      ancestries[number].flatMap { $0.kind == kind ? $0.record : nil }
    }
  }

  package func isRestricted(_ record: Ancestry) -> Int64? {
    let numbers = Set(covering(record))
    return holds.first { numbers.contains($0.number) && $0.nature == .restriction }?.number
  }
}
