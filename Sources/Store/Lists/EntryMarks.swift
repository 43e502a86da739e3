import Domain

/// What holds and orders say of the entries that a list asks for, as the ledger does
/// (`Transaction.evaluate`). Their values are bound when a condition first needs them.
struct EntryMarks {
  private let transaction: Transaction
  private let kind: Kind
  private let now: Instant
  private let holds: HoldIndex
  private let held: Numbers
  private let ordered: Numbers
  /// Whether the list's row is held, and all below it.
  private var row: HiddenRows?
  private var heldPlaces: [Kind: String] = [:]
  private var orderedPlaces: [Kind: String] = [:]

  private typealias Numbers = [Kind: [Int64]]

  /// `kind`: of the list.
  init(_ transaction: Transaction, _ kind: Kind, now: Instant) throws {
    self.transaction = transaction
    self.kind = kind
    self.now = now
    holds = try transaction.holdIndex()
    held = Self.numbers(holds.holds.map { Scope(kind: $0.kind, record: $0.record) })
    ordered = Self.numbers(try transaction.stagedScopes().keys)
  }

  private static func numbers(_ scopes: some Sequence<Scope>) -> Numbers {
    Dictionary(grouping: Set(scopes), by: \.kind).mapValues { $0.map(\.record).sorted() }
  }

  /// The condition that an entry is held: its record or one above is, or so much below it that it must
  /// stay. Nil where none can be.
  mutating func held(_ place: EntryPlace, _ binds: inout [Value]) throws -> String? {
    var parts: [String] = []
    if row == nil {
      let scopes = held.flatMap { kind, numbers in numbers.map { Scope(kind: kind, record: $0) } }
      row = HiddenRows(kind, below: scopes, &binds)
    }
    if let condition = row?.condition { parts.append(condition) }
    for spot in place.below {
      guard let places = Self.places(spot.kind, of: held, &heldPlaces, &binds) else { continue }
      parts.append("\(spot.id) in (\(places))")
    }
    if let spot = place.own.last {
      let above = try transaction.heldByWhatIsBelow(place.rule, holds: holds, now: now)
      if !above.isEmpty { parts.append("\(spot.id) in (\(Self.bind(above, &binds)))") }
    }
    return Self.any(parts)
  }

  /// The condition that an entry's record is ordered to go by itself; nil where none can be.
  mutating func staged(_ place: EntryPlace, _ binds: inout [Value]) -> String? {
    var parts: [String] = []
    for spot in place.own {
      guard let places = Self.places(spot.kind, of: ordered, &orderedPlaces, &binds) else {
        continue
      }
      parts.append("\(spot.id) in (\(places))")
    }
    return Self.any(parts)
  }

  private static func any(_ parts: [String]) -> String? {
    parts.isEmpty ? nil : "coalesce(\(parts.joined(separator: " or ")), false)"
  }

  private static func places(
    _ kind: Kind, of numbers: Numbers, _ bound: inout [Kind: String], _ binds: inout [Value]
  ) -> String? {
    if let places = bound[kind] { return places }
    guard let numbers = numbers[kind] else { return nil }
    let places = bind(numbers, &binds)
    bound[kind] = places
    return places
  }

  private static func bind(_ numbers: [Int64], _ binds: inout [Value]) -> String {
    binds += numbers.map(Value.integer)
    return Chunk.places(numbers.count, from: binds.count - numbers.count + 1)
  }
}
