import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// How the policy was kept, and its classes.
@Suite struct ComplianceTests {
  @Test @UI func showsWhatFellDueAndWhatIsLeft() async throws {
    let bench = Bench(role: .officer)
    await bench.open()
    await bench.press(":")
    await bench.type("compliance 2026-07-01 2026-09-30")
    await bench.press("enter")
    try expectScreen("compliance-80x24", bench.text)
    let request = try #require(bench.shelf.read { $0.reports.first })
    #expect(request.from == CivilDate(year: 2026, month: 7, day: 1))
    #expect(request.to == CivilDate(year: 2026, month: 9, day: 30))
  }

  @Test @UI func onePBXCanBeAskedFor() async {
    let bench = Bench(role: .officer)
    await bench.open()
    await bench.press(":")
    await bench.type("compliance shop.example.org")
    await bench.press("enter")
    #expect(bench.shelf.read { $0.reports.last?.pbx } == "shop.example.org")
    #expect(bench.lines[1].hasPrefix("shop.example.org"))
  }

  @Test @UI func aDayThatIsNoneIsSaid() async {
    let bench = Bench(role: .officer)
    await bench.open()
    await bench.press(":")
    await bench.type("compliance 2026-02-30")
    await bench.press("enter")
    #expect(bench.text.contains("Not understood: 2026-02-30"))
    #expect(bench.shelf.read { $0.reports.isEmpty })
  }

  @Test @UI func thePolicyHasItsClasses() async throws {
    let bench = Bench()
    await bench.open(at: .policy)
    await bench.press("o")
    try expectScreen("policy-classes-80x24", bench.text)
    await bench.press("o")
    #expect(bench.lines[0].hasPrefix("Policy "))
  }

  @Test(arguments: [
    (ScreenName.mcus, "MCUs"), (.logs, "Logs"), (.recordings, "Recordings"),
    (.participants, "Participants"), (.files, "Files"), (.sessions, "Sessions"),
  ])
  @UI func everyKindHasItsList(_ name: ScreenName, _ crumb: String) async {
    let bench = Bench()
    await bench.open(at: name)
    #expect(bench.lines[0].hasPrefix(crumb))
    #expect(bench.shelf.read { $0.lists.last?.kind } == name.kind)
  }

  @Test @UI func recordingsAndParticipants() async throws {
    let bench = Bench()
    await bench.open(at: .recordings)
    try expectScreen("recordings-80x24", bench.text)
    await bench.press(":")
    await bench.type("participants")
    await bench.press("enter")
    try expectScreen("participants-80x24", bench.text)
  }
}
