/// Which records the holds in force keep: those they name, all below, and the rows above.
package struct HoldIndex: Sendable {
  /// One for each record that a hold names: of a person's hold, each of its members.
  package private(set) var holds: [Hold] = []
  /// Numbers of the holds on a record itself.
  private var onRecord: [Scope: [Int64]] = [:]
  /// Holds on something below a record.
  private var under: [Scope: [Hold]] = [:]
  private var restrictions: Set<Int64> = []

  package init() {}

  /// `ancestry` is that of the hold's record.
  package mutating func add(_ hold: Hold, ancestry: Ancestry) {
    holds.append(hold)
    onRecord[Scope(kind: hold.kind, record: hold.record), default: []].append(hold.number)
    for scope in ancestry.chain.dropFirst() { under[scope, default: []].append(hold) }
    if hold.nature == .restriction { restrictions.insert(hold.number) }
  }

  package var isEmpty: Bool { holds.isEmpty }

  /// Holds on the record or on one above it, each once.
  package func covering(_ record: Ancestry) -> [Int64] {
    guard !holds.isEmpty else { return [] }
    let numbers = record.chain.flatMap { onRecord[$0] ?? [] }
    return numbers.count < 2 ? numbers : Set(numbers).sorted()
  }

  /// Holds on something below the record, each once.
  package func below(_ scope: Scope) -> [Int64] {
    let numbers = heldBelow(scope).map(\.number)
    return numbers.count < 2 ? numbers : Set(numbers).sorted()
  }

  /// What is held below the record; of a person's hold each member.
  package func heldBelow(_ scope: Scope) -> [Hold] { under[scope] ?? [] }

  /// The records of a kind that something held lies below.
  package func above(_ kind: Kind) -> [Int64] {
    under.keys.filter { $0.kind == kind }.map(\.record).sorted()
  }

  /// Whether the row must stay: covered, or above something that is.
  package func keeps(_ record: Ancestry) -> Bool {
    !covering(record).isEmpty
      || !heldBelow(Scope(kind: record.kind, record: record.record)).isEmpty
  }

  /// The records of a kind that holds name below a scope.
  package func records(_ kind: Kind, heldBelow scope: Scope) -> [Int64] {
    heldBelow(scope).compactMap { $0.kind == kind ? $0.record : nil }
  }

  package func isRestricted(_ record: Ancestry) -> Int64? {
    restrictions.isEmpty ? nil : covering(record).first(where: restrictions.contains)
  }

  /// The records that are restricted, with all below them.
  package var restricted: [Scope] {
    holds.filter { $0.nature == .restriction }.map { Scope(kind: $0.kind, record: $0.record) }
  }
}
