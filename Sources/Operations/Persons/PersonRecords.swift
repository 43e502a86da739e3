@_spi(Disclosure) import Domain
import Store

/// The records of one person, each once: those that bear the address, those below their extensions,
/// and participants that were taken in by name.
struct PersonRecords {
  struct Entry {
    let located: LocatedRecord
    /// The fields that bear the address: `email`, `organizerEmail`, `attendees[4].email`; empty for
    /// what lies below an extension.
    let fields: [String]
    /// It is the person's as a whole, or names them beside others.
    let isOwn: Bool

    var scope: Scope { Scope(kind: located.record.kind, record: located.record.number) }
  }

  let transaction: Transaction
  private(set) var entries: [Entry] = []
  private var known: Set<Scope> = []

  init(
    _ matches: [FindMatch], _ request: PersonRequest, _ transaction: Transaction
  ) throws {
    self.transaction = transaction
    var fields: [Kind: [Int64: [String]]] = [:]
    for match in matches {
      fields[match.kind, default: [:]][match.number, default: []].append(match.field)
    }
    for kind in Kind.allCases {
      guard let ofKind = fields[kind] else { continue }
      for located in try transaction.records(kind, numbers: ofKind.keys.sorted()) {
        add(
          Entry(
            located: located, fields: ofKind[located.record.number]?.sorted() ?? [],
            isOwn: kind != .report))
      }
    }
    if let named = request.named { try takeIn(named) }
    for entry in entries where entry.scope.kind == .extension {
      for kind in Kind.allCases where kind != .extension {
        for located in try transaction.records(kind, below: entry.scope) {
          add(Entry(located: located, fields: [], isOwn: kind != .participant))
        }
      }
    }
  }

  private mutating func add(_ entry: Entry) {
    if known.insert(entry.scope).inserted { entries.append(entry) }
  }

  private mutating func takeIn(_ named: PersonRequest.Named) throws {
    guard let meeting = try transaction.record(.meeting, id: named.meeting) else {
      throw OperationError.noSuchRecord(.meeting, id: named.meeting)
    }
    let scope = Scope(kind: .meeting, record: meeting.record.number)
    for located in try transaction.records(.participant, below: scope)
    where located.record.isNull("email") {
      guard let name = located.record.sensitive("name")?.disclosed(), named.matches(name) else {
        continue
      }
      add(Entry(located: located, fields: ["name"], isOwn: true))
    }
  }

  func numbers(_ kind: Kind) -> [Int64] {
    entries.filter { $0.scope.kind == kind }.map(\.scope.record)
  }

  /// Those that bear the address or were taken in.
  func named(_ kind: Kind) -> [Entry] {
    entries.filter { $0.scope.kind == kind && !$0.fields.isEmpty }
  }

  var counts: Counts {
    var counts = Counts()
    for entry in entries { counts[entry.scope.kind] += 1 }
    return counts
  }

  /// For an audit entry.
  func subjects(_ limit: Int) -> [AuditEntry.Subject] {
    entries.prefix(limit).map { entry in
      transaction.subject(entry.scope.kind, entry.scope.record, id: entry.located.record.outsideID)
    }
  }

  /// The FQDNs of their PBXs, by number.
  func pbxs() throws -> [Int64: String] {
    try transaction.outsideIDs(
      .pbx, numbers: Array(Set(entries.compactMap(\.located.ancestry.pbx))))
  }
}
