import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// What is pending, in groups: what people ordered first.
@Suite struct PendingTests {
  private static func shelf() -> Shelf {
    let shelf = Shelf.troubled()
    let shop = "shop.example.org"
    shelf.change { content in
      var progress = JobProgress()
      progress.planned[.participant] = 1_800_000
      progress.planned[.meeting] = 112_406
      content.jobs = [
        Made.job(
          4, .staged, .extension, "alder.example.com/117", undoUntil: Made.now + 19 * Instant.hour),
        Made.job(
          3, .staged, .pbx, "express-old.example.com", undoUntil: Made.ago(minutes: 5),
          progress: progress),
        Made.job(2, .done, .pbx, nil),
      ]
      content.due += (0..<13).map { index in
        Made.due(
          .recording, 100 + index, "R-\(87_014 + index)",
          in: -18 * Instant.hour - index * Instant.minute, pbx: shop)
      }
      content.due += [
        Made.due(
          .participantIP, 20, "M0", in: -11 * Instant.minute, pbx: shop, items: 9),
        Made.due(.recording, 200, "R-88502", in: 2 * Instant.minute, pbx: shop),
      ]
    }
    return shelf
  }

  @Test @UI func showsWhatPeopleOrderedFirstAndFoldsOneCause() async throws {
    let bench = Bench(Self.shelf())
    await bench.open(at: .pending)
    try expectScreen("pending-groups-80x24", bench.text)
    bench.terminal.resize(rows: 40, columns: 120)
    try expectScreen("pending-groups-120x40", bench.text)
  }

  @Test @UI func rightOpensAllOfOneCause() async {
    let bench = Bench(Self.shelf())
    await bench.open(at: .pending)
    await bench.press("j", "j", "j", "j")
    #expect(bench.lines.contains { $0.contains("12 more of recording, for the same cause") })
    await bench.press("right")
    #expect(bench.lines[0].hasPrefix("Pending > Pending recording"))
    #expect(bench.lines.count { $0.contains("late 1") } == 14)
    await bench.press("esc")
    #expect(bench.lines[0].hasPrefix("Pending  "))
  }

  @Test @UI func tShowsItFlatAndBack() async {
    let bench = Bench(Self.shelf())
    await bench.open(at: .pending)
    await bench.press("t")
    #expect(bench.lines[1].contains("soonest first"))
    #expect(!bench.text.contains("ORDERED BY PEOPLE"))
    await bench.press("t")
    #expect(bench.text.contains("ORDERED BY PEOPLE"))
  }

  @Test @UI func markedOrdersAreTakenBackTogether() async throws {
    let shelf = Self.shelf()
    shelf.change { content in
      content.jobs.append(
        Made.job(5, .staged, .recording, "R-88121", undoUntil: Made.now + 6 * Instant.minute))
    }
    let bench = Bench(shelf)
    await bench.open(at: .pending)
    await bench.press("j", "space", "space")
    #expect(bench.lines[1].contains("2 marked") && bench.lines[23].contains("u undo 2"))
    try expectScreen("pending-marks-80x24", bench.text)
    await bench.press("g", "space", "u")
    #expect(bench.lines[22].contains("not all of what is marked can be taken back"))
    #expect(bench.shelf.read { $0.jobs.count } == 4)
    await bench.press("g", "space", "u")
    #expect(bench.lines[22].contains("Taken back: 1 extension, 1 recording."))
    #expect(bench.shelf.read { $0.jobs.map(\.number) } == [3, 2])
    #expect(bench.state.screen.list.marks.isEmpty, "their lines are gone")
  }

  /// A record has a line for each of its rules, and goes once.
  @Test @UI func markedEntriesOfOneKindArePlannedTogether() async throws {
    let shelf = Self.shelf()
    shelf.change { content in
      content.due += [
        Made.due(.participantName, 20, "M0", in: Instant.minute, pbx: "shop.example.org"),
        Made.due(.participantIP, 21, "M1", in: Instant.minute, pbx: "shop.example.org"),
      ]
    }
    let bench = Bench(shelf)
    await bench.open(at: .pending)
    await bench.press("t")
    for rule in ["participant-ip", "participant-name"] {
      await bench.press("/")
      await bench.type("rule:\(rule)")
      await bench.press("enter", "*", "esc")
    }
    #expect(bench.lines[1].contains("4 marked"))
    await bench.press("d")
    #expect(bench.shelf.read { $0.markedPlans.last?.sorted() } == ["M0", "M1", "M2"])
    #expect(bench.text.contains("3 meetings are marked"))
  }

  @Test @UI func allIsMarkedOnlyWhereAllIsHere() async {
    let bench = Bench(Self.shelf())
    await bench.open(at: .pending)
    await bench.press("*")
    #expect(bench.lines[22].contains("lines are folded here; t shows all of them"))
  }

  @Test @UI func enterOnAnOrderOpensItsJob() async {
    let bench = Bench(Self.shelf())
    await bench.open(at: .pending)
    await bench.press("enter")
    #expect(bench.lines[0].hasPrefix("Pending > D-3"))
    #expect(bench.lines[1].hasPrefix("DELETE PBX express-old.example.com"))
  }

  /// What waits behind a brake is neither late nor due: a person releases it.
  @Test @UI func whatABrakeKeepsStandsByItself() async {
    let bench = Bench(Self.shelf())
    await bench.open(at: .pending)
    let lines = bench.lines
    let braked = lines.firstIndex { $0.contains("BEHIND A BRAKE") } ?? 0
    #expect(lines[braked + 1].contains("old-depot.example"))
    #expect(lines[braked + 1].hasPrefix("  b due"))
  }

  @Test @UI func aFilterShowsItFlat() async {
    let bench = Bench(Self.shelf())
    await bench.open(at: .pending)
    await bench.press("/")
    await bench.type("recording")
    await bench.press("enter")
    #expect(!bench.text.contains("ORDERED BY PEOPLE"))
    #expect(bench.text.contains("R-88502"))
  }

  /// `M2` is asked to go, `M1` was.
  @UI private func asked() async -> Bench {
    let bench = Bench(Self.shelf())
    bench.shelf.change {
      $0.requests = [
        Made.request(12, .delete, .meeting, "M2", by: "bo", minutes: 20, ticket: "#4702"),
        Made.request(
          11, .hold, .extension, "brightway.example.net/104", by: "ida", minutes: 300,
          ticket: "#4690"),
        Made.request(
          7, .delete, .meeting, "M1", by: "ida", minutes: 9_000, ticket: "#4588", state: .declined,
          decidedBy: "kim", note: "mistake"),
      ]
    }
    await bench.open(at: .pending)
    return bench
  }

  @Test @UI func whatIsAskedStandsFirst() async throws {
    let bench = await asked()
    let items = bench.state.screen.list.items.prefix(3)
    let labels = items.compactMap { if case .request(let one) = $0 { one.label } else { nil } }
    #expect(labels == ["A-11", "A-12"], "the oldest first, open ones only")
    #expect(bench.lines[1].hasPrefix("2 asked   2 ordered"))
    #expect(bench.lines.count { $0.dropFirst(2).hasPrefix("? asked") } == 2)
    try expectScreen("pending-asked-80x24", bench.text)
  }

  @Test @UI func enterOnWhatIsAskedOpensThePlanWithItsTicket() async {
    let bench = await asked()
    await bench.press("j", "enter")
    #expect(bench.text.contains("Delete this meeting?"))
    #expect(bench.lines[0].contains("#4702"))
  }

  @Test @UI func whatIsAskedIsDeclined() async {
    let bench = await asked()
    await bench.press("j", "c", "7", "enter")
    #expect(bench.shelf.read { $0.declined } == ["A-12 mistake"])
    #expect(bench.lines[1].hasPrefix("1 asked   2 ordered"))
  }

  @Test @UI func aFaultInTheFilterOfTheGroupsIsMarkedAtItsCharacter() async {
    let bench = Bench(Self.shelf())
    await bench.open(at: .pending)
    await bench.press("/")
    await bench.type("state:due nope:1 x")
    #expect(bench.state.prompt?.fault?.position == 10)
    #expect(bench.lines[22].contains("At character 11: there is no such column here"))
  }

  /// What is grouped is one ledger in the file.
  @Test @UI func theGroupsAreExported() async throws {
    let bench = Bench(Self.shelf())
    await bench.open(at: .pending)
    await bench.press("e", "2")
    let export = try #require(bench.shelf.read { $0.exports.last })
    #expect(export.name == "pending" && export.format == .jsonl)
    guard case .pending(let request) = export.list else {
      Issue.record("no ledger")
      return
    }
    #expect(request.states == PendingScreen.going && request.filter.isEmpty)
    #expect(bench.lines[22].contains("12 rows in /home/kim/exports/x.csv"))
  }
}
