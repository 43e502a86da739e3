import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// Nothing is deleted by a slip of a finger.
@Suite struct DeletionTests {
  /// On the plan of meeting M2.
  @UI private func planned(_ bench: Bench) async {
    await bench.open(at: .meetings)
    await bench.press("k", "k", "d")
    #expect(bench.text.contains("Delete this meeting?"))
  }

  @UI private func filled(_ bench: Bench, phrase: String) async {
    await bench.press("x", "3")
    await bench.type("#4698")
    await bench.press("tab")
    await bench.type(phrase)
  }

  @Test @UI func deletesWithReasonTicketAndTypedPhrase() async throws {
    let bench = Bench()
    await planned(bench)
    await filled(bench, phrase: "M2")
    await bench.press("enter")
    let request = try #require(bench.shelf.read { $0.deletions }.first)
    #expect(request.kind == .meeting)
    #expect(request.id == "M2")
    #expect(request.phrase == "M2")
    #expect(request.reason == .dataSubject)
    #expect(request.ticket == "#4698")
    #expect(request.fingerprint?.count == 64)
    try expectScreen("receipt-80x24", bench.text)
    await bench.press("y")
    #expect(bench.terminal.clipboard?.text.contains("RC-9131") == true)
    await bench.press("esc")
    #expect(!bench.text.contains("M2"))
    #expect(bench.state.screen.list.selected?.name == "M3", "the cursor goes to the next one")
    #expect(bench.lines[0].contains("#4698"))
  }

  @Test(arguments: ["d", "x", "enter", "y", "space", "1"])
  @UI func repeatingOneKeyDeletesNothing(key: String) async {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("k", "k", "d")
    for _ in 0..<20 { await bench.press(key) }
    #expect(bench.shelf.read { $0.deletions }.isEmpty)
  }

  @Test @UI func aPasteDeletesNothing() async {
    let bench = Bench()
    await planned(bench)
    bench.terminal.paste("x3#4698\tM2\n")
    await bench.rest()
    await bench.press("x", "3")
    await bench.type("#4698")
    await bench.press("tab")
    bench.terminal.paste("M2")
    await bench.rest()
    #expect(bench.text.contains("The phrase is typed, not pasted."))
    await bench.press("enter")
    #expect(bench.shelf.read { $0.deletions }.isEmpty)
    #expect(bench.state.dialog == nil, "Enter is No until all is there")
  }

  @Test(arguments: ["reason", "ticket", "phrase"])
  @UI func enterIsNoUntilAllIsThere(missing: String) async {
    let bench = Bench()
    await planned(bench)
    await bench.press("x")
    if missing == "reason" { await bench.press("tab") } else { await bench.press("1") }
    if missing != "ticket" { await bench.type("#1") }
    await bench.press("tab")
    if missing != "phrase" { await bench.type("M2") }
    await bench.press("enter")
    #expect(bench.shelf.read { $0.deletions }.isEmpty)
    #expect(bench.state.dialog == nil)
    #expect(bench.lines[22].contains("Nothing was deleted."))
  }

  @Test @UI func threeWrongPhrasesCloseTheDialog() async {
    let bench = Bench()
    await planned(bench)
    await filled(bench, phrase: "M3")
    await bench.press("enter")
    #expect(bench.text.contains("That is not it; 2 more tries."))
    await bench.type("m2")
    await bench.press("enter")
    #expect(bench.text.contains("That is not it; 1 more try."))
    await bench.type("M2 ")
    await bench.press("enter")
    #expect(bench.state.dialog == nil)
    #expect(bench.lines[22].contains("Three wrong phrases"))
    #expect(bench.shelf.read { $0.deletions }.isEmpty)
  }

  @Test @UI func aChangedPlanIsShownAgain() async {
    let bench = Bench()
    await planned(bench)
    var census = bench.shelf.read { $0.census }
    census.counts[.participant] = 3
    let changed = bench.shelf.made(.meeting, "M2", census)
    bench.shelf.change { $0.deleteFailure = .planChanged(now: changed, nil) }
    await filled(bench, phrase: "M2")
    await bench.press("enter")
    #expect(bench.text.contains("The plan changed: participant 2 to 3. Nothing was deleted."))
    #expect(bench.text.contains("3 participants"))
    #expect(bench.text.contains("x  go on"))
  }

  @Test @UI func anOldPlanIsMadeAgain() async {
    let bench = Bench()
    await planned(bench)
    await filled(bench, phrase: "M2")
    bench.shelf.change { $0.now = Made.now + 6 * Instant.minute }
    await bench.press("enter")
    #expect(bench.shelf.read { $0.deletions }.isEmpty)
    #expect(bench.shelf.read { $0.plans } == 2)
    #expect(bench.text.contains("x  go on"))
  }

  @Test @UI func whatIsLiveMustBeTicked() async {
    let bench = Bench()
    bench.shelf.change { content in
      content.census.liveMeetings = 1
      content.census.livePeople = 5
    }
    await planned(bench)
    await bench.press("x")
    #expect(bench.text.contains("it is live"))
    await bench.press("c")
    #expect(bench.text.contains("[x] c cut them off"))
    await filled(bench, phrase: "M2")
    await bench.press("enter")
    #expect(bench.shelf.read { $0.deletions.count } == 1)
  }

  @Test @UI func holdsThatKeepAllOfItStopIt() async {
    let bench = Bench()
    bench.shelf.change { content in
      content.census = Census()
      content.census.kept = [Census.Kept(kind: .meeting, id: "M2", hold: 14)]
    }
    await planned(bench)
    #expect(bench.text.contains("meeting M2 by H-14"))
    await bench.press("x")
    #expect(bench.text.contains("holds keep all of it"))
    #expect(!bench.text.contains("phrase  type"))
  }

  @Test @UI func pbxsAndExtensionsAreOnlyPlanned() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("d", "x")
    #expect(bench.text.contains("comes with a later version"))
    #expect(!bench.text.contains("phrase  type"))
  }

  @Test @UI func readOnlyPlansOnly() async {
    let bench = Bench(isReadOnly: true)
    await planned(bench)
    await bench.press("x")
    #expect(bench.text.contains("read-only"))
    #expect(!bench.text.contains("phrase  type"))
  }

  @Test @UI func whatLiesUnderTheDialogIsFrozen() async {
    let bench = Bench()
    await planned(bench)
    bench.shelf.change { content in content.rows[.meeting]?.removeAll { $0.view.id == "M2" } }
    bench.terminal.fire(.refresh)
    await bench.rest()
    #expect(bench.state.screen.list.selected?.name == "M2")
    await bench.press("esc")
    #expect(bench.state.screen.list.selected?.name == "M3", "it is read again on closing")
  }

  @Test @UI func leavingWhileItRunsDoesNotCancelIt() async {
    let bench = Bench()
    await planned(bench)
    await filled(bench, phrase: "M2")
    bench.terminal.press("enter")
    bench.terminal.press("esc", "q", "Q")
    bench.terminal.send(.closed)
    await bench.runtime.settle()
    #expect(bench.shelf.read { $0.deletions.count } == 1)
  }

  @Test @UI func afterDeletingFromItsOwnScreenOneIsBackAtTheList() async {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("k", "k", "i", "d")
    await filled(bench, phrase: "M2")
    await bench.press("enter", "esc")
    #expect(bench.state.screen.name == .meetings)
    #expect(bench.state.screen.list.selected?.name == "M3")
  }
}
