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
}
