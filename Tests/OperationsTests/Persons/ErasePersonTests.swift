import Domain
import Operations
import Store
import TestSupport
import Testing

/// The erasure of a person: planned, held, done, and never back.
@Suite struct ErasePersonTests {
  private static let now = PersonWorld.now

  @Test func thePlanIsExact() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: Self.now)
    let plan = try await operations.planErasure(PersonWorld.request, by: .officer)
    #expect(plan.extensions.map(\.id) == [Line.fqdn + "/104"])
    #expect(plan.participants.count == 1 && plan.reports.count == 2)
    #expect(plan.counts[.participant] == 2 && plan.counts[.report] == 2)
    #expect(plan.counts[.meeting] == 1 && plan.kept.isEmpty)
    #expect(plan.phrase.hasPrefix("P-") && !plan.phrase.contains("ann"))
    // Neither time nor looking changes it.
    let later = try await test.operations(at: Self.now + Instant.hour).planErasure(
      PersonWorld.request, by: .officer)
    #expect(later == plan)
  }

  @Test func whatGoesAtOnceAndWhatIsStaged() async throws {
    let test = try await PersonWorld.database()
    let statement = try await PersonWorld.erase(test)
    #expect(try await test.record(.participant, "P2") == nil)
    let report = try #require(try await test.record(.report, "T1"))
    #expect(report.attendees[0].name == nil && report.attendees[0].email == nil)
    #expect(report.attendees[0].connectedSeconds == 60, "its times stay")
    #expect(report.attendees[1].name != nil && !report.isNull("organizerName"), "others' stay")
    let own = try #require(try await test.record(.report, "T2"))
    #expect(own.isNull("organizerName") && own.isNull("organizerEmail") && !own.isNull("title"))
    #expect(own.erased == ["organizerName", "organizerEmail"])
    #expect(try await test.record(.participant, "P4") != nil, "no address: not reached")

    let job = try #require(statement.jobs.first)
    #expect(job.state == .staged && job.undoUntil == Self.now + Instant.day)
    #expect(try await test.record(.extension, Line.fqdn + "/104") != nil)
    let receipt = try #require(statement.receipt)
    #expect(receipt.operation == "person-erase" && receipt.tag == statement.plan.person.hex)
    #expect(receipt.counts == Counts([.participant: 1, .report: 2]))
    #expect(statement.reach.withoutAddress.map(\.id) == ["M2"])
    #expect(statement.lapses.map(\.until).contains(Instant("2026-05-02T09:00:00Z")))
    #expect(statement.elsewhere.contains { $0.contains("pbx.example.com") })

    try await test.sweep(at: Self.now + Instant.day)
    #expect(try await test.record(.extension, Line.fqdn + "/104") == nil)
    #expect(try await test.record(.meeting, "M1") == nil)
    #expect(try await test.record(.meeting, "M2") != nil)
    #expect(try !test.filesContain("ann.lee"))
  }

  /// Find, hold, erase (held), release, erase, import again: nothing is back.
  @Test func fromEndToEnd() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: Self.now)
    #expect(try await operations.findPerson(PersonWorld.request, by: .officer).records.count == 8)
    let hold = try await operations.placePersonHold(
      on: PersonWorld.address, PersonHoldRequest(reason: "claim of a customer"), by: .officer)
    await #expect(throws: OperationError.held([hold.number])) {
      try await PersonWorld.erase(test)
    }
    #expect(try await operations.findPerson(PersonWorld.request, by: .officer).records.count == 8)

    try await operations.releaseHold(hold.number, reason: "settled", by: .officer)
    _ = try await PersonWorld.erase(test, now: true)
    try await test.sweep(at: Self.now)
    #expect(try await operations.findPerson(PersonWorld.request, by: .officer).records.isEmpty)
    #expect(try !test.filesContain("ann.lee"))

    let left = try await test.ids(.participant)
    let result = try await test.load(PersonWorld.lines(), at: Self.now + Instant.hour)
    #expect(result.warnings.count >= 5)
    #expect(try await operations.findPerson(PersonWorld.request, by: .officer).records.isEmpty)
    #expect(try await test.ids(.participant) == left)
    #expect(try await test.ids(.extension) == ["\(PersonWorld.other)/105"])
    #expect(try !test.filesContain("ann.lee"))
    let again = try await test.load(PersonWorld.lines(), at: Self.now + Instant.hour)
    #expect(again.stored == 0 && again.updated == 0)

    // Another value of the same report is stored beside it, the person's still is not.
    try await test.load(
      [
        Line.report(
          "T1", Self.now,
          [
            "pbx": .text(PersonWorld.other),
            "attendees": [
              ["name": "Ann Lee", "email": nil, "connectedSeconds": 61],
              ["name": "Dee", "email": "dee@example.org"], ["email": "ann.lee@example.com"],
            ],
          ])
      ], at: Self.now + 2 * Instant.hour)
    let report = try #require(try await test.record(.report, "T1"))
    #expect(report.attendees.map { $0.name != nil } == [false, true, false])
    #expect(report.attendees.map { $0.email != nil } == [false, true, false])
    #expect(report.attendees[0].connectedSeconds == 61)

    // Until its PBX registers anew.
    try await test.load(
      [Line.pbx(PersonWorld.other, ["registeredAt": .at(Self.now)])]
        + PersonWorld.lines().filter {
          $0.contains("\"T1\"")
        }, at: Self.now + 3 * Instant.hour)
    let anew = try #require(try await test.record(.report, "T1"))
    #expect(anew.attendees[0].email != nil)
  }

  @Test func whatAHoldKeepsIsToldWithItsGround() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: Self.now)
    let hold = try await operations.placeHold(
      HoldRequest(kind: .report, id: "T1", reason: "claim of a customer"), by: .officer)
    let statement = try await PersonWorld.erase(test)
    let kept = try #require(statement.kept.first)
    #expect(statement.kept.count == 1 && kept.kind == .report && kept.id == "T1")
    #expect(kept.hold == hold && kept.nature == .legal && kept.ground == "claim of a customer")
    #expect(try #require(try await test.record(.report, "T1")).attendees[0].email != nil)
    #expect(try await test.record(.participant, "P2") == nil)
  }

  @Test func whatIsRefusedChangesNothing() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: Self.now)
    let plan = try await operations.planErasure(PersonWorld.request, by: .officer)
    func erase(_ phrase: String, _ fingerprint: String?) async throws {
      _ = try await operations.erasePerson(
        ErasePersonRequest(
          person: PersonWorld.request, reason: .dataSubject, phrase: phrase,
          fingerprint: fingerprint), by: .officer)
    }
    await #expect(throws: OperationError.wrongPhrase) { try await erase("P-0", nil) }
    try await test.load(
      [Line.participant("P9", ["email": "ann.lee@example.com"])], at: Self.now)
    _ = try await test.hold(.report, "T1", at: Self.now)
    await #expect(throws: OperationError.personPlanChanged) {
      try await erase(plan.phrase, plan.fingerprint)
    }
    #expect(try await test.record(.participant, "P2") != nil)
    #expect(try await operations.jobs(by: .owner).isEmpty)
  }

  @Test func anOrderThatIsThereAlreadyIsNamed() async throws {
    let test = try await PersonWorld.database()
    let id = Line.fqdn + "/104"
    let job = try await test.operations(at: Self.now).stageDeletion(
      DeleteRequest(kind: .extension, id: id, phrase: id, reason: .test), by: .admin)
    let statement = try await PersonWorld.erase(test)
    #expect(statement.jobs.map(\.number) == [job.job.number])
  }

  @Test func whoIsTakenInByNameGoesToo() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: Self.now)
    var request = PersonWorld.request
    request.named = PersonRequest.Named(meeting: "M2", name: "Ann Lee")
    let plan = try await operations.planErasure(request, by: .officer)
    _ = try await operations.erasePerson(
      ErasePersonRequest(person: request, reason: .dataSubject, phrase: plan.phrase), by: .officer)
    #expect(try await test.ids(.participant) == ["P1", "P3"])
  }

  /// A report that named nobody else has nothing left that `report-identity` could take.
  @Test func theLedgerKnows() async throws {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.report("T1", Self.now, ["organizerEmail": "ann.lee@example.com"]),
        Line.meeting("M1", ["scheduledAt": .at(Self.now), "extension": "105"]),
        Line.extension("105"),
        Line.participant("P1", ["email": "ann.lee@example.com", "name": "Ann"]),
      ], at: Self.now)
    _ = try await PersonWorld.erase(test)
    #expect(try await test.entry(.reportIdentity, "T1", at: Self.now) == nil)
    #expect(try await test.entry(.reportRecheck, "T1", at: Self.now) != nil)
    for rule in [RuleID.participant, .participantName, .participantEmail] {
      #expect(try await test.entry(rule, "M1", at: Self.now) == nil, "\(rule)")
    }
  }

  @Test func writtenDownWithoutTheAddress() async throws {
    let test = try await PersonWorld.database()
    let statement = try await PersonWorld.erase(test)
    let texts = try await test.auditTexts()
    let entry = try #require(texts.last { $0.contains(" person-erase lee ") })
    #expect(entry.contains("\(statement.plan.person.label) data-subject"))
    #expect(texts.allSatisfy { !$0.lowercased().contains("ann") && !$0.contains("example.com") })
    #expect(!"\(statement)".lowercased().contains("ann.lee"))
  }
}
