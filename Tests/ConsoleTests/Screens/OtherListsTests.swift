import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// Meetings, polls and reports of one PBX or extension.
@Suite struct OtherListsTests {
  @Test @UI func oLeadsFromAPBXToItsLists() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("j", "j", "j", "j", "enter", "o")
    #expect(bench.lines[0].hasPrefix("PBXs > brightway.example.net > Meetings"))
    #expect(!bench.lines[2].contains("PBX"), "its name is said once")
    await bench.press("o")
    #expect(bench.lines[0].hasPrefix("PBXs > brightway.example.net > Polls"))
    await bench.press("o")
    #expect(bench.lines[0].hasPrefix("PBXs > brightway.example.net > Reports"))
    await bench.press("o")
    #expect(bench.lines[0].hasPrefix("PBXs > brightway.example.net > Meetings"))
    await bench.press("esc")
    #expect(bench.lines[0].hasPrefix("PBXs > brightway.example.net "))
    #expect(bench.lines[1].hasPrefix("CAN MEET"))
  }

  @Test @UI func oOnAListOfAllSaysWhyNot() async {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("o")
    #expect(bench.lines[22].contains("o: this list is of all PBXs."))
  }

  @Test @UI func aFilterThatIsNotUnderstoodStaysToBePutRight() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("/")
    bench.shelf.change { $0.failure = .badQuery("it takes too long") }
    await bench.type("x1")
    await bench.press("enter")
    #expect(bench.state.prompt?.text == "x1")
    #expect(bench.lines[1].contains("filter x1: not applied"))
    #expect(bench.lines[22].contains("it takes too long"))
    bench.shelf.change { $0.failure = nil }
    await bench.press("esc")
    #expect(bench.state.prompt == nil)
    #expect(bench.lines[1].hasPrefix("6 PBXs"))
    #expect(!bench.lines[1].contains("filter"))
  }

  /// `none` would say that it was never given.
  @Test @UI func whatARestrictionHidesIsNotSaidToBeMissing() async throws {
    let bench = Bench(role: .support)
    bench.shelf.change { content in
      content.rows[.extension] = [
        ListRow(
          view: Made.view(
            .extension, 1, "fjord.example.net/201",
            [("pbx", .text("fjord.example.net")), ("number", .text("201"))],
            missing: [.restricted], restrictedBy: 14),
          next: nil, heldBy: [14], hasHoldBelow: false, facts: .none)
      ]
    }
    await bench.open(at: .extensions)
    let line = try #require(bench.lines.first { $0.contains("201 ") })
    #expect(line.contains("no: restricted") && !line.contains("none"))
  }

  /// To the officer, too, who sees the rest of it; but what is late needs somebody.
  @Test(arguments: [false, true])
  @UI func restrictedIsSeen(isLate: Bool) async throws {
    let bench = Bench(role: .officer)
    let late = Made.due(.recording, 1, "fjord.example.net/201", in: -20 * Instant.hour)
    bench.shelf.change { content in
      content.rows[.extension] = [
        ListRow(
          view: Made.view(
            .extension, 1, "fjord.example.net/201",
            [("pbx", .text("fjord.example.net")), ("number", .text("201"))],
            missing: [.emailMissing, .restricted]),
          next: isLate ? late : nil, heldBy: [14], hasHoldBelow: false, facts: .none,
          isRestricted: true)
      ]
    }
    await bench.open(at: .extensions)
    let line = try #require(bench.lines.first { $0.contains("201 ") })
    #expect(line.dropFirst(2).hasPrefix(isLate ? "!" : "R"))
    #expect(bench.text.contains("restricted, H-14"))
  }

  @Test @UI func howManyThereAreIsNotKnownWhereTheyCannotBeRead() async {
    let bench = Bench()
    bench.shelf.change { $0.failure = .notAllowed(.compliance) }
    await bench.open(at: .mcus)
    #expect(bench.text.contains("it needs \"compliance\""))
    #expect(!bench.lines[1].contains("0 MCUs"))
  }
}
