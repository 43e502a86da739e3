import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// `b`: what waits for a person, and its release.
@Suite struct BrakesDialogTests {
  @UI private func shown(_ bench: Bench, mayRelease: Bool = true) async {
    bench.shelf.change { $0.brakes = Made.brakes([Made.failingDNS], mayRelease: mayRelease) }
    await bench.open(at: .pending)
    await bench.press("b")
    #expect(bench.text.contains("214 PBXs turned to failing DNS"))
    #expect(bench.text.contains("within 24h; usual is at most"))
  }

  @UI private func typed(_ bench: Bench, _ word: String) async {
    await bench.press("x", "6")
    await bench.type(word)
  }

  @Test @UI func releasesExactlyWhatWasShown() async throws {
    let bench = Bench()
    await shown(bench)
    try expectScreen("brakes-80x24", bench.text)
    await typed(bench, "release")
    try expectScreen("brakes-asking-80x24", bench.text)
    await bench.press("enter")
    let request = try #require(bench.shelf.read { $0.sweeps }.first)
    #expect(request.releaseBrake == .test)
    #expect(request.shown == "f1e2")
    #expect(request.rules.isEmpty)
    try expectScreen("brakes-released-80x24", bench.text)
    await bench.press("esc")
    #expect(bench.state.dialog == nil)
  }

  @Test @UI func allTwentyCanBeSeen() async {
    let bench = Bench()
    await shown(bench)
    #expect(!bench.text.contains("lost-20.example.net"))
    await bench.press("pgdn", "pgdn")
    #expect(bench.text.contains("lost-20.example.net"))
  }

  @Test(arguments: ["b", "x", "enter", "6", "space"])
  @UI func oneKeyReleasesNothing(key: String) async {
    let bench = Bench()
    await shown(bench)
    for _ in 0..<20 { await bench.press(key) }
    #expect(bench.shelf.read { $0.sweeps }.isEmpty)
  }

  @Test @UI func theWordIsTypedAndRight() async {
    let bench = Bench()
    await shown(bench)
    await bench.press("x", "6")
    bench.terminal.paste("release")
    await bench.rest()
    #expect(bench.text.contains("The word is typed, not pasted."))
    for word in ["Release", "releas", "release "] {
      await bench.type(word)
      await bench.press("enter")
    }
    #expect(bench.state.dialog == nil)
    #expect(bench.lines[22].contains("Three wrong words"))
    #expect(bench.shelf.read { $0.sweeps }.isEmpty)
  }

  @Test @UI func otherBrakesAreShownAgain() async {
    let bench = Bench()
    await shown(bench)
    bench.shelf.change { $0.refusal = .brakesChanged }
    await typed(bench, "release")
    await bench.press("enter")
    #expect(bench.text.contains("The brakes changed since they were shown: nothing was done."))
    #expect(bench.text.contains("THE FIRST 20"))
  }

  /// It failed after the release: something went, and the counts are read again.
  @Test @UI func whatFailedAfterTheReleaseIsNotDenied() async {
    let bench = Bench()
    await shown(bench)
    bench.shelf.change { $0.refusal = .ledgerUnwritten(3) }
    await typed(bench, "release")
    bench.shelf.change { $0.alarms = [] }
    await bench.press("enter")
    #expect(bench.text.contains("It was done, but 3 lines of the erasure ledger wait"))
    await bench.press("esc")
    #expect(bench.state.dialog == nil)
    #expect(!bench.text.contains("Nothing was released"))
    #expect(bench.state.status?.alarms.isEmpty == true)
  }

  @Test @UI func whoMayNotIsToldWhoMay() async {
    let bench = Bench(role: .support)
    await shown(bench, mayRelease: false)
    await bench.press("x")
    #expect(bench.text.contains("your role may not release; admin may"))
    #expect(!bench.text.contains("no pasting"))
  }

  @Test @UI func noBrakeIsSaid() async {
    let bench = Bench()
    await bench.open()
    await bench.press("b")
    #expect(bench.text.contains("No brake stands"))
    await bench.press("x", "esc")
    #expect(bench.state.dialog == nil)
  }
}
