import Domain
import Testing

/// Whatever is done to a trail after it was written shows, at the first entry that it was done to.
@Suite struct AuditVerifierTests {
  private static let first = AuditKey(Array(repeating: 9, count: 32))

  /// `count` entries, chained and signed.
  private static func trail(
    _ count: Int, unchained: Int = 0, resigned: Bool = true
  ) -> [AuditRecord] {
    var records: [AuditRecord] = []
    var key = resigned ? first : AuditKey(Array(repeating: 1, count: 32))
    for number in 1...Int64(count) {
      key = key?.next
      var record = AuditRecord(
        number: number, at: Instant(milliseconds: 1_800_000_000_000 + number), actor: "kim",
        login: nil, connection: nil, role: nil, operation: "sweep-batch", subjects: "",
        policy: "p", rule: "recording", counts: "recording=\(number)", reason: nil, ticket: nil,
        outcome: "done")
      if number > unchained { chain(&record, after: records.last, key) }
      records.append(record)
    }
    return records
  }

  private static func chain(
    _ record: inout AuditRecord, after last: AuditRecord?, _ key: AuditKey?
  ) {
    record.previous = last?.digest
    let digest = AuditChain.digest(of: record, after: record.previous)
    record.digest = digest
    record.mac = key?.mac(digest)
  }

  private static func verdict(
    _ records: [AuditRecord], key: AuditKey? = nil, checkpoints: [AuditCheckpoint] = []
  ) -> AuditVerdict {
    var verifier = AuditVerifier(key: key, checkpoints: checkpoints)
    for record in records { verifier.take(record) }
    return verifier.finish()
  }

  private static func checkpoint(_ record: AuditRecord) throws -> AuditCheckpoint {
    AuditCheckpoint(identity: "x", head: try #require(record.head))
  }

  @Test func aWholeTrailHolds() throws {
    let records = Self.trail(30)
    let verdict = Self.verdict(
      records, key: Self.first, checkpoints: [try Self.checkpoint(records[9])])
    #expect(verdict.fault == nil)
    #expect(verdict.entries == 30)
    #expect(verdict.signed == 30)
    #expect(verdict.checkpoints == 1)
    #expect(verdict.head == records.last?.head)
    #expect(Self.verdict([]).holds)
  }

  @Test func entriesOlderThanTheChainAreCounted() {
    let verdict = Self.verdict(Self.trail(10, unchained: 4))
    #expect(verdict.holds)
    #expect(verdict.unchained == 4)
    #expect(Self.verdict(Self.trail(3, unchained: 3)).unchained == 3)
  }

  /// One change at a random place: the first entry that does not hold is named.
  @Test func everyChangeShows() {
    var random = SeededNumbers.printed("everyChangeShows")
    for _ in 0..<300 {
      var records = Self.trail(20)
      let place = Int.random(in: 0..<19, using: &random)
      let number = Int64(place + 1)
      let expected: AuditVerdict.Fault
      switch Int.random(in: 0..<5, using: &random) {
      case 0:
        records[place] = Self.changed(records[place])
        expected = .init(number: number, kind: .changed)
      case 1:
        records.remove(at: place)
        expected =
          place == 0 ? .init(number: 1, kind: .missing) : .init(number: number + 1, kind: .missing)
      case 2:
        records[place].digest = nil
        expected =
          place == 0 ? .init(number: 2, kind: .unlinked) : .init(number: number, kind: .unchained)
      case 3:
        // Made anew, and its digest with it.
        var forged = Self.changed(records[place])
        forged.digest = AuditChain.digest(of: forged, after: forged.previous)
        records[place] = forged
        expected = .init(number: number + 1, kind: .unlinked)
      default:
        records[place].previous = Array(repeating: 0, count: 32)
        expected = .init(number: number, kind: .unlinked)
      }
      #expect(Self.verdict(records).fault == expected)
    }
  }

  private static func changed(_ record: AuditRecord) -> AuditRecord {
    AuditRecord(
      number: record.number, at: record.at, actor: "lee", login: nil, connection: nil, role: nil,
      operation: record.operation, subjects: "", policy: record.policy, rule: record.rule,
      counts: record.counts, reason: nil, ticket: nil, outcome: record.outcome,
      previous: record.previous, digest: record.digest, mac: record.mac)
  }

  /// Someone who rewrites the whole chain cannot sign it.
  @Test func aRewrittenChainIsNotSigned() {
    let forged = Self.trail(20, resigned: false)
    #expect(Self.verdict(forged).holds)
    #expect(Self.verdict(forged, key: Self.first).fault == .init(number: 1, kind: .unsigned))
  }

  /// Today's key signs nothing that is older.
  @Test func todaysKeyDoesNotSignYesterday() throws {
    var records = Self.trail(20)
    var key = try #require(Self.first)
    for _ in 0..<20 { key = key.next }
    for place in 9..<20 {
      records[place] = Self.changed(records[place])
      Self.chain(&records[place], after: records[place - 1], key)
    }
    #expect(Self.verdict(records).holds)
    #expect(Self.verdict(records, key: Self.first).fault == .init(number: 10, kind: .unsigned))
  }

  @Test func aCutTailShowsByTheCheckpoints() throws {
    let records = Self.trail(20)
    let kept = try Self.checkpoint(records[14])
    for end in 0..<15 {
      let verdict = Self.verdict(Array(records[..<end]), checkpoints: [kept])
      #expect(verdict.fault == .init(number: Int64(end + 1), kind: .cut))
    }
    #expect(Self.verdict(Array(records[..<15]), checkpoints: [kept]).holds)
  }

  @Test func aTrailThatWasMadeAnewDiffersFromTheCheckpoints() throws {
    let kept = try Self.checkpoint(Self.trail(20)[11])
    var records = Self.trail(20)
    for place in 5..<20 {
      records[place] = Self.changed(records[place])
      Self.chain(&records[place], after: records[place - 1], nil)
    }
    #expect(
      Self.verdict(records, checkpoints: [kept]).fault == .init(number: 12, kind: .checkpoint))
  }

  /// After an older copy was restored, what was said of the entries that it lacks counts no more.
  @Test func aRestoredCopyGoesOn() throws {
    let records = Self.trail(20)
    let lost = try Self.checkpoint(records[18])
    let restored = AuditCheckpoint(
      identity: "x", head: try #require(records[9].head), isRestored: true)
    let left = Array(records[..<10])
    #expect(!Self.verdict(left, checkpoints: [lost]).holds)
    #expect(Self.verdict(left, checkpoints: [lost, restored]).holds)
  }

  @Test func whatWasPrunedMustBeSaid() throws {
    var records = Self.trail(20)
    let last = records[9]
    var pruning = AuditRecord(
      number: 21, at: last.at, actor: "kim", login: nil, connection: nil, role: nil,
      operation: "prune", subjects: "", policy: nil, rule: nil, counts: "",
      reason: AuditPruning(number: 10, digest: last.digest).reason, ticket: nil, outcome: "done")
    records.removeFirst(10)
    #expect(Self.verdict(records).fault == .init(number: 10, kind: .missing))
    var key = try #require(Self.first)
    for _ in 0..<21 { key = key.next }
    Self.chain(&pruning, after: records.last, key)
    records.append(pruning)
    let verdict = Self.verdict(records, key: Self.first)
    #expect(verdict.holds)
    #expect(verdict.first == 11)
    #expect(verdict.pruned?.number == 10)
    records.removeFirst()
    #expect(Self.verdict(records).fault == .init(number: 11, kind: .missing))
  }
}
