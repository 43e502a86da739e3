package import Domain

/// What an import did with one file.
package struct ImportTally: Sendable {
  package var stored = 0
  package var updated = 0
  /// Unchanged, or refused by the erasure gate.
  package var skipped = 0
  package var removed = 0
  package var quarantined = 0
  package var warnings: [ImportWarning] = []
  /// Stored objects that records of the file name, the first thousand of one import.
  package var objects: [ObjectKey] = []
  private var unsaid = 0

  package init() {}

  /// How many warnings are kept word for word.
  static let said = 1_000

  mutating func warn(_ line: Int, _ message: String) {
    if warnings.count < Self.said {
      warnings.append(ImportWarning(line: line, message: message))
    } else {
      unsaid += 1
    }
  }

  mutating func close() {
    guard unsaid > 0 else { return }
    warnings.append(ImportWarning(line: 0, message: "and \(unsaid) more warnings"))
  }
}

extension Transaction {
  /// Stores what the files say, all of it or nothing: it throws `ImportError` for the first record
  /// that cannot be stored. Every record passes the erasure gate.
  package func importRecords(
    _ sources: [any ImportSource], policy: Policy, at: Instant
  ) throws -> [ImportTally] {
    let importer = try Importer(self, policy: policy, at: at, files: sources.map(\.file))
    for kind in Kind.allCases {
      for (file, source) in sources.enumerated() {
        importer.begin(file: file, isNative: source.format == "jsonl")
        var chunk: [ImportedRecord] = []
        try source.forEach(kind) { record in
          chunk.append(record)
          if kind == .pbx { importer.hasTenantFacts = true }
          if chunk.count == Chunk.size {
            try importer.store(kind, chunk)
            chunk.removeAll(keepingCapacity: true)
          }
        }
        try importer.store(kind, chunk)
      }
    }
    try importer.admitWaiting()
    try importer.refreshMeetings()
    try importer.refreshMembers()
    for (file, source) in sources.enumerated() {
      importer.begin(file: file, isNative: source.format == "jsonl")
      try importer.place(source.holds)
      try importer.remove(source.removals)
      try importer.apply(source.snapshots, of: source)
      if !source.snapshots.isEmpty || source.removals.contains(where: { $0.kind == .pbx }) {
        importer.hasTenantFacts = true
      }
    }
    if importer.hasTenantFacts { try noteTenantFacts(at: at) }
    try count(refused: importer.refusedByGate, at: at)
    return importer.finish()
  }
}

/// One import: what it knows of parents, and what it has refused.
final class Importer {
  let transaction: Transaction
  let at: Instant
  let derivation: Derivation
  private let files: [String]
  private(set) var tallies: [ImportTally]
  private(set) var file = 0
  private(set) var isNative = true

  var pbxs: [String: KnownPBX] = [:]
  var extensions: [ExtensionKey: Int64] = [:]
  /// Records that people have ordered to go: nothing below them is changed.
  let staged: [Scope: Int64]
  let holds: HoldIndex
  /// Extensions from this number on are stored by this import.
  let firstNewExtension: Int64
  /// The same of meetings.
  let firstNewMeeting: Int64
  /// When meetings that this import has changed were before, without joins.
  var formerTimes: [Int64: MeetingTimes] = [:]
  /// Outside ids that the gate refused in this import.
  var refused: [Kind: Set<String>] = [:]
  /// Stored objects that the files' records name, the first of them.
  private(set) var objects: [(key: ObjectKey, file: Int)] = []
  /// What the erasure gate refused in this import, whole or in part.
  var refusedByGate: Set<Refused> = []
  var touchedMeetings: Set<Int64> = []
  /// Records that bear addresses, where a hold on a person is in force.
  var touchedAddresses: [Kind: [Int64]] = [:]
  let hasPersonHolds: Bool
  /// Whether a person was erased in a report.
  let hasErasedNames: Bool
  var waiting: [WaitingField] = []
  /// Whether it tells something of a PBX, new or not.
  var hasTenantFacts = false

  struct KnownPBX {
    let number: Int64
    /// Its latest registration.
    let life: Int64
  }

  struct ExtensionKey: Hashable {
    let pbx: Int64
    let number: String
  }

  init(_ transaction: Transaction, policy: Policy, at: Instant, files: [String]) throws {
    staged = try transaction.stagedScopes()
    holds = try transaction.holdIndex()
    firstNewExtension = try transaction.upcoming(Kind.extension.rawValue)
    firstNewMeeting = try transaction.upcoming(Kind.meeting.rawValue)
    hasPersonHolds = try !transaction.personHolds().isEmpty
    hasErasedNames = try transaction.hasErasedNames()
    self.transaction = transaction
    self.at = at
    derivation = Derivation(transaction: transaction, policy: policy, at: at)
    self.files = files
    tallies = files.map { _ in ImportTally() }
  }

  func begin(file: Int, isNative: Bool) {
    self.file = file
    self.isNative = isNative
  }

  func finish() -> [ImportTally] {
    for (key, file) in objects { tallies[file].objects.append(key) }
    for index in tallies.indices { tallies[index].close() }
    return tallies
  }

  func fail(_ line: Int, _ message: String) -> ImportError {
    ImportError(file: files[file], line: line, message: message)
  }

  func warn(_ line: Int, _ message: String) { tallies[file].warn(line, message) }

  /// So many objects of one import are looked for.
  static let objectsLookedFor = 1_000

  func note(object key: String) {
    guard objects.count < Self.objectsLookedFor, let key = ObjectKey(key) else { return }
    objects.append((key, file))
  }

  func tally(_ change: (inout ImportTally) -> Void) { change(&tallies[file]) }

  func tally(file: Int, _ change: (inout ImportTally) -> Void) { change(&tallies[file]) }

  func refuse(_ record: ImportedRecord, _ why: String) {
    refused[record.kind, default: []].insert(record.outsideID)
    tallies[file].skipped += 1
    tallies[file].warn(record.line, why)
  }
}
