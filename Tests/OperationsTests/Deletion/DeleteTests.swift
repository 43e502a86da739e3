import Domain
import Operations
import Store
import TestSupport
import Testing

/// Plan, confirm, execute, verify, receipt (`rules.md`).
@Suite struct DeleteTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  private var world: [String] {
    [
      Line.pbx(), Line.extension("104", ["firstName": "Ann", "email": "ann@example.com"]),
      Line.meeting("M1", ["title": "Budget", "scheduledAt": .at(now), "connected": 2]),
      Line.participant("P1", ["name": "Ben", "email": "ben@example.org"]),
      Line.participant("P2", ["name": "Cy", "email": "BEN@example.org"]),
      Line.recording("R1", now, ["object": "recordings/r1", "bytes": 1_000]),
      Line.recording("R2", now, ["object": "recordings/r2", "bytes": 24]),
      Line.file("F1", ["object": "files/f1", "bytes": 7]),
      Line.file("F2", share: "document", ["bytes": 100]),
      Line.report("T1", now, ["meeting": "M1", "title": "Minutes"]),
      Line.meeting("M2", ["title": "Other"]), Line.recording("R9", now, ["meeting": "M2"]),
      Line.poll("Q1", ["object": "polls/q1"]),
      Line.session("S1", now, ["pbx": .text(Line.fqdn), "organizer": "Ann"]),
    ]
  }

  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    for key in ["recordings/r1", "recordings/r2", "files/f1", "polls/q1"] {
      try test.putObject(key)
    }
    try await test.load(world, at: now)
    return test
  }

  private func request(
    _ id: String = "M1", kind: Kind = .meeting, phrase: String? = nil, fingerprint: String? = nil
  ) -> DeleteRequest {
    DeleteRequest(
      kind: kind, id: id, phrase: phrase ?? id, reason: .customerRequest, ticket: "T-77",
      fingerprint: fingerprint)
  }

  // MARK: - Plan

  @Test func thePlanCountsWhatGoes() async throws {
    let test = try await database()
    let plan = try await test.operations(at: now).planDeletion(.meeting, id: "M1", by: .support)
    #expect(
      plan.census.counts
        == Counts([.meeting: 1, .participant: 2, .recording: 2, .file: 2, .report: 1]))
    #expect(plan.census.objects == 3)
    #expect(plan.census.bytes == 1_131)
    #expect(plan.census.kept.isEmpty)
    #expect(plan.census.people == 1, "one address in two spellings")
    #expect(plan.census.liveMeetings == 1 && plan.census.livePeople == 2)
    #expect(plan.phrase == "M1" && !plan.staged)
    #expect(
      plan.steps.map(\.kind) == [.file, .recording, .participant, .report, .meeting])
  }

  @Test func thePlanOfAPBXCountsItsSessionsAndIsStaged() async throws {
    let test = try await database()
    let plan = try await test.operations(at: now).planDeletion(
      .pbx, id: Line.fqdn, by: .support)
    #expect(
      plan.census.counts
        == Counts([
          .pbx: 1, .extension: 1, .meeting: 2, .participant: 2, .poll: 1, .recording: 3, .file: 2,
          .report: 1, .session: 1,
        ]))
    #expect(plan.census.objects == 4)
    #expect(plan.staged && plan.phrase == Line.fqdn)
  }

  @Test func thePlanListsWhatHoldsKeep() async throws {
    let test = try await database()
    let hold = try await test.hold(.recording, "R1", at: now)
    let plan = try await test.operations(at: now).planDeletion(.meeting, id: "M1", by: .owner)
    #expect(
      plan.census.counts == Counts([.participant: 2, .recording: 1, .file: 2, .report: 1]))
    #expect(plan.census.objects == 2 && plan.census.bytes == 131)
    #expect(plan.census.scopeStays)
    #expect(
      Set(plan.census.kept) == [
        Census.Kept(kind: .recording, id: "R1", hold: hold),
        Census.Kept(kind: .meeting, id: "M1", hold: hold),
      ])
  }

  @Test func thePlanIsOfWhatThereIsNeverOfTheTime() async throws {
    let test = try await database()
    let early = try await test.operations(at: now).planDeletion(.meeting, id: "M1", by: .owner)
    let later = try await test.operations(at: now + 400 * Instant.day).planDeletion(
      .meeting, id: "M1", by: .officer)
    #expect(early == later)
    try await test.load([Line.participant("P3")], at: now)
    let other = try await test.operations(at: now).planDeletion(.meeting, id: "M1", by: .owner)
    #expect(other.fingerprint != early.fingerprint)
    #expect(try await test.ids(.meeting) == ["M1", "M2"], "a plan changes nothing")
  }

  @Test(
    arguments: [
      (Kind.meeting, "M9"), (.pbx, "none.example.com"), (.extension, "104"), (.participant, "P1"),
      (.session, "S1"), (.log, "L1"), (.mcu, "fra-1"),
    ])
  func whatIsNotThereOrCannotBeOrderedHasNoPlan(_ kind: Kind, _ id: String) async throws {
    let test = try await database()
    await #expect(throws: OperationError.noSuchRecord(kind, id: id)) {
      _ = try await test.operations(at: now).planDeletion(kind, id: id, by: .owner)
    }
  }

  // MARK: - Confirm

  @Test(arguments: ["", "m1", "M1 ", " M1", "M2", "pbx.example.com", "M\u{FF11}"])
  func aWrongPhraseChangesNothing(_ phrase: String) async throws {
    let test = try await database()
    await #expect(throws: OperationError.wrongPhrase) {
      _ = try await test.operations(at: now).delete(request(phrase: phrase), by: .owner)
    }
    try await expectWhole(test)
  }

  /// The phrase is compared as bytes, not by canonical equivalence.
  @Test func thePhraseIsComparedByBytes() async throws {
    let test = try await database()
    try await test.load([Line.meeting("Caf\u{E9}")], at: now)
    await #expect(throws: OperationError.wrongPhrase) {
      _ = try await test.operations(at: now).delete(
        request("Caf\u{E9}", phrase: "Cafe\u{301}"), by: .owner)
    }
    _ = try await test.operations(at: now).delete(request("Caf\u{E9}"), by: .owner)
  }

  @Test func aPlanThatChangedIsRefusedAndShown() async throws {
    let test = try await database()
    let operations = test.operations(at: now)
    let shown = try await operations.planDeletion(.meeting, id: "M1", by: .owner)
    try await test.load([Line.participant("P3")], at: now)
    let present = try await operations.planDeletion(.meeting, id: "M1", by: .owner)
    await #expect(
      throws: OperationError.planChanged(
        now: present, PlanDrift(from: ShownPlan(shown), to: present))
    ) {
      _ = try await operations.delete(request(fingerprint: shown.fingerprint), by: .owner)
    }
    #expect(try await test.ids(.participant) == ["P1", "P2", "P3"])
    let outcome = try await operations.delete(
      request(fingerprint: present.fingerprint), by: .owner)
    #expect(outcome.plan == present)
  }

  @Test func aHoldPlacedBetweenChangesThePlan() async throws {
    let test = try await database()
    let operations = test.operations(at: now)
    let shown = try await operations.planDeletion(.meeting, id: "M1", by: .owner)
    _ = try await test.hold(.file, "F2", at: now)
    await #expect(throws: OperationError.self) {
      _ = try await operations.delete(request(fingerprint: shown.fingerprint), by: .owner)
    }
    try await expectWhole(test)
  }

  @Test func whatHoldsKeepWhollyIsHeld() async throws {
    let test = try await database()
    let hold = try await test.hold(.meeting, "M1", at: now)
    await #expect(throws: OperationError.held([hold])) {
      _ = try await test.operations(at: now).delete(request(), by: .owner)
    }
    await #expect(throws: OperationError.held([hold])) {
      _ = try await test.operations(at: now).delete(request("R1", kind: .recording), by: .owner)
    }
    try await expectWhole(test)
  }

  private func expectWhole(_ test: TestDatabase) async throws {
    #expect(try await test.ids(.meeting) == ["M1", "M2"])
    #expect(try await test.ids(.participant) == ["P1", "P2"])
    #expect(try await test.ids(.recording) == ["R1", "R2", "R9"])
    #expect(test.hasObject("recordings/r1") && test.hasObject("files/f1"))
    #expect(try await test.operations(at: now).receipts(limit: 9, by: .owner).isEmpty)
  }

  // MARK: - Execute, verify, receipt

  @Test func rowsAndObjectsAreGone() async throws {
    let test = try await database()
    let outcome = try await test.operations(at: now).delete(request(), by: .admin)
    #expect(try await test.ids(.meeting) == ["M2"])
    for kind in [Kind.participant, .file, .report] {
      #expect(try await test.ids(kind).isEmpty, "\(kind)")
    }
    #expect(try await test.ids(.recording) == ["R9"])
    #expect(try await test.ids(.poll) == ["Q1"])
    for key in ["recordings/r1", "recordings/r2", "files/f1"] {
      #expect(!test.hasObject(key), "\(key)")
    }
    #expect(test.hasObject("polls/q1"))
    #expect(outcome.objectsWaiting == 0)
    #expect(try await test.database.read { try $0.objectKeys(live: false) }.isEmpty)
    #expect(try await test.database.read { try $0.objectKeys(live: true) } == ["polls/q1"])
    await #expect(throws: OperationError.noSuchRecord(.meeting, id: "M1")) {
      _ = try await test.operations(at: now).delete(request(), by: .admin)
    }
  }

  @Test(
    arguments: [
      (Kind.recording, "R1"), (.file, "F1"), (.poll, "Q1"), (.report, "T1"),
    ])
  func oneRecordGoesAlone(_ kind: Kind, _ id: String) async throws {
    let test = try await database()
    let outcome = try await test.operations(at: now).delete(request(id, kind: kind), by: .admin)
    #expect(outcome.receipt.counts == Counts([kind: 1]))
    #expect(try await !test.ids(kind).contains(id))
    #expect(try await test.ids(.meeting) == ["M1", "M2"])
    #expect(try await test.ids(.participant) == ["P1", "P2"])
  }

  @Test func whatAHoldKeepsStaysAndAllElseGoes() async throws {
    let test = try await database()
    _ = try await test.hold(.recording, "R1", at: now)
    let operations = test.operations(at: now)
    let plan = try await operations.planDeletion(.meeting, id: "M1", by: .owner)
    let outcome = try await operations.delete(request(), by: .owner)
    #expect(outcome.receipt.counts == plan.census.counts, "the preview and the deed are one")
    #expect(try await test.ids(.meeting) == ["M1", "M2"])
    #expect(try await test.ids(.recording) == ["R1", "R9"])
    #expect(test.hasObject("recordings/r1") && !test.hasObject("recordings/r2"))
    #expect(try await test.record(.meeting, "M1")?.isNull("title") == false)
  }

  @Test func theReceiptProvesItWithoutPersonalData() async throws {
    let test = try await database()
    let operations = test.operations(at: now)
    let number = try #require(try await test.record(.meeting, "M1")).number
    let outcome = try await operations.delete(request(), by: .admin)
    let receipt = outcome.receipt
    #expect(receipt.operation == "delete" && receipt.at == now)
    #expect(receipt.policy == test.policy.id)
    #expect(receipt.kind == .meeting && receipt.record == number)
    #expect(receipt.counts == outcome.plan.census.counts)
    #expect(receipt.objects == 3)
    #expect(receipt.reason == "customer-request" && receipt.ticket == "T-77")
    #expect(receipt.actor == "kim")
    #expect(receipt.tag == Bytes.hex(test.database.tagger.tag(.meeting, "M1")))
    #expect(try await operations.receipt(receipt.number, by: .support) == receipt)
    #expect(try await operations.receipts(limit: 5, by: .officer) == [receipt])
    await #expect(throws: OperationError.noSuchReceipt("RC-99")) {
      _ = try await operations.receipt(99, by: .owner)
    }
  }

  @Test func theAuditTellsItWithoutPersonalData() async throws {
    let test = try await database()
    _ = try await test.hold(.poll, "Q1", at: now)
    let outcome = try await test.operations(at: now).delete(request(), by: .admin)
    try await test.sweep(at: now + 800 * Instant.day)
    let entries = try await test.auditTexts()
    let own = try #require(entries.first { $0.hasPrefix("\(outcome.receipt.audit) ") })
    #expect(own.contains(" delete kim meeting:"))
    #expect(own.contains("meeting=1 participant=2 recording=2 file=2 report=1"))
    #expect(own.contains("customer-request") && own.contains("T-77") && own.hasSuffix("done"))
    for entry in entries {
      for word in [
        "Ann", "Ben", "example", "Budget", "Minutes", "M1", "M2", "P1", "R1", "recordings",
      ] {
        #expect(!entry.contains(word), "\(entry)")
      }
    }
  }

  /// Nothing of the removed rows is readable in the database's files.
  @Test func deletedValuesAreInNoFile() async throws {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension(),
        Line.meeting("M1", ["title": "ZEBRA-TITLE-4711", "note": "ZEBRA-NOTE-4711"]),
        Line.participant("P1", ["name": "ZEBRA-NAME-4711", "email": "zebra-4711@example.org"]),
        Line.report("T1", now, ["meeting": "M1", "attendees": [["name": "ZEBRA-ATT-4711"]]]),
      ], at: now)
    #expect(try test.filesContain("ZEBRA-TITLE-4711"), "the search can find what is there")
    _ = try await test.operations(at: now).delete(request(), by: .admin)
    for word in [
      "ZEBRA-TITLE-4711", "ZEBRA-NOTE-4711", "ZEBRA-NAME-4711", "zebra-4711", "ZEBRA-ATT-4711",
    ] {
      #expect(try !test.filesContain(word), "\(word)")
    }
  }
}
