import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// `d` on a person: the address again, the plan, reason, ticket and phrase, the statement.
@Suite struct ErasureDialogTests {
  @UI private func planned(_ arrange: (inout Shelf.Content) -> Void = { _ in }) async -> Bench {
    let bench = Bench(role: .officer)
    bench.shelf.change(PersonTests.known)
    bench.shelf.change(arrange)
    await PersonTests.asked(bench)
    await bench.press("d")
    await bench.type(PersonTests.address)
    await bench.press("tab")
    await bench.type("DSR-118")
    await bench.press("tab")
    await bench.type("2026-11-12")
    await bench.press("enter")
    return bench
  }

  @Test @UI func aNewCaseIsNotTakenWithoutItsDay() async {
    let bench = Bench(role: .officer)
    bench.shelf.change(PersonTests.known)
    await PersonTests.asked(bench)
    await bench.press("d")
    await bench.type(PersonTests.address)
    await bench.press("tab")
    await bench.type("DSR-7")
    await bench.press("enter")
    #expect(bench.text.contains("DSR-7 is a new case: say the day on which it was received."))
    await bench.type("2026-11-31")
    await bench.press("enter")
    #expect(bench.text.contains("received is a day, as 2026-11-12."))
    await bench.press("ctrl-u")
    await bench.type("2026-11-12")
    await bench.press("enter")
    #expect(bench.text.contains("AFTER"))
  }

  /// The officer's role lacks the key.
  @Test @UI func itIsSaidWhoseUndoItIs() async {
    let bench = await planned()
    #expect(bench.text.contains("an admin's undo brings an extension back"))
  }

  @Test @UI func erasesOnceAllIsTyped() async throws {
    let bench = await planned()
    try expectScreen("erase-plan-80x24", bench.text)
    #expect(!"\(bench.state)".contains(PersonTests.address))
    await bench.press("x", "3")
    await bench.type("DSR-118")
    await bench.press("tab")
    await bench.type("P-3f9a12bc")
    try expectScreen("erase-asking-80x24", bench.text)
    #expect(bench.shelf.read { $0.erasures.isEmpty })
    await bench.press("enter")
    let request = try #require(bench.shelf.read { $0.erasures.first })
    #expect(request.reason == .dataSubject && request.phrase == "P-3f9a12bc")
    #expect(request.person.reference == "DSR-118" && request.person.ticket == "DSR-118")
    #expect(request.person.person == PersonTag([0x3F, 0x9A, 0x12, 0xBC, 0x01]))
    #expect(
      request.fingerprint
        == Made.erasure(of: PersonTag([0x3F, 0x9A, 0x12, 0xBC, 0x01])).fingerprint)
    try expectScreen("erase-statement-80x24", bench.text)
    if case .erasure(let dialog)? = bench.state.dialog {
      #expect(dialog.request == nil, "the address goes when nothing needs it any more")
    } else {
      Issue.record("no statement")
    }
    await bench.press("y")
    let copied = try #require(bench.terminal.clipboard)
    #expect(copied.hasPrefix("P-3f9a12bc\nWENT") && copied.contains("ELSEWHERE"))
    await bench.press("esc")
    #expect(bench.state.screen.name == .overview, "what was found is so no more")
    #expect(bench.lines[22].contains("P-3f9a12bc is erased"))
  }

  @Test @UI func thePhraseIsNotPasted() async {
    let bench = await planned()
    await bench.press("x", "3")
    await bench.type("DSR-118")
    await bench.press("tab")
    bench.terminal.paste("P-3f9a12bc")
    await bench.rest()
    #expect(bench.text.contains("The phrase is typed, not pasted."))
    await bench.press("enter")
    #expect(bench.shelf.read { $0.erasures.isEmpty })
    #expect(bench.state.dialog == nil, "Enter is No until all is there")
  }

  @Test @UI func threeWrongPhrasesCloseIt() async {
    let bench = await planned()
    await bench.press("x", "3")
    await bench.type("DSR-118")
    await bench.press("tab")
    for _ in 0..<3 {
      await bench.type("P-00000000")
      await bench.press("enter")
    }
    #expect(bench.state.dialog == nil)
    #expect(bench.lines[22].contains("Three wrong words: nothing was done."))
    #expect(bench.shelf.read { $0.erasures.isEmpty })
  }

  @Test(arguments: ["d", "enter", "x", "y", "n", "space", "3"])
  @UI func noKeyByItself(key: String) async {
    let bench = await planned()
    for _ in 0..<20 { await bench.press(key) }
    await bench.press("enter")
    #expect(bench.shelf.read { $0.erasures.isEmpty })
  }

  @Test @UI func whatHoldsKeepWhollyGoesNoFurther() async {
    let person = PersonTag([0x3F, 0x9A, 0x12, 0xBC, 0x01])
    var census = PersonPlan.Census()
    census.kept = [.init(kind: .report, id: "T-20931", hold: 14, isRestricted: false)]
    let plan = PersonPlan(policy: "p", person: person, extensions: [], census: census)
    let bench = await planned { $0.personPlan = plan }
    await bench.press("x")
    #expect(bench.text.contains("Not now: H-14 keeps all of it."))
  }

  @Test @UI func aPlanThatChangedIsShownAgain() async {
    let bench = await planned()
    await bench.press("x", "3")
    await bench.type("DSR-118")
    await bench.press("tab")
    await bench.type("P-3f9a12bc")
    bench.shelf.change { content in
      content.refusal = .personPlanChanged
      content.personPlan = Made.erasure(
        of: PersonTag([0x3F, 0x9A, 0x12, 0xBC, 0x01]), participants: [5, 6, 7, 8])
    }
    await bench.press("enter")
    #expect(bench.text.contains("The plan changed: this is the new one. Nothing was erased."))
    #expect(bench.text.contains("4 participants"))
  }

  @Test @UI func anOldPlanIsMadeAgain() async {
    let bench = await planned()
    bench.shelf.change { $0.now = Made.now + 6 * Instant.minute }
    await bench.press("j", "x")
    #expect(bench.text.contains("The plan was made again: it is the same."))
    #expect(bench.shelf.read { $0.personRequests.count } == 2)
  }
}
