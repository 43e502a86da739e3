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
}
