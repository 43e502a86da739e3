import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// Records are marked, counted and ordered together.
@Suite struct MarksTests {
  @UI private func marks(_ bench: Bench) -> [String] {
    bench.state.screen.list.marks.records.map(\.id)
  }

  @Test @UI func oneByOneAndNone() async {
    let bench = Bench(.wide(30))
    await bench.open(at: .pbxs)
    await bench.press("space", "j", "space")
    #expect(marks(bench) == ["pbx-00001.example.com", "pbx-00003.example.com"])
    #expect(bench.lines[1].contains("2 marked"))
    await bench.press("k", "space")
    #expect(marks(bench) == ["pbx-00001.example.com"])
    await bench.press("U")
    #expect(marks(bench).isEmpty && !bench.lines[1].contains("marked"))
    await bench.press("U")
    #expect(bench.lines[22].contains("nothing is marked"))
  }

  @Test @UI func aRange() async {
    let bench = Bench(.wide(30))
    await bench.open(at: .pbxs)
    await bench.press("j", "v", "j", "j")
    #expect(marks(bench).isEmpty, "not before it is ended")
    #expect(bench.lines.count { $0.dropFirst().hasPrefix("x") } == 3, "but shown")
    #expect(bench.lines[1].contains("range, v ends it"))
    await bench.press("v")
    #expect(
      marks(bench) == (2...4).map { "pbx-0000\($0).example.com" })
    await bench.press("G", "v", "k", "k", "v")
    #expect(marks(bench).count == 6, "upwards as well")
    await bench.press("v", "esc")
    #expect(bench.state.screen.list.anchor == nil && marks(bench).count == 6)
    #expect(bench.state.stack.count == 2, "Esc left the range, not the list")
  }

  @Test @UI func allInTheFilterUpToABound() async {
    let bench = Bench(.wide(1_200))
    await bench.open(at: .pbxs)
    await bench.press("/")
    await bench.type("pbx-001")
    await bench.press("enter", "*")
    #expect(marks(bench).count == 100, "all of them were read")
    #expect(bench.lines[22].contains("100 more are marked, 100 in all"))
    await bench.press("esc", "*")
    #expect(marks(bench).count == Marks.most)
    #expect(bench.lines[22].contains("at most 1,000 can be marked at a time"))
    await bench.press("G", "space")
    #expect(marks(bench).count == Marks.most)
    #expect(bench.lines[22].contains("At most 1,000 can be marked at a time."))
  }

  @Test @UI func whatAFilterHidesStaysMarkedAndIsCounted() async throws {
    let bench = Bench(.wide(60))
    await bench.open(at: .pbxs)
    await bench.press("space", "space", "/")
    await bench.type("0005")
    await bench.press("enter")
    #expect(bench.lines[1].contains("2 marked, 2 hidden by the filter"))
    await bench.press("space")
    #expect(bench.lines[1].contains("3 marked, 2 hidden by the filter"))
    bench.terminal.fire(.refresh)
    await bench.rest()
    #expect(marks(bench).count == 3, "what is hidden is not gone")
    await bench.press("d")
    #expect(bench.text.contains("3 PBXs are marked: 1 in view, 2 hidden by the filter"))
    await bench.press("esc", "esc")
    #expect(bench.lines[1].contains("3 marked") && !bench.lines[1].contains("hidden"))
    #expect(marks(bench).last == "pbx-00005.example.com", "they outlive the filter")
  }

  /// The meetings of the shelf, marked from the top.
  @UI private func planned(_ bench: Bench, _ count: Int = 2) async {
    await bench.open(at: .meetings)
    await bench.press("g")
    for _ in 0..<count { await bench.press("space") }
    await bench.press("d")
  }

  @Test @UI func thePlanGroupsThemAndTellsWhatIsKept() async throws {
    let bench = Bench()
    bench.shelf.change { content in
      content.ordered = ["M3"]
      content.census.kept = [Census.Kept(kind: .recording, id: "R-88640", hold: 14)]
    }
    await planned(bench, 5)
    #expect(bench.text.contains("5 meetings are marked, none is hidden by a filter"))
    #expect(bench.text.contains("Delete 4 meetings?"), "one was ordered before")
    #expect(bench.text.contains("ordered to go before"))
    try expectScreen("plan-marks-80x24", bench.text)
    await bench.fill(reason: "2", ticket: "#4698", phrase: "delete 4 meeting")
    try expectScreen("plan-marks-asking-80x24", bench.text)
    await bench.type("s")
    await bench.press("enter")
    let request = try #require(bench.shelf.read { $0.markedDeletions }.first)
    #expect(request.kind == .meeting && request.ids == ["M1", "M0", "M2", "M3", "M4"])
    #expect(request.phrases == ["delete 4 meetings"] && request.reason == .contractEnded)
    #expect(request.ticket == "#4698" && request.fingerprint?.count == 64)
    #expect(bench.lines[22].contains("Staged 4 meetings, D-7 to D-10: u takes all back"))
    #expect(marks(bench).count == 5, "so that u takes all of it back")
    try expectScreen("staged-marks-80x24", bench.text)
    await bench.press("u")
    #expect(bench.lines[22].contains("Taken back: 4 meetings"))
    #expect(bench.shelf.read { $0.jobs }.isEmpty)
  }

  @Test @UI func ofPBXsEachFQDNIsTyped() async throws {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("space", "space", "space")
    let names = marks(bench)
    await bench.press("d", "x", "2")
    await bench.type("#1")
    await bench.press("tab")
    await bench.type(names[0])
    await bench.press("tab")
    await bench.type(names[1])
    try expectScreen("plan-marks-pbxs-80x24", bench.text)
    await bench.press("enter")
    #expect(bench.state.dialog == nil && bench.shelf.destructive == 0, "the third is missing")
    await bench.press("d", "x", "2")
    await bench.type("#1")
    await bench.press("tab")
    for name in [names[0], names[0], names[2]] {
      await bench.type(name)
      await bench.press("tab")
    }
    await bench.press("enter")
    #expect(bench.shelf.destructive == 0 && bench.text.contains("That is not it; 2 more tries."))
    await bench.type(names[1])
    await bench.press("enter")
    #expect(bench.shelf.read { $0.markedDeletions }.first?.phrases == names)
  }

  @Test @UI func ofPBXsThreeAtMost() async {
    let bench = Bench(.wide(30))
    await bench.open(at: .pbxs)
    for _ in 0..<4 { await bench.press("space") }
    await bench.press("d")
    #expect(bench.state.dialog == nil)
    #expect(bench.lines[22].contains("at most 3 PBXs at a time"))
  }

  @Test @UI func marksAreOfOneKind() async {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("k", "k", "enter")
    for _ in 0..<8 { await bench.press("space") }
    #expect(bench.state.screen.list.marks.kinds.count > 1)
    await bench.press("d")
    #expect(bench.state.dialog == nil)
    #expect(bench.lines[22].contains("marks are of one kind only, these are recording and"))
  }

  /// A single mark is a plan of its own record, wherever the cursor is.
  @Test @UI func oneMarkIsItsRecord() async {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("g", "space", "j", "d")
    #expect(bench.text.contains("Delete this meeting?") && bench.lines[2].contains("M1"))
  }

  @Test @UI func aChangedPlanIsShownAgain() async {
    let bench = Bench()
    await planned(bench)
    var census = bench.shelf.read { $0.census }
    census.counts[.participant] = 9
    bench.shelf.change { $0.census = census }
    let changed = bench.shelf.marked(.meeting, ["M1", "M0"])
    bench.shelf.change { $0.deleteFailure = .markedPlanChanged(now: changed, ["M0"]) }
    await bench.fill(reason: "2", ticket: "#4698", phrase: "delete 2 meetings")
    await bench.press("enter")
    #expect(bench.text.contains("The plan changed: M0. Nothing was deleted."))
    #expect(bench.text.contains("18 participants") && bench.text.contains("x  go on"))
  }

  @Test(arguments: ["d", "x", "enter", "space", "*", "v", "y", "2"])
  @UI func repeatingOneKeyDeletesNothing(key: String) async {
    let bench = Bench()
    await planned(bench)
    for _ in 0..<20 { await bench.press(key) }
    #expect(bench.shelf.destructive == 0)
  }

  @Test @UI func aPasteDeletesNothing() async {
    let bench = Bench()
    await planned(bench)
    await bench.press("x", "2")
    await bench.type("#1")
    await bench.press("tab")
    bench.terminal.paste("delete 2 meetings")
    await bench.rest()
    #expect(bench.text.contains("The phrase is typed, not pasted."))
    await bench.press("enter")
    #expect(bench.shelf.destructive == 0)
  }
}
