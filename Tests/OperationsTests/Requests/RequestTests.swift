import Domain
import Operations
import Store
import TestSupport
import Testing

/// What somebody without the right asks, and how it ends.
@Suite struct RequestTests {
  private static let now = Instant("2026-03-02T09:00:00Z")
  private static let phrase = Line.fqdn + "/104"

  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension("104", ["firstName": "Ann", "lastName": "Lee"]),
        Line.extension("105"), Line.meeting("M1"), Line.participant("P1"),
        Line.recording("R1", Self.now),
      ], at: Self.now)
    return test
  }

  @discardableResult
  private func ask(
    _ test: TestDatabase, _ deed: StaffRequest.Deed = .delete, _ kind: Kind = .extension,
    _ id: String = phrase, at: Instant = now, by principal: Principal = .support,
    _ change: (inout RequestDraft) -> Void = { _ in }
  ) async throws -> StaffRequest {
    var draft = RequestDraft(
      deed: deed, kind: kind, id: id, reason: .customerRequest, ticket: "#7")
    change(&draft)
    return try await test.operations(at: at).makeRequest(draft, by: principal)
  }

  private func approve(
    _ test: TestDatabase, _ label: String = "A-1", _ phrase: String = phrase,
    plan: String? = nil, at: Instant = now, by principal: Principal = .admin
  ) async throws -> ApprovedRequest {
    try await test.operations(at: at).approveRequest(
      RequestApproval(label: label, phrase: phrase, fingerprint: plan), by: principal)
  }

  private func requests(
    _ test: TestDatabase, at: Instant = now
  ) async throws -> [StaffRequest] {
    try await test.operations(at: at).requests(by: .support)
  }

  @Test func anAskedDeletionIsItsPlan() async throws {
    let test = try await database()
    let plan = try await test.operations(at: Self.now)
      .planDeletion(.extension, id: Self.phrase, by: .support)

    let request = try await ask(test) { $0.fingerprint = plan.fingerprint }

    #expect(request.label == "A-1" && request.fingerprint == plan.fingerprint)
    #expect(request.id == Self.phrase && request.pbx == Line.fqdn && request.madeBy == "sam")
    #expect(request.lapsesAt == Self.now + 30 * Instant.day)
    #expect(try await requests(test) == [request])
    #expect(try await test.operations(at: Self.now).status(by: .support).requests == 1)
    let entry = try #require(try await test.auditTexts().last)
    #expect(entry.contains("request-make") && entry.contains("A-1 delete #7"))
    #expect(try await test.operations(at: Self.now).jobs(limit: 9, by: .owner).isEmpty)
  }

  @Test func approvedItIsStagedWithItsTicket() async throws {
    let test = try await database()
    try await ask(test)

    let approved = try await approve(test)

    let job = try #require(approved.staged?.job)
    #expect(job.state == .staged && job.ticket == "#7" && job.reason == "customer-request")
    #expect(job.undoUntil == Self.now + DeletionJob.undoWindow && job.orderedBy == "kim")
    #expect(approved.request.state == .approved && approved.request.outcome == job.label)
    #expect(approved.request.decidedBy == "kim")
    #expect(try await test.auditTexts().last?.contains("A-1 delete D-1") == true)
    await #expect(throws: OperationError.requestClosed("A-1", .approved)) {
      try await approve(test)
    }
    try await test.sweep(at: job.undoUntil)
    #expect(try await test.ids(.extension) == [Line.fqdn + "/105"])
  }

  @Test func whatIsSmallerIsStagedTooForItsOwnWindow() async throws {
    let test = try await database()
    try await ask(test, .delete, .recording, "R1")
    let job = try await approve(test, "A-1", "R1").staged?.job
    #expect(job?.undoUntil == Self.now + DeletionJob.undoWindowOfRecord)
  }

  @Test func thePhraseIsStillTyped() async throws {
    let test = try await database()
    try await ask(test)
    for phrase in ["", "104"] {
      await #expect(throws: OperationError.wrongPhrase) { try await approve(test, "A-1", phrase) }
    }
    #expect(try await requests(test).map(\.state) == [.open])
  }

  @Test func anotherPlanThanWasAskedIsRefused() async throws {
    let test = try await database()
    try await ask(test)
    try await test.load([Line.meeting("M2")], at: Self.now)

    let error = await #expect(throws: OperationError.self) { try await approve(test) }
    guard case .planChanged(let plan, let drift?)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(drift.grown[.meeting] == 1)
    #expect(try await requests(test).map(\.state) == [.open])
    #expect(try await test.operations(at: Self.now).jobs(limit: 9, by: .owner).isEmpty)
    // The newer one was looked at.
    #expect(try await approve(test, plan: plan.fingerprint).staged != nil)
  }

  @Test func aPlanThatIsNotTheOneShownIsNotAsked() async throws {
    let test = try await database()
    let shown = try await test.operations(at: Self.now)
      .planDeletion(.extension, id: Self.phrase, by: .support).fingerprint
    try await test.load([Line.meeting("M2")], at: Self.now)
    let error = await #expect(throws: OperationError.self) {
      try await ask(test) { $0.fingerprint = shown }
    }
    guard case .planChanged? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try await requests(test).isEmpty)
  }

  @Test func nobodyApprovesWhatTheyHadNoRightTo() async throws {
    let test = try await database()
    try await ask(test)
    let risen = Principal(user: "lapse", login: "sam", role: .admin)
    await #expect(throws: OperationError.ownRequest("A-1")) {
      try await approve(test, by: risen)
    }
    #expect(try await requests(test).map(\.state) == [.open])
  }

  @Test func whoHasTheRightAloneMayApproveTheirOwn() async throws {
    let test = try await database()
    try await ask(test, by: .admin)
    #expect(try await approve(test).request.state == .approved)
    try await ask(test, .hold, .meeting, "M1", by: Principal(user: "owner", role: .support))
    #expect(try await approve(test, "A-2", by: .owner).request.state == .approved)
  }

  @Test func anApprovedHoldKeeps() async throws {
    let test = try await database()
    try await ask(test, .hold, .meeting, "M1")
    await #expect(throws: OperationError.notAllowed(.holds)) {
      try await approve(test, by: .support)
    }
    let approved = try await approve(test, "A-1", "", by: .officer)
    #expect(approved.request.outcome == "H-1" && approved.staged == nil)
    let hold = try #require(try await test.operations(at: Self.now).holds(by: .officer).first)
    #expect(hold.record == "M1" && hold.ticket == "#7" && hold.reason == "customer-request")
  }

  @Test(arguments: [StaffRequest.Deed.erase, .rectify])
  func ofAPersonItIsOnlyClosed(_ deed: StaffRequest.Deed) async throws {
    let test = try await database()
    try await ask(test, deed, .participant, "P1")
    await #expect(throws: OperationError.notAllowed(.person)) { try await approve(test) }
    let approved = try await approve(test, "A-1", "", by: .officer)
    #expect(approved.request.state == .approved && approved.request.outcome == nil)
    #expect(approved.request.note?.contains("person") == true)
    #expect(try await test.ids(.participant) == ["P1"])
  }

  @Test func declinedItSaysWhyAndNothingGoes() async throws {
    let test = try await database()
    try await ask(test)
    let operations = test.operations(at: Self.now)
    await #expect(throws: OperationError.notAllowed(.forceDelete)) {
      try await operations.declineRequest(
        "A-1", reason: .other, by: Principal(user: "bo", role: .support))
    }
    try await operations.declineRequest("A-1", reason: .mistake, by: .admin)
    let request = try #require(try await requests(test).first)
    #expect(request.state == .declined && request.note == "mistake" && request.decidedBy == "kim")
    #expect(try await test.auditTexts().last?.contains("request-decline") == true)
    #expect(try await test.ids(.extension).count == 2)
    // And may be asked again.
    #expect(try await ask(test).label == "A-2")
    try await operations.declineRequest("A-2", reason: .mistake, by: .support)
  }

  @Test func theOrdinaryVerbClosesIt() async throws {
    let test = try await database()
    try await ask(test)
    try await ask(test, .erase, .extension)
    try await ask(test, .hold, .extension)
    let operations = test.operations(at: Self.now)
    _ = try await operations.stageDeletion(
      DeleteRequest(kind: .extension, id: Self.phrase, phrase: Self.phrase, reason: .test),
      by: .admin)
    let all = try await requests(test)
    // A hold that is asked for is still to be decided, the more so now.
    #expect(all.map(\.state) == [.open, .done, .done])
    #expect(all.map(\.outcome) == [nil, "D-1", "D-1"])
    let told = try await test.auditTexts().filter { $0.contains("request-close") }
    #expect(told.count == 2)
    await #expect(throws: OperationError.staged(job: 1)) { try await ask(test) }
  }

  @Test func aDeletionAtOnceClosesIt() async throws {
    let test = try await database()
    try await ask(test, .delete, .recording, "R1")
    _ = try await test.operations(at: Self.now).delete(
      DeleteRequest(kind: .recording, id: "R1", phrase: "R1", reason: .test), by: .admin)
    let request = try #require(try await requests(test).first)
    #expect(request.state == .done && request.outcome == "D-1" && request.id == nil)
  }

  @Test func anOrdinaryHoldClosesIt() async throws {
    let test = try await database()
    try await ask(test, .hold, .meeting, "M1")
    _ = try await test.hold(.meeting, "M1", at: Self.now)
    #expect(try await requests(test).first?.outcome == "H-1")
    #expect(try await requests(test).first?.state == .done)
  }

  /// By a rule, or with what it belongs to.
  @Test func whatIsGoneIsNotAskedAnyMore() async throws {
    let test = try await database()
    try await ask(test, .delete, .recording, "R1")
    try await ask(test, .hold, .participant, "P1")
    _ = try await test.operations(at: Self.now).delete(
      DeleteRequest(kind: .meeting, id: "M1", phrase: "M1", reason: .test), by: .admin)
    #expect(try await requests(test).map(\.state) == [.gone, .gone])
    await #expect(throws: OperationError.requestClosed("A-1", .gone)) {
      try await approve(test, "A-1", "R1")
    }
  }

  @Test func anErasureOfThePersonClosesIt() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: PersonWorld.now)
    for (kind, id) in [
      (Kind.extension, Line.fqdn + "/104"), (.participant, "P2"), (.report, "T1"),
    ] {
      _ = try await operations.makeRequest(
        RequestDraft(deed: .erase, kind: kind, id: id), by: .support)
    }
    _ = try await operations.makeRequest(
      RequestDraft(deed: .erase, kind: .participant, id: "P3"), by: .support)
    _ = try await PersonWorld.erase(test)
    let states = try await operations.requests(by: .support).map(\.state)
    #expect(states == [.open, .done, .done, .done])
  }

  @Test func whatNobodyDecidesLapses() async throws {
    let test = try await database()
    try await ask(test)
    let end = Self.now + StaffRequest.lapsesAfter
    for day in 1..<30 as Range<Int64> { try await test.sweep(at: Self.now + day * Instant.day) }
    #expect(try await test.operations(at: end - 1).requests([.open], by: .support).count == 1)
    let operations = test.operations(at: end)
    #expect(try await operations.requests([.open], by: .support).isEmpty)
    #expect(try await operations.requests([.lapsed], by: .support).count == 1)
    #expect(try await operations.status(by: .support).requests == 0)
    await #expect(throws: OperationError.requestClosed("A-1", .lapsed)) {
      try await approve(test, at: end)
    }
    try await test.sweep(at: end)
    #expect(try await requests(test, at: Self.now).map(\.state) == [.lapsed])
    #expect(try await test.auditTexts().contains { $0.contains("A-1 delete lapsed") })
  }

  /// Nobody has closed it yet, but it is none any more.
  @Test func whatHasLapsedIsNotDone() async throws {
    let test = try await database()
    try await ask(test)
    let end = Self.now + StaffRequest.lapsesAfter
    _ = try await test.operations(at: end).stageDeletion(
      DeleteRequest(kind: .extension, id: Self.phrase, phrase: Self.phrase, reason: .test),
      by: .admin)
    let request = try #require(try await requests(test, at: end).first)
    #expect(request.state(at: end) == .lapsed && request.outcome == nil)
  }

  @Test func whatIsDecidedGoesWithItsTime() async throws {
    let test = try await database()
    try await ask(test)
    try await test.operations(at: Self.now).declineRequest("A-1", reason: .other, by: .admin)
    let due = Housekeeping.standard[.undoneOrders].due(from: Self.now)
    try await test.sweep(at: due - Instant.day)
    #expect(try await requests(test).count == 1)
    try await test.sweep(at: due)
    #expect(try await requests(test).isEmpty)
  }

  @Test func theSameIsAskedOnce() async throws {
    let test = try await database()
    try await ask(test)
    await #expect(throws: OperationError.alreadyAsked("A-1")) {
      try await ask(test, by: .officer)
    }
    #expect(try await ask(test, .hold, .extension).label == "A-2")
  }

  @Test func whatHoldsKeepIsNotAsked() async throws {
    let test = try await database()
    _ = try await test.hold(.pbx, Line.fqdn, at: Self.now)
    await #expect(throws: OperationError.held([1])) { try await ask(test) }
  }

  @Test(arguments: [
    (StaffRequest.Deed.delete, Kind.participant, "P1"), (.rectify, .pbx, Line.fqdn),
    (.erase, .recording, "R1"),
  ])
  func whatNobodyCouldDoIsNotAsked(
    _ deed: StaffRequest.Deed, _ kind: Kind, _ id: String
  ) async throws {
    let test = try await database()
    let error = await #expect(throws: OperationError.self) { try await ask(test, deed, kind, id) }
    guard case .badQuery? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func wordsThatTellOfSomebodyAreRefused() async throws {
    let test = try await database()
    for words in ["for ann@example.org", "Ann Lee left"] {
      await #expect(throws: OperationError.self) { try await ask(test) { $0.words = words } }
    }
    try await ask(test) { $0.words = "contract over" }
    let job = try await approve(test).staged?.job
    #expect(job?.reason == "contract over")
  }

  /// Otherwise names could be tried one after another.
  @Test func triedNamesAreWrittenDownAndCounted() async throws {
    let test = try await database()
    for _ in 0..<20 {
      let error = await #expect(throws: OperationError.self) {
        try await ask(test) { $0.words = "Ann Lee left" }
      }
      guard case .personalReason? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    let told = try await test.auditTexts().filter { $0.contains("request-make") }
    #expect(told.count == 20)
    for text in told {
      #expect(text.contains("extension:") && text.hasSuffix("refused") && !text.contains("Lee"))
    }

    let error = await #expect(throws: OperationError.self) {
      try await ask(test) { $0.words = "contract over" }
    }
    guard case .tooManyTries? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try await ask(test).label == "A-1", "a code tries no name")
  }
}
