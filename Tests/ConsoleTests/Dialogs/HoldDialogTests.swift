import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

@Suite struct HoldDialogTests {
  @Test @UI func placesAHoldOnceAllIsGiven() async throws {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("k", "k", "H")
    #expect(bench.text.contains("Hold this meeting?"))
    await bench.press("1", "4")
    try expectScreen("hold-asking-80x24", bench.text)
    await bench.type("#4690")
    await bench.press("enter")
    let request = try #require(bench.shelf.read { $0.placed }.first)
    #expect(request.id == "M2")
    #expect(request.nature == .legal)
    #expect(request.reason == "legal")
    #expect(request.ticket == "#4690")
    #expect(bench.lines[22].contains("H-15 keeps meeting M2"))
    #expect(bench.lines[0].contains("#4690"), "it goes on with this ticket")
  }

  @Test @UI func asksOnTheSmallestScreen() async throws {
    let bench = Bench(rows: 16, columns: 60)
    await bench.open(at: .meetings)
    await bench.press("H", "1")
    try expectScreen("hold-asking-60x16", bench.text)
  }

  @Test @UI func marksAreNotHeldByTheWay() async {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("space", "H")
    #expect(bench.state.dialog == nil)
    #expect(bench.lines[22].contains("a hold lies on one record"))
  }

  @Test @UI func theTicketOfTheCallStandsThere() async {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("T")
    await bench.type("#7")
    await bench.press("enter", "H", "2", "3", "enter")
    #expect(bench.shelf.read { $0.placed }.map(\.ticket) == ["#7"])
    #expect(bench.shelf.read { $0.placed }.map(\.nature) == [.restriction])
  }

  @Test(arguments: ["H", "enter", "1", "x", "y", "space"])
  @UI func oneKeyHoldsNothing(key: String) async {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("H")
    for _ in 0..<20 { await bench.press(key) }
    #expect(bench.shelf.read { $0.placed }.isEmpty)
  }

  @Test @UI func whatIsRefusedIsSaidInTheDialog() async {
    let bench = Bench()
    bench.shelf.change { $0.refusal = .noSuchRecord(.meeting, id: "M4") }
    await bench.open(at: .meetings)
    await bench.press("H", "1", "1")
    await bench.type("#1")
    await bench.press("enter")
    #expect(bench.text.contains("There is no meeting M4 any more."))
    await bench.press("esc")
    #expect(bench.state.dialog == nil)
  }

  @Test @UI func aLineOfTheHoldsIsReleasedAfterAReasonAndAWord() async throws {
    let bench = Bench()
    await bench.open(at: .holds)
    await bench.press("H")
    #expect(bench.text.contains("Release H-14?"))
    await bench.press("enter")
    #expect(bench.shelf.read { $0.released }.isEmpty, "Enter is No until there is a reason")
    await bench.press("H", "4")
    await bench.type("release")
    try expectScreen("hold-release-80x24", bench.text)
    #expect(bench.text.contains("H-14, legal, on extension brightway.example.net/104 "))
    #expect(bench.text.contains("Ticket #4690, owner lee. It keeps 354 records, 9 of them past"))
    await bench.press("enter")
    #expect(bench.shelf.read { $0.released } == ["H-14 legal"])
    #expect(bench.text.contains("No hold is in force"))
  }

  @Test(arguments: [Domain.Role.support, nil])
  @UI func supportPlacesNone(role: Domain.Role?) async {
    let bench = Bench(role: role ?? .admin, isReadOnly: role == nil)
    await bench.open(at: .meetings)
    await bench.press("H")
    #expect(bench.state.dialog == nil)
    #expect(bench.lines[22].contains("H: "))
  }
}
