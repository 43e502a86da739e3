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

  @Test @UI func stagesWithReasonTicketAndTypedPhrase() async throws {
    let bench = Bench()
    await planned(bench)
    await bench.fill(reason: "3", ticket: "#4698", phrase: "M2")
    await bench.press("enter")
    let request = try #require(bench.shelf.read { $0.deletions }.first)
    #expect(request.kind == .meeting)
    #expect(request.id == "M2")
    #expect(request.phrase == "M2")
    #expect(request.reason == .dataSubject)
    #expect(request.ticket == "#4698")
    #expect(request.fingerprint?.count == 64)
    #expect(bench.lines[22].contains("Staged as D-7: u takes it back until"))
    #expect(bench.state.screen.list.selected?.name == "M2", "it is there, struck through")
    #expect(bench.lines[0].contains("#4698"))
    try expectScreen("staged-meeting-80x24", bench.text)
    #expect(bench.lines[23].hasPrefix("Enter open  u undo"))
    #expect(!bench.lines[23].contains("d delete"))
    await bench.press("d")
    #expect(bench.lines[22].contains("D-7 is to delete it already"))
    await bench.press("u")
    #expect(bench.lines[22].contains("Taken back: D-7"))
    #expect(bench.state.screen.list.selected?.row?.order == nil)
    await bench.press("u")
    #expect(bench.lines[22].contains("nothing of it is staged"))
  }

  @Test @UI func aWholePBXIsStagedForADay() async throws {
    let bench = Bench()
    await bench.open(at: .pbxs)
    let id = try #require(bench.state.screen.list.selected?.name)
    await bench.press("d")
    try expectScreen("plan-pbx-80x24", bench.text)
    await bench.fill(reason: "3", ticket: "#4698", phrase: id)
    await bench.press("enter")
    #expect(bench.shelf.read { $0.deletions }.first?.id == id)
    #expect(bench.text.contains("undo 1d"))
    try expectScreen("staged-pbx-80x24", bench.text)
    await bench.press("8")
    try expectScreen("jobs-staged-80x24", bench.text)
    await bench.press("u")
    #expect(bench.lines[22].contains("Taken back: D-7"))
  }

  /// Above what goes, so that the wrong one is noticed first.
  @Test @UI func whatLooksAlikeIsTold() async throws {
    let bench = Bench()
    bench.shelf.change {
      $0.lookalikes = [
        Lookalike(id: "old-depots.example.org", extensions: 1_340),
        Lookalike(id: "old-depot.example.net", extensions: 61),
      ]
    }
    await bench.open(at: .pbxs)
    await bench.press("d")
    #expect(bench.lines[3].contains("LOOK-ALIKES  old-depots.example.org (1,340 ext)"))
    #expect(bench.lines[4].contains("             old-depot.example.net (61 ext)"))
    #expect(bench.text.contains("x  go on"), "there is room for it")
  }

  /// What lies below goes with it, and is taken back with it.
  @Test @UI func belowWhatIsStagedUndoSaysWhere() async {
    let bench = Bench()
    bench.shelf.change { content in
      let order = ListRow.Order(job: 7, undoUntil: Made.now + Instant.hour, isOwn: false)
      content.rows[.meeting] = content.rows[.meeting]?.map { $0.ordered(order) }
    }
    await bench.open(at: .meetings)
    await bench.press("u")
    #expect(bench.lines[22].contains("it goes with D-7"))
    #expect(bench.text.contains("undo 1h"))
  }

  @Test @UI func jobsArePausedAndStopped() async throws {
    let bench = Bench()
    bench.shelf.change { content in
      var progress = JobProgress()
      progress.planned = Counts([.pbx: 1, .meeting: 8_000, .recording: 3_999])
      progress.done = Counts([.recording: 3_000])
      progress.plannedObjects = 3_999
      progress.objects = 3_000
      progress.begunAt = Made.now - 3 * Instant.second
      content.jobs = [
        Made.job(12, .running, .pbx, "quarry.example.net", progress: progress),
        Made.job(11, .done, .meeting, nil, progress: progress, receipt: 9_131),
        Made.job(10, .interrupted, .extension, "quarry.example.net/104", progress: progress),
      ]
    }
    await bench.open(at: .jobs)
    try expectScreen("jobs-80x24", bench.text)
    await bench.press("P")
    #expect(bench.lines[22].contains("Paused D-12."))
    await bench.press("P")
    #expect(bench.lines[22].contains("D-12 is paused"))
    await bench.press("c")
    #expect(bench.lines[22].contains("D-12 stops after its batch"))
    await bench.press("j", "c")
    #expect(bench.lines[22].contains("D-11 is done"))
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
    await bench.fill(reason: "3", ticket: "#4698", phrase: "M3")
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
    await bench.fill(reason: "3", ticket: "#4698", phrase: "M2")
    await bench.press("enter")
    #expect(bench.text.contains("The plan changed: participant 2 to 3. Nothing was deleted."))
    #expect(bench.text.contains("3 participants"))
    #expect(bench.text.contains("x  go on"))
  }

  @Test @UI func anOldPlanIsMadeAgain() async {
    let bench = Bench()
    await planned(bench)
    await bench.fill(reason: "3", ticket: "#4698", phrase: "M2")
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
    #expect(bench.text.contains("meetings are live"))
    await bench.press("c")
    #expect(bench.text.contains("[x] c cut them off"))
    await bench.fill(reason: "3", ticket: "#4698", phrase: "M2")
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
    await bench.fill(reason: "3", ticket: "#4698", phrase: "M2")
    bench.terminal.press("enter")
    bench.terminal.press("esc", "q", "Q")
    bench.terminal.send(.closed)
    await bench.runtime.settle()
    #expect(bench.shelf.read { $0.deletions.count } == 1)
  }
}
