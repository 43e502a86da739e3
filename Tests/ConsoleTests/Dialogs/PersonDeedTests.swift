import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// What the officer does for the person of a screen; the address is told anew each time.
@Suite struct PersonDeedTests {
  @UI private func found(isReadOnly: Bool = false) async -> Bench {
    let bench = Bench(role: .officer, isReadOnly: isReadOnly)
    bench.shelf.change(PersonTests.known)
    await PersonTests.asked(bench)
    return bench
  }

  @UI private func tell(_ bench: Bench) async {
    bench.terminal.paste(PersonTests.address)
    await bench.rest()
  }

  private static let person = PersonTag([0x3F, 0x9A, 0x12, 0xBC, 0x01])

  @UI private func expectForgotten(_ bench: Bench) {
    #expect(!"\(bench.state)".contains(PersonTests.address))
    #expect(!bench.text.contains("mia.sand"))
  }

  @Test @UI func whoLookedIsAList() async throws {
    let bench = await found()
    bench.shelf.change { content in
      content.accesses = [
        PersonAccess(
          entry: Made.audit(48_218, "person-find", by: "lee", minutes: 12, ticket: "DSR-118"),
          seen: []),
        PersonAccess(
          entry: Made.audit(48_102, "report-open", by: "lapse", login: "sam", minutes: 300),
          seen: [.init(kind: .report, id: "T-20931"), .init(kind: .participant, id: "P1")]),
        PersonAccess(
          entry: Made.audit(
            47_777, "reveal", by: "lapse", login: "kim", minutes: 3_000, reason: "customer-request",
            ticket: "#4711", outcome: "refused"), seen: [.init(kind: .participant, id: "P1")]),
      ]
    }
    await bench.press("W", "enter")
    #expect(bench.state.dialog == nil, "Enter is No until the address is there")
    await bench.press("W")
    try expectScreen("person-who-looked-80x24", bench.text)
    await tell(bench)
    await bench.press("enter")
    #expect(bench.state.screen.name == .accesses)
    await bench.press("j")
    try expectScreen("person-accesses-80x24", bench.text)
    let request = try #require(bench.shelf.read { $0.personRequests.last })
    #expect(request.address == FoldedAddress(PersonTests.address))
    #expect(request.person == Self.person, "another's address is refused")
    expectForgotten(bench)
    await bench.press("enter")
    #expect(bench.state.screen.place == .inspect(.report, id: "T-20931"))
    await bench.press("esc", "esc")
    #expect(bench.state.screen.name == .person)
  }

  /// No address is needed for it.
  @Test @UI func theUnnamedOfTheSameMeetings() async throws {
    let bench = await found()
    let meeting = ("meeting", ViewValue.text("M2"))
    bench.shelf.change { content in
      content.unnamed = [
        PersonRecord(
          row: Made.participant(8, "P8", meeting: "M2", name: "J*** K***", email: nil, ip: nil),
          pbx: "brightway.example.net", fields: []),
        PersonRecord(
          row: Made.plain(.session, 9, "S-9", [meeting, ("organizer", .text("M*** S***"))]),
          pbx: "brightway.example.net", fields: []),
      ]
    }
    await bench.press("o")
    #expect(bench.state.screen.name == .unnamed)
    try expectScreen("person-unnamed-80x24", bench.text)
    #expect(bench.lines[1].contains("1 participant   1 session"))
    let request = try #require(bench.shelf.read { $0.unnamedRequests.last })
    #expect(request.person == Self.person && request.meetings == ["M2"])
    await bench.press("esc")
    #expect(bench.state.screen.name == .person)
  }

  @Test @UI func lettersAreReadAndCopied() async throws {
    let bench = await found()
    bench.shelf.change { content in
      content.person = content.person.map { found in
        let records = found.records.map { record in
          let row = record.row
          guard row.view.kind == .extension else { return record }
          let until = Made.now + Instant.day
          let ordered = ListRow(
            view: row.view, next: row.next, heldBy: [14], hasHoldBelow: false, facts: row.facts,
            order: ListRow.Order(job: 31, undoUntil: until, isOwn: true))
          return PersonRecord(row: ordered, pbx: record.pbx, fields: record.fields)
        }
        let other = Made.participant(
          7, "P7", meeting: "M2", name: "K*** V***", email: "k***@***", ip: nil)
        let others = [PersonRecord(row: other, pbx: "brightway.example.net", fields: [])]
        return PersonFound(
          person: found.person, records: records + others, reach: found.reach,
          openCase: OpenCase(
            personCase: PersonCase(
              reference: "DSR-118", person: found.person, receivedAt: Made.ago(days: 12)),
            isLate: false))
      }
    }
    await bench.press("esc")
    await PersonTests.asked(bench)
    await bench.press("l")
    try expectScreen("person-letter-80x24", bench.text)
    await bench.press("y")
    let access = try #require(bench.terminal.clipboard)
    #expect(access.contains("our reference DSR-118, your request of 12 Nov 2026"))
    #expect(access.contains("it keeps 2 records, on 1 PBX"), "what is kept of others is theirs")
    #expect(access.contains("1 extension, to let the extension organise web meetings."))
    #expect(access.contains(TestPolicy.policy[.participantName].clause))
    #expect(access.contains("until a hold is released (H-14): 1 record."))
    #expect(access.contains("destroyed by 20 Sep 2027"))
    #expect(access.contains("5 participants who gave no e-mail address"))
    #expect(bench.lines[21].contains("Copied letter L1."))
    await bench.press("2")
    try expectScreen("person-letter-removal-80x24", bench.text)
    await bench.press("y")
    let removal = try #require(bench.terminal.clipboard)
    #expect(removal.hasPrefix("To the owner of brightway.example.net. 24 Nov 2026, our reference"))
    #expect(!removal.contains("your request"), "it was the person's")
    #expect(removal.contains("after 25 Nov 2026, with its meetings"))
    for letter in [access, removal] {
      #expect(!letter.contains("M***") && !letter.contains("@"), "not even a mask")
    }
    await bench.press("esc")
    #expect(bench.state.dialog == nil && bench.state.screen.name == .person)
  }

  @Test @UI func beforeAnErasureThereIsNothingToRemoveElsewhere() async {
    let bench = await found()
    await bench.press("l", "2")
    #expect(bench.text.contains("Letter L1, to the person") && !bench.text.contains("L2"))
  }

  @Test @UI func whereAllBearAnAddressThatIsSaid() async {
    let bench = await found()
    bench.shelf.change { content in
      content.person = content.person.map { found in
        PersonFound(
          person: found.person, records: found.records,
          reach: PersonReach(
            withoutAddress: [], sessions: 0, sessionsUntil: nil, backups: 0, backupsUntil: nil,
            pbxs: []), openCase: nil)
      }
    }
    await bench.press("esc")
    await PersonTests.asked(bench)
    await bench.press("o")
    #expect(bench.lines[22].contains("all in the same meetings bear an address"))
  }

  @Test @UI func theExportTakesTheCaseAndTellsItsPath() async throws {
    let bench = await found()
    await bench.press("e")
    await tell(bench)
    await bench.press("tab")
    await bench.type("DSR-118")
    await bench.press("tab")
    await bench.type("12 Nov")
    await bench.press("enter")
    #expect(bench.text.contains("received is a day, as 2026-11-12."))
    #expect(bench.shelf.read { $0.personRequests.isEmpty })
    bench.terminal.send(.key(.control("u")))
    await bench.type("2026-11-12")
    await bench.press("enter")
    let request = try #require(bench.shelf.read { $0.personRequests.last })
    #expect(request.reference == "DSR-118")
    #expect(request.receivedAt == Instant(rfc3339: "2026-11-12T00:00:00Z"))
    #expect(bench.lines[22].contains("In /home/kim/exports/person-1 for a day"))
    #expect(bench.state.screen.name == .person)
    expectForgotten(bench)
  }

  @Test @UI func anotherPersonsAddressIsRefused() async {
    let bench = await found()
    bench.shelf.change { $0.refusal = .otherPerson }
    await bench.press("e")
    await bench.type("somebody@example.net")
    await bench.press("enter")
    #expect(bench.text.contains("That is not this person's address: nothing was done."))
    #expect(!bench.text.contains("somebody"), "what was typed goes with the question")
    await bench.press("esc")
    #expect(bench.state.dialog == nil)
  }

  @Test @UI func aHoldRestrictsThePerson() async throws {
    let bench = await found()
    await bench.press("H", "2", "3")
    await bench.type("DSR-118")
    await bench.press("tab")
    await tell(bench)
    try expectScreen("person-hold-80x24", bench.text)
    await bench.press("enter")
    let request = try #require(bench.shelf.read { $0.personHolds.last })
    #expect(request.nature == .restriction && request.reason == "data-subject")
    #expect(request.ticket == "DSR-118" && request.person == Self.person)
    #expect(bench.lines[22].contains("H-15 keeps 2 records of P-3f9a12bc"))
    expectForgotten(bench)
  }

  @Test @UI func aValueIsPutRight() async throws {
    let bench = await found()
    await bench.press("c", "4")
    await bench.type("Mia Strand")
    await bench.press("enter")
    #expect(bench.state.dialog == nil, "Enter is No until the address is there")
    await bench.press("c", "4")
    await bench.type("Mia Strand")
    await bench.press("tab")
    await tell(bench)
    try expectScreen("person-correct-80x24", bench.text)
    await bench.press("enter")
    let request = try #require(bench.shelf.read { $0.rectifications.last })
    #expect(request.target == .name && request.value == "Mia Strand")
    #expect(request.person.person == Self.person, "another's address is refused")
    #expect(
      bench.lines[22].contains("Put right: 1 value of P-3f9a12bc; 1 restricted or staged"))
    expectForgotten(bench)
    #expect(!"\(bench.state)".contains("Strand"))
  }

  @Test @UI func whatChangesIsNotDoneReadOnly() async {
    let bench = await found(isReadOnly: true)
    for key in ["d", "H", "c"] {
      await bench.press(key)
      #expect(bench.state.dialog == nil)
      #expect(bench.lines[22].contains("the console was opened read-only"))
    }
  }

  @Test @UI func noCommandByItself() async {
    for command in CommandTable.commands(on: .person) {
      for key in command.keys {
        let bench = await found()
        for _ in 0..<12 {
          bench.terminal.send(.key(key))
          await bench.rest()
        }
        await bench.press("enter")
        #expect(bench.shelf.destructive == 0, "\(command.name) by \(key)")
        #expect(bench.shelf.read { $0.personHolds.isEmpty && $0.rectifications.isEmpty })
        #expect(bench.shelf.read { $0.personRequests.isEmpty })
      }
    }
  }

  @Test @UI func nobodyElseHasThem() {
    for name in [CommandName.accesses, .unnamed, .letter, .exportPerson, .erase, .rectify] {
      let command = CommandTable.command(name)
      #expect(command?.capability == .person && command?.screens == [.person])
    }
    let state = Bench(role: .support).state
    #expect(
      CommandTable.command(.erase)?.disabledReason(state) == "your role may not: ask the officer")
  }

  @Test @UI func nothingTypedWaitsUnderTheCurtain() async {
    let bench = await found()
    await bench.press("e")
    await tell(bench)
    bench.terminal.fire(.idle)
    await bench.rest()
    #expect(bench.state.dialog == nil)
    expectForgotten(bench)
  }

  @Test @UI func theReportIsWritten() async {
    let bench = Bench(role: .officer)
    await bench.open(at: .compliance)
    await bench.press("e")
    #expect(bench.shelf.read { $0.written } == [Made.compliance(ComplianceRequest())])
    #expect(bench.lines[22].contains("In /home/kim/exports/compliance-1 for a day"))
    #expect(bench.lines[22].contains("#48222"))
  }
}
