import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// `x` on what is staged or due, objects that are tried again, snapshots that are decided.
@Suite struct OrdersTests {
  @UI private func staged() async -> Bench {
    let bench = Bench()
    bench.shelf.change { content in
      content.jobs = [
        Made.job(
          7, .staged, .pbx, "old-depot.example.org", undoUntil: Made.now + 19 * Instant.hour)
      ]
    }
    await bench.open(at: .jobs)
    return bench
  }

  @Test @UI func theUndoTimeOfAJobIsEndedWithItsPhrase() async throws {
    let bench = await staged()
    #expect(bench.lines[23].contains("x end undo..."))
    await bench.press("x")
    await bench.type("#4698")
    await bench.press("tab")
    try expectScreen("end-undo-80x24", bench.text)
    await bench.press("enter")
    #expect(bench.shelf.destructive == 0, "Enter is No until the phrase is there")
    await bench.press("x")
    await bench.type("#4698")
    await bench.press("tab")
    await bench.type("old-depot.example.org")
    await bench.press("enter")
    #expect(
      bench.shelf.read { $0.endedUndos }
        == ["pbx old-depot.example.org old-depot.example.org #4698"])
    #expect(bench.lines[22].contains("D-7 cannot be taken back any more"))
    await bench.press("x")
    #expect(bench.state.dialog == nil && bench.lines[22].contains("x: "))
  }

  @Test @UI func threeWrongPhrasesEndNothing() async {
    let bench = await staged()
    await bench.press("x")
    await bench.type("#1")
    await bench.press("tab")
    for _ in 0..<3 {
      await bench.type("old-depot.example.net")
      await bench.press("enter")
    }
    #expect(bench.state.dialog == nil && bench.shelf.destructive == 0)
  }

  @Test @UI func aRuleIsRunForOneRecord() async throws {
    let bench = Bench()
    await bench.open(at: .pending)
    await bench.press("x")
    try expectScreen("run-rule-80x24", bench.text)
    await bench.press("enter")
    #expect(bench.shelf.destructive == 0, "it is No")
    await bench.press("x")
    await bench.type("run")
    await bench.press("enter")
    let request = try #require(bench.shelf.read { $0.sweeps }.first)
    #expect(request.rules == [.recording] && request.releaseBrake == nil)
    #expect(request.only == SweepRequest.Only(kind: .recording, id: "R-87001"))
    #expect(bench.lines[22].contains("Done by recording; receipt RC-9140."))
  }

  @Test @UI func whatIsNotDueIsNotRun() async {
    let bench = Bench()
    await bench.open(at: .pending)
    await bench.press("G", "x")
    #expect(bench.state.dialog == nil && bench.lines[22].contains("it is not due yet"))
  }

  @Test @UI func supportRunsNothing() async {
    let bench = Bench(role: .support)
    await bench.open(at: .pending)
    await bench.press("x")
    #expect(bench.state.dialog == nil && bench.lines[22].contains("ask an admin"))
  }

  @Test @UI func objectsAreTriedNow() async {
    let bench = Bench()
    bench.shelf.change { content in
      content.objects = [
        Made.object("recordings/R-1.mp4", 31, hours: 19, tries: 5, error: "system error 13")
      ]
    }
    await bench.open(at: .objects)
    #expect(bench.lines[23].contains("r try now"))
    await bench.press("r")
    #expect(bench.shelf.read { $0.retries } == 1)
    #expect(bench.lines[22].contains("All are gone: 1 objects."))
    await bench.press("r")
    #expect(bench.shelf.read { $0.retries } == 1 && bench.lines[22].contains("no line here"))
  }

  @UI private func quarantined(arrange: (inout Client) -> Void = { _ in }) async -> Bench {
    let bench = Bench(arrange: arrange)
    bench.shelf.change { content in
      let one = Made.quarantine(
        12, .waiting, "harbour.example.com", hours: 3, listed: 3, known: 63)
      content.quarantines = [one]
      var census = Census()
      census.counts = Counts([.extension: 60, .meeting: 380, .participant: 1_204, .poll: 3])
      census.objects = 12
      census.kept = [Census.Kept(kind: .meeting, id: "M1", hold: 14)]
      content.quarantineDetail = QuarantineDetail(
        quarantine: one, vanishing: (1...60).map { "harbour.example.com/\(100 + $0)" },
        census: census, fingerprint: "f1e2")
    }
    await bench.open(at: .quarantine)
    await bench.press("enter")
    return bench
  }

  @Test @UI func whatASnapshotWouldTakeIsShown() async throws {
    let bench = await quarantined()
    try expectScreen("quarantine-shown-80x24", bench.text)
    await bench.press("pgdn", "pgdn", "pgdn", "pgdn", "pgdn", "pgdn", "pgdn")
    #expect(bench.text.contains("harbour.example.com/160"), "to the last")
    await bench.press("enter")
    #expect(bench.state.dialog == nil && bench.shelf.destructive == 0)
  }

  @Test @UI func itIsReleasedWithItsPhrase() async throws {
    let bench = await quarantined()
    await bench.press("x", "2")
    await bench.type("#1")
    await bench.press("tab")
    await bench.type("harbour.example.co")
    try expectScreen("quarantine-asking-80x24", bench.text)
    await bench.type("m")
    await bench.press("enter")
    let decision = try #require(bench.shelf.read { $0.decisions }.first)
    #expect(decision.label == "Q-12" && decision.phrase == "harbour.example.com")
    #expect(decision.shown == "f1e2" && decision.reason == .contractEnded)
    #expect(bench.text.contains("Nothing went"))
  }

  @Test @UI func aReleaseThatWasLeftTellsItsEnd() async {
    let gate = Gate()
    let bench = await quarantined { client in
      let believe = client.believe
      client.believe = { decision in
        await gate.wait()
        return try await believe(decision)
      }
    }
    await bench.fill(reason: "2", ticket: "#1", phrase: "harbour.example.com")
    bench.terminal.press("enter", "esc")
    #expect(bench.state.dialog == nil && bench.lines[22].contains("Q-12 is being decided"))
    await gate.open()
    await bench.rest()
    #expect(bench.shelf.read { $0.decisions }.count == 1)
    #expect(bench.state.dialog == nil && bench.lines[22].contains("Nothing went."))
  }

  @Test @UI func itIsRejectedWithAWord() async throws {
    let bench = await quarantined()
    await bench.press("n", "8")
    await bench.type("#1")
    await bench.press("tab", "enter")
    #expect(bench.shelf.destructive == 0)
    await bench.press("enter", "n", "8")
    await bench.type("#1")
    await bench.press("tab")
    await bench.type("reject")
    await bench.press("enter")
    let decision = try #require(bench.shelf.read { $0.decisions }.first)
    #expect(decision.phrase.isEmpty && decision.shown == nil)
    #expect(bench.text.contains("Q-12 is rejected: all stays."))
  }

  @Test @UI func anotherSnapshotIsShownAgain() async {
    let bench = await quarantined()
    bench.shelf.change { $0.refusal = .quarantineChanged("Q-12") }
    await bench.press("x", "2")
    await bench.type("#1")
    await bench.press("tab")
    await bench.type("harbour.example.com")
    await bench.press("enter")
    #expect(bench.text.contains("changed since it was shown"))
    #expect(bench.text.contains("60 extensions would go"))
    await bench.press("o")
    #expect(bench.lines[0].contains("harbour.example.com"), "its PBX")
  }
}
