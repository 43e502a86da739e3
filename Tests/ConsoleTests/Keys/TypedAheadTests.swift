import Terminal
import Testing

@testable import Console

/// Keys that come before the lines they are for.
@Suite struct TypedAheadTests {
  @Test @UI func enterWaitsForTheLines() async {
    let bench = Bench()
    await bench.open(at: .overview)
    bench.terminal.press("2", "enter")
    #expect(bench.state.screen.name == .pbxs, "nothing is there to be opened yet")
    await bench.rest()
    #expect(bench.lines[0].hasPrefix("PBXs > old-depot.example.org"))
  }

  @Test @UI func motionWaitsForTheFirstLines() async throws {
    let bench = Bench()
    await bench.open(at: .overview)
    bench.terminal.press("2", "j", "j", "k", "enter")
    await bench.rest()
    let other = Bench()
    await other.open(at: .pbxs)
    other.terminal.press("j", "enter")
    await other.rest()
    #expect(bench.lines[0].hasPrefix("PBXs > "))
    #expect(bench.lines[0] == other.lines[0])
  }

  @Test @UI func enterWaitsForWhatTheFilterMatches() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    let gate = Gate()
    bench.shelf.change { $0.gate = ("marina", gate) }
    bench.terminal.press("/")
    bench.terminal.type("marina")
    bench.terminal.press("enter", "enter")
    #expect(bench.state.screen.name == .pbxs, "the old line is not what was meant")
    await gate.open()
    await bench.rest()
    #expect(bench.lines[0].hasPrefix("PBXs > marina.example.com"))
  }

  @Test @UI func whatLeadsAwayForgetsThem() async {
    let bench = Bench()
    await bench.open(at: .overview)
    bench.terminal.press("2", "enter", "esc")
    await bench.rest()
    #expect(bench.state.screen.name == .overview)
    #expect(bench.state.typedAhead.isEmpty)
  }
}
