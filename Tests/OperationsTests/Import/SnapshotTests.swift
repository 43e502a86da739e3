import Domain
import Operations
import Store
import TestSupport
import Testing

/// Complete lists of a PBX's extensions: a delete list that is believed, or quarantined.
@Suite struct SnapshotTests {
  private static let now = Instant("2026-03-02T09:00:00Z")
  private static let numbers = (100..<110).map(String.init)

  private func lines(
    _ numbers: some Sequence<String>, at: Instant = now, count: Int
  ) -> [String] {
    numbers.map { Line.extension($0) } + [Line.snapshot(at: at, count: count)]
  }

  private func filled(_ more: [String] = []) async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(Line.fqdn, ["lastContactAt": nil, "lastSyncAt": nil])]
        + lines(Self.numbers, count: 10)
        + more, at: Self.now)
    return test
  }

  @Test func whatABelievedSnapshotLacksGoesWithAllBelow() async throws {
    let test = try await filled([
      Line.meeting("M1", ["extension": "101"]), Line.participant("P1"),
      Line.poll("Q1", ["extension": "101"]), Line.meeting("M2", ["extension": "102"]),
    ])

    let result = try await test.load(
      lines(Self.numbers.filter { $0 != "101" } + ["110"], at: Self.now + Instant.hour, count: 10),
      at: Self.now + Instant.hour)

    #expect(result.removed == 1 && result.quarantined == 0 && result.stored == 1)
    let left = Set(Self.numbers + ["110"]).subtracting(["101"]).map { "\(Line.fqdn)/\($0)" }
    #expect(Set(try await test.ids(.extension)) == Set(left))
    #expect(try await test.ids(.meeting) == ["M2"])
    #expect(try await test.ids(.poll).isEmpty)
  }

  @Test func aSnapshotIsAContactAndASync() async throws {
    let test = try await filled()
    let at = Self.now + 3 * Instant.hour

    try await test.load([Line.snapshot(at: at, count: 7)], at: at)

    let view = try await test.operations(at: at).show(.pbx, id: Line.fqdn, by: .owner).row.view
    #expect(view["lastSyncAt"] == .instant(at))
    #expect(view["lastContactAt"] == .instant(at))
    let starts = try await test.operations(at: at).show(.pbx, id: Line.fqdn, by: .owner).due
    #expect(starts.first { $0.rule == .tenantSync }?.start == at)
  }

  @Test func aDoubtedSnapshotRemovesNothingAndStoresWhatIsNew() async throws {
    let test = try await filled()
    let at = Self.now + Instant.hour

    let result = try await test.load(lines(["109", "200"], at: at, count: 2), at: at)

    #expect(result.quarantined == 1 && result.removed == 0 && result.stored == 1)
    #expect(result.warnings.contains { $0.message.contains("Q-1") })
    #expect(try await test.ids(.extension).count == 11)
    let one = try #require(try await test.operations(at: at).quarantines(by: .owner).first)
    #expect(one.doubt == .half && one.known == 10 && one.listed == 2 && one.vanishing == 9)
    #expect(one.lastCount == 10)
    let view = try await test.operations(at: at).show(.pbx, id: Line.fqdn, by: .owner).row.view
    #expect(view.missing?.contains(.quarantine) == true)
  }

  @Test func anOrderStandsInTheReadiness() async throws {
    let test = try await filled()
    let operations = test.operations(at: Self.now)
    _ = try await operations.stageDeletion(
      DeleteRequest(kind: .pbx, id: Line.fqdn, phrase: Line.fqdn, reason: .test), by: .owner)
    for (kind, id) in [(Kind.pbx, Line.fqdn), (.extension, Line.fqdn + "/100")] {
      let view = try await operations.show(kind, id: id, by: .owner).row.view
      #expect(view.missing?.contains(.staged) == true)
    }
  }

  @Test func aReleaseTakesWhatDidNotComeBack() async throws {
    let test = try await filled([
      Line.meeting("M1", ["extension": "101"]), Line.meeting("M2", ["extension": "102"]),
    ])
    let at = Self.now + Instant.hour
    try await test.load(lines(["109"], at: at, count: 1), at: at)
    // Another file brings 102 back.
    try await test.load([Line.extension("102")], at: at)
    let operations = test.operations(at: at)
    let shown = try await operations.quarantine("Q-1", by: .admin)
    #expect(shown.vanishing.count == 8 && shown.census.counts[.meeting] == 1)

    await #expect(throws: OperationError.wrongPhrase) {
      try await operations.releaseQuarantine(
        QuarantineDecision(label: "Q-1", reason: .test, phrase: "other"), by: .admin)
    }
    let receipt = try await operations.releaseQuarantine(
      QuarantineDecision(
        label: "Q-1", reason: .test, phrase: Line.fqdn, shown: shown.fingerprint), by: .admin)

    #expect(receipt?.counts[.extension] == 8)
    #expect(
      Set(try await test.ids(.extension)) == ["\(Line.fqdn)/102", "\(Line.fqdn)/109"])
    #expect(try await test.ids(.meeting) == ["M2"])
    await #expect(throws: OperationError.quarantineDecided("Q-1", .released)) {
      try await operations.rejectQuarantine(
        QuarantineDecision(label: "Q-1", reason: .test), by: .admin)
    }
  }

  @Test func aReleaseTakesOnlyWhatWasShown() async throws {
    let test = try await filled()
    let at = Self.now + Instant.hour
    try await test.load(lines(["109"], at: at, count: 1), at: at)
    let operations = test.operations(at: at)
    let shown = try await operations.quarantine("Q-1", by: .admin)
    try await test.load([Line.meeting("M9", ["extension": "101"])], at: at)

    await #expect(throws: OperationError.quarantineChanged("Q-1")) {
      try await operations.releaseQuarantine(
        QuarantineDecision(
          label: "Q-1", reason: .test, phrase: Line.fqdn, shown: shown.fingerprint), by: .admin)
    }
    #expect(try await test.ids(.extension).count == 10)
  }

  @Test func whatAHoldKeepsStaysOnRelease() async throws {
    let test = try await filled([Line.meeting("M1", ["extension": "101"])])
    let at = Self.now + Instant.hour
    _ = try await test.hold(.meeting, "M1", at: at)
    try await test.load(lines(["109"], at: at, count: 1), at: at)

    _ = try await test.operations(at: at).releaseQuarantine(
      QuarantineDecision(label: "Q-1", reason: .test, phrase: Line.fqdn), by: .admin)

    #expect(
      Set(try await test.ids(.extension)) == ["\(Line.fqdn)/101", "\(Line.fqdn)/109"])
    #expect(try await test.ids(.meeting) == ["M1"])
  }

  @Test func aNewerSnapshotTakesItsPlace() async throws {
    let test = try await filled()
    try await test.load(
      lines(["109"], at: Self.now + Instant.hour, count: 1), at: Self.now + Instant.hour)
    let later = Self.now + 8 * Instant.hour
    try await test.load(lines(Self.numbers, at: later, count: 10), at: later)

    let states = try await test.operations(at: later).quarantines(by: .owner).map(\.state)
    #expect(states == [.replaced])
    #expect(try await test.ids(.extension).count == 10)
    // An older one is not looked at any more.
    let old = try await test.load(
      lines(["109"], at: Self.now + Instant.hour, count: 1), at: later)
    #expect(old.quarantined == 0 && old.removed == 0)
    #expect(try await test.ids(.extension).count == 10)
  }

  /// However often the PBX syncs: what is doubted is loud a day after the first, until one is believed.
  @Test func doubtedAgainAndAgainItIsLoudAllTheSame() async throws {
    let test = try await filled()
    let first = Self.now + Instant.hour
    for step in 0..<3 as Range<Int64> {
      let at = first + step * 8 * Instant.hour
      try await test.load(lines(["109"], at: at, count: 1), at: at)
    }
    func alarms(_ at: Instant) async throws -> [Instant?] {
      try await test.operations(at: at).status(by: .owner).alarms
        .filter { $0.kind == .snapshot }.map(\.since)
    }
    let loud = first + Quarantine.loudAfter
    #expect(try await alarms(loud - 1) == [])
    #expect(try await alarms(loud) == [first])

    try await test.load(lines(Self.numbers, at: loud, count: 10), at: loud)
    let anew = loud + Instant.hour
    try await test.load(lines(["109"], at: anew, count: 1), at: anew)
    #expect(try await alarms(anew + Quarantine.loudAfter - 1) == [])
    #expect(try await alarms(anew + Quarantine.loudAfter) == [anew])
  }

  @Test func whatASnapshotRemovedDoesNotComeBackByItself() async throws {
    let test = try await filled()
    let at = Self.now + Instant.hour
    try await test.load(lines(Self.numbers.dropFirst(), at: at, count: 9), at: at)
    let again = try await test.load([Line.extension("100")], at: at + Instant.hour)
    #expect(again.skipped == 1 && again.stored == 0)
  }

  @Test func aSnapshotOfTheFutureIsRefused() async throws {
    let test = try await filled()
    let error = await #expect(throws: OperationError.self) {
      try await test.load(
        [Line.snapshot(at: Self.now + Instant.day, count: 0)], at: Self.now)
    }
    guard case .badInput(let input) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(input.line == 1 && input.message.contains("future"))
  }

  @Test func aReleaseThatWasCutGoesOnWithTheNextSweep() async throws {
    let test = try await filled()
    let at = Self.now + Instant.hour
    try await test.load(lines(["109"], at: at, count: 1), at: at)
    try await test.database.write { transaction in
      _ = try transaction.decide(quarantine: 1, .released, reason: "test", by: "kim", at: at)
    }
    _ = try await test.operations(at: at).sweep(SweepRequest(), by: .owner)
    #expect(try await test.ids(.extension) == ["\(Line.fqdn)/109"])
  }

  @Test func whatHasGoneBeforeAReleaseIsCutHasItsReceipt() async throws {
    let test = try await filled()
    let at = Self.now + Instant.hour
    try await test.load(lines(["109"], at: at, count: 1), at: at)

    await #expect(throws: OperationError.interrupted) {
      _ = try await test.ending(after: 2, at: at).releaseQuarantine(
        QuarantineDecision(label: "Q-1", reason: .test, phrase: Line.fqdn), by: .admin)
    }

    let operations = test.operations(at: at)
    #expect(try await operations.receipts(limit: 9, by: .owner).map(\.counts[.extension]) == [2])
    let entries = try await operations.audit(AuditRequest(limit: 9), by: .owner).entries
    let deleted = entries.filter { $0.operation == "delete" }
    #expect(deleted.count == 2)
    for entry in deleted {
      #expect(entry.reason == "Q-1" && entry.subjects.hasPrefix("pbx:"))
    }
    _ = try await operations.sweep(SweepRequest(), by: .owner)
    #expect(try await test.ids(.extension) == ["\(Line.fqdn)/109"])
    let receipts = try await operations.receipts(limit: 9, by: .owner)
    #expect(receipts.filter { $0.operation == "quarantine" }.map(\.counts[.extension]) == [7, 2])
  }

  @Test func whatComesBackAfterAReleaseStays() async throws {
    let test = try await filled([Line.meeting("M1", ["extension": "101"])])
    let at = Self.now + Instant.hour
    let hold = try await test.hold(.meeting, "M1", at: at)
    try await test.load(lines(["109"], at: at, count: 1), at: at)
    let operations = test.operations(at: at)
    _ = try await operations.releaseQuarantine(
      QuarantineDecision(label: "Q-1", reason: .test, phrase: Line.fqdn), by: .admin)
    try await test.load([Line.extension("101")], at: at)
    try await operations.releaseHold(hold, reason: "test", by: .owner)

    _ = try await operations.sweep(SweepRequest(), by: .owner)

    #expect(
      Set(try await test.ids(.extension)) == ["\(Line.fqdn)/101", "\(Line.fqdn)/109"])
    #expect(try await test.ids(.meeting) == ["M1"])
  }

  @Test func whatAReleaseCannotTakeStopsNeitherTheRestNorTheSweep() async throws {
    let test = try await filled([
      Line.meeting("M1", ["extension": "101"]),
      Line.meeting("M2", ["extension": "101"]),
    ])
    let at = Self.now + Instant.hour
    try await test.load(lines(["109"], at: at, count: 1), at: at)
    let number = try await test.database.write { transaction in
      let number = try #require(try transaction.record(.meeting, id: "M1")).record.number
      _ = try transaction.decide(quarantine: 1, .released, reason: "test", by: "kim", at: at)
      try transaction.connection.script(
        """
        create trigger refuse before delete on meeting when old.id = \(number)
        begin select raise(abort, 'no'); end
        """)
      return number
    }

    let result = try await test.operations(at: at).sweep(SweepRequest(), by: .owner)

    #expect(result.failed.first?.record == number)
    #expect(result.failed.map(\.kind) == [.meeting, .extension])
    #expect(try await test.ids(.meeting) == ["M1"])
    #expect(
      Set(try await test.ids(.extension)) == ["\(Line.fqdn)/101", "\(Line.fqdn)/109"])

    try await test.database.write { try $0.connection.script("drop trigger refuse") }
    _ = try await test.operations(at: at).sweep(SweepRequest(), by: .owner)
    #expect(try await test.ids(.extension) == ["\(Line.fqdn)/109"])
  }
}
