import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing

/// An old copy and the ledger's file together know what went, and what is held.
@Suite struct RestoreTests {
  private let start = Instant("2026-03-02T09:00:00Z")

  private typealias Place = RestorePlace

  /// Nothing of it is due for a long time.
  private func lines(_ meetings: Int) -> [String] {
    [Line.pbx(), Line.extension(), Line.extension("105")]
      + (0..<meetings).flatMap { number in
        [
          Line.meeting("M\(number)", ["scheduledAt": .at(Line.lasting)]),
          Line.recording(
            "R\(number)", Line.lasting - Instant.day, ["meeting": .text("M\(number)")]),
          Line.poll("Q\(number)"),
        ]
      }
  }

  private func ids(_ kind: Kind, in database: Database) async throws -> [String] {
    try await database.read { transaction in
      try transaction.page(PageQuery(kind: kind, order: .id, limit: 100_000)).records
        .map(\.record.outsideID)
    }.sorted()
  }

  @Test func whatWasLiftedComesBack() async throws {
    let place = Place(test: try await TestDatabase())
    try await place.test.load(lines(2), at: start)
    let copy = try await place.copy("copy", at: start)
    for id in ["R0", "R1"] { try await place.delete(.recording, id, at: start) }
    try await place.operations(at: start).liftErasure(
      .recording, id: "R0", reason: .mistake, by: .owner)
    let (database, result) = try await place.restored(copy, at: start)
    #expect(try await ids(.recording, in: database) == ["R0"])
    #expect(result.removed[.recording] == 1 && result.entries == 3)
  }

  /// What was there when the copy was made, although it had gone before, is there by right.
  @Test func whatHadComeBackBeforeTheCopyStays() async throws {
    let place = Place(test: try await TestDatabase())
    try await place.test.load(lines(1), at: start)
    try await place.delete(.recording, "R0", at: start)
    let anew = start + Instant.day
    try await place.test.load(
      [Line.pbx(Line.fqdn, ["registeredAt": .at(anew)])] + lines(1).dropFirst(), at: anew)
    let copy = try await place.copy("copy", at: anew)
    let (database, _) = try await place.restored(copy, at: anew)
    #expect(try await ids(.recording, in: database) == ["R0"])
  }

  /// A hold placed since keeps what the rules would take; one released since keeps nothing; and what
  /// went under a hold of old has gone.
  @Test func holdsAreThoseOfNow() async throws {
    let place = Place(test: try await TestDatabase())
    let test = place.test
    let old = (0..<3).map { number in
      Line.recording("R\(number)", start, ["meeting": .text("M\(number)")])
    }
    try await test.load(lines(3).filter { !$0.contains("\"recording\"") } + old, at: start)
    let first = try await place.operations(at: start).placeHold(
      HoldRequest(kind: .recording, id: "R0", reason: "claim"), by: .owner)
    let copy = try await place.copy("copy", at: start)
    try await place.operations(at: start).releaseHold(first, reason: "settled", by: .owner)
    let second = try await place.operations(at: start).placeHold(
      HoldRequest(kind: .meeting, id: "M1", reason: "claim"), by: .owner)
    try await place.delete(.recording, "R0", at: start)

    let later = start + 300 * Instant.day
    let (database, result) = try await place.restored(copy, at: later)
    #expect(result.holdsPlaced == 1 && result.holdsReleased == 1)
    #expect(try await ids(.recording, in: database) == ["R1"])
    let holds = try await database.read { try $0.holds() }
    #expect(holds.map(\.number) == [second])
    guard case .record(let scope)? = holds.first?.subject else {
      Issue.record("it is of a record")
      return
    }
    #expect(scope.kind == .meeting)
  }

  /// A number that was given since is not given again, whether its hold is in force or not.
  @Test func noHoldTakesANumberOfBefore() async throws {
    let place = Place(test: try await TestDatabase())
    try await place.test.load(lines(2), at: start)
    let first = try await place.copy("first", at: start)
    let operations = place.operations(at: start)
    let old = try await operations.placeHold(
      HoldRequest(kind: .recording, id: "R0", reason: "claim"), by: .owner)
    try await operations.releaseHold(old, reason: "settled", by: .owner)

    let (database, _) = try await place.restored(first, at: start)
    let instant = start
    let restored = Operations(
      database: database, policy: place.test.policy, objects: nil,
      outside: Outside(erasures: place.file), now: { instant })
    let new = try await restored.placeHold(
      HoldRequest(kind: .recording, id: "R1", reason: "claim"), by: .owner)
    #expect(new > old)

    let second = place.test.directory + "/second"
    _ = try await restored.backUp(to: second, by: .owner)
    let (again, result) = try await place.restored(second, at: start)
    #expect(try await again.read { try $0.holds() }.map(\.number) == [new])
    #expect(result.holdsReleased == 0)
  }

  /// Of what a file says of one number, the last line stands.
  @Test func aHoldIsInForceThatWasPlacedAgain() async throws {
    let place = Place(test: try await TestDatabase())
    try await place.test.load(lines(1), at: start)
    let copy = try await place.copy("copy", at: start)
    let tagger = place.test.database.tagger
    let acts: [(LedgerLine.Act, String, String?, [UInt8])] = [
      (.held, "recording", "legal", tagger.tag(.recording, "R0")),
      (.released, "hold", nil, tagger.tag("hold", "1")),
      (.held, "recording", "legal", tagger.tag(.recording, "R0")),
    ]
    try place.file.append(
      acts.enumerated().map { index, line in
        LedgerLine(
          sequence: Int64(index) + 1, at: start, act: line.0, kind: line.1, number: 1,
          detail: line.2, tag: line.3
        ).text(sealedBy: tagger)
      })
    let (database, result) = try await place.restored(copy, at: start)
    #expect(try await database.read { try $0.holds() }.map(\.number) == [1])
    #expect(result.holdsPlaced == 1 && result.holdsReleased == 0)
  }

  /// Whatever state an order of old was in, nobody carries it out.
  @Test(arguments: DeletionJob.State.allCases.filter(\.isOpen))
  func jobsOfOldAreStopped(_ state: DeletionJob.State) async throws {
    let place = Place(test: try await TestDatabase())
    try await place.test.load(lines(1), at: start)
    let id = Line.fqdn + "/105"
    let isBegun = state != .staged
    let order = try await place.operations(at: start).stageDeletion(
      DeleteRequest(kind: .extension, id: id, phrase: id, reason: .test, now: isBegun),
      by: .owner)
    let (number, instant) = (order.job.number, start)
    if isBegun {
      try await place.test.database.write { transaction in
        _ = try transaction.take(job: number, owner: "other", at: instant)
        guard state != .running else { return }
        _ = try transaction.halt(job: number, as: state, from: [.running])
      }
    }
    let copy = try await place.copy("copy", at: start)
    let later = start + 30 * Instant.day
    let (database, _) = try await place.restored(copy, at: later)
    let operations = Operations(
      database: database, policy: place.test.policy, objects: nil, now: { later })
    _ = try await operations.sweep(SweepRequest(), by: .owner)
    #expect(try await ids(.extension, in: database).count == 2, "nobody orders it now")
    let job = try #require(try await database.read { try $0.job(number: number) })
    #expect(job.state == .stopped && job.leasedUntil == nil && job.finishedAt == later)
    #expect(try await database.read { try $0.openOrders() }.isEmpty)
  }

  /// A release of old takes nothing more: its PBX has sent other lists since.
  @Test func releasesOfOldAreOver() async throws {
    let place = Place(test: try await TestDatabase())
    let numbers = (100..<110).map(String.init)
    try await place.test.load([Line.pbx()] + numbers.map { Line.extension($0) }, at: start)
    try await place.test.load(
      [Line.extension("109"), Line.snapshot(at: start, count: 1)], at: start)
    try await place.test.database.write {
      try $0.connection.script("update quarantine set state = 'released'")
    }
    let copy = try await place.copy("copy", at: start)
    let later = start + Instant.hour
    let (database, _) = try await place.restored(copy, at: later)
    _ = try await Operations(
      database: database, policy: place.test.policy, objects: nil, now: { later }
    ).sweep(SweepRequest(), by: .owner)
    #expect(try await ids(.extension, in: database).count == 10)
  }

  /// An old copy knows no fresh facts of PBXs: their rules wait for the first imports.
  @Test func noPBXGoesByARestore() async throws {
    let place = Place(test: try await TestDatabase())
    try await place.test.load(
      [Line.pbx(Line.fqdn, ["lastSyncAt": .at(start), "lastContactAt": .at(start)])], at: start)
    let copy = try await place.copy("copy", at: start)
    let (database, result) = try await place.restored(copy, at: start + 300 * Instant.day)
    #expect(try await ids(.pbx, in: database) == [Line.fqdn])
    #expect(result.done.keys.allSatisfy { !$0.isTenant })
  }

  /// A restored copy goes on in the same file; a copy of that one is restored in its turn.
  @Test func aRestoredCopyOfARestoredCopy() async throws {
    let place = Place(test: try await TestDatabase())
    try await place.test.load(lines(3), at: start)
    let first = try await place.copy("first", at: start)
    try await place.delete(.recording, "R0", at: start)
    let (database, _) = try await place.restored(first, at: start)
    let instant = start
    let restored = Operations(
      database: database, policy: place.test.policy, objects: nil,
      outside: Outside(erasures: place.file), now: { instant })
    let second = place.test.directory + "/second"
    _ = try await restored.backUp(to: second, by: .owner)
    _ = try await restored.delete(
      DeleteRequest(kind: .recording, id: "R1", phrase: "R1", reason: .test), by: .owner)
    let (again, result) = try await place.restored(second, at: start)
    #expect(try await ids(.recording, in: again) == ["R2"])
    #expect(result.removed[.recording] == 1, "R0 is known to the second copy")
    let old = place.test.directory + "/second"
    let mark = try await TestDatabase.opened(old).read { try $0.copyMark() }
    #expect(mark?.original == "test", "the marker is still the first one's")
  }

  /// More is due in an old copy than ever falls due otherwise: no brake holds it back.
  @Test func noBrakeHoldsARestoreBack() async throws {
    let place = Place(test: try await TestDatabase())
    let many = (0..<1_200).map { Line.recording("R\($0)", start, ["meeting": "M0"]) }
    try await place.test.load([Line.pbx(), Line.extension(), Line.meeting("M0")] + many, at: start)
    _ = try await place.operations(at: start).sweep(SweepRequest(), by: .owner)
    let copy = try await place.copy("copy", at: start)
    let (database, result) = try await place.restored(copy, at: start + 30 * Instant.day)
    #expect(result.done[.recording] == 1_200)
    #expect(try await ids(.recording, in: database) == [])
  }

  /// A person who was erased since is erased from the copy too, everybody else is not; and one whom a
  /// hold protects since is kept.
  @Test func personsAreErasedAndKeptAgain() async throws {
    let place = Place(test: try await TestDatabase())
    try await place.test.load(
      [
        Line.pbx(), Line.extension(),
        Line.meeting("M1", ["scheduledAt": .at(Line.lasting)]),
        Line.participant("P1", ["name": "Ann", "email": "ann@example.com"]),
        Line.participant("P2", ["name": "Ben", "email": "ben@example.com"]),
        Line.report(
          "T1", Line.lasting - Instant.day,
          [
            "title": "Minutes", "organizerName": "Ann", "organizerEmail": "ann@example.com",
            "attendees": [
              ["name": "Ben", "email": "ben@example.com"],
              ["name": "Ann", "email": "ann@example.com"],
            ],
          ]),
      ], at: start)
    let copy = try await place.copy("copy", at: start)
    let operations = place.operations(at: start)
    let ann = PersonRequest(address: FoldedAddress("ann@example.com"))
    let plan = try await operations.planErasure(ann, by: .owner)
    _ = try await operations.erasePerson(
      ErasePersonRequest(person: ann, reason: .dataSubject, phrase: plan.phrase), by: .owner)
    let hold = try await operations.placePersonHold(
      on: FoldedAddress("ben@example.com"), PersonHoldRequest(reason: "claim"), by: .owner)

    let (database, result) = try await place.restored(copy, at: start + Instant.day)
    #expect(try await ids(.participant, in: database) == ["P2"])
    #expect(result.holdsPlaced == 1)
    let members = try await database.read { try $0.memberCount(ofHold: hold.number) }
    #expect(members == 2, "P2 and T1")
    let report = try #require(
      try await database.read { try $0.record(.report, id: "T1")?.record })
    #expect(report.erased.contains("organizerName") && !report.erased.contains("title"))
    #expect(report.attendees.map { $0.name == nil } == [false, true])
  }

  /// Random orders before and after the copy: what was deleted since is gone, what was not is there.
  @Test func randomHistories() async throws {
    var random = SeededNumbers.printed("randomHistories")
    for _ in 0..<6 {
      let place = Place(test: try await TestDatabase())
      try await place.test.load(lines(12), at: start)
      var there: [Kind: Set<String>] = [
        .meeting: Set((0..<12).map { "M\($0)" }), .recording: Set((0..<12).map { "R\($0)" }),
        .poll: Set((0..<12).map { "Q\($0)" }),
      ]
      var copies: [String] = []
      for step in 0..<10 {
        if step % 3 == 1 {
          copies.append(try await place.copy("copy\(copies.count)", at: start))
        }
        let kind = [Kind.meeting, .recording, .poll].randomElement(using: &random) ?? .poll
        guard let id = there[kind]?.sorted().randomElement(using: &random) else { continue }
        try await place.delete(kind, id, at: start)
        there[kind]?.remove(id)
        if kind == .meeting { there[.recording]?.remove("R" + id.dropFirst()) }
        if Int.random(in: 0..<3, using: &random) == 0 {
          try await place.operations(at: start).liftErasure(
            kind, id: id, reason: .mistake, by: .owner)
          try await place.test.load(lines(12), at: start)
          there[kind]?.insert(id)
        }
      }
      for copy in copies {
        let (database, _) = try await place.restored(copy, at: start)
        for (kind, ids) in there {
          let found = Set(try await self.ids(kind, in: database))
          #expect(found.isSubset(of: ids), "\(kind) came back: \(found.subtracting(ids).sorted())")
        }
      }
    }
  }
}
