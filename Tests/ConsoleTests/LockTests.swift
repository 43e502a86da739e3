import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// The curtain.
@Suite struct LockTests {
  @Test @UI func hidesEverythingUntilEnter() async throws {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("j", "L")
    try expectScreen("locked-80x24", bench.text)
    #expect(bench.terminal.title == "Lapse PROD eu-1: locked")
    let before = bench.state.screen.list.cursor
    await bench.press("j", "d", "q", "Q", "esc", "ctrl-c", "1", ":")
    bench.terminal.paste("\n")
    bench.terminal.send(.key(.mouse(MouseEvent(.press, at: GridPosition(row: 5, column: 5)))))
    #expect(bench.state.lock != nil)
    #expect(bench.text.contains("whoever presses Enter"))
    await bench.press("enter")
    #expect(bench.state.lock == nil)
    #expect(bench.state.screen.name == .pbxs)
    #expect(bench.state.screen.list.cursor == before)
    #expect(bench.terminal.title == "Lapse PROD eu-1: PBXs")
  }

  @Test @UI func fallsWhenNobodyPressesAKey() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    #expect(bench.terminal.timers[.idle] == .seconds(600))
    bench.terminal.fire(.idle)
    #expect(bench.state.lock != nil)
    #expect(bench.terminal.timers[.idle] == nil)
    await bench.press("enter")
    #expect(bench.terminal.timers[.idle] == .seconds(600))
    bench.terminal.setTimer(.idle, after: nil)
    await bench.press("j")
    #expect(bench.terminal.timers[.idle] == .seconds(600))
  }

  @Test @UI func leavesAnOpenDialogAsItWas() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("d", "x")
    bench.terminal.fire(.idle)
    #expect(!bench.text.contains("Delete this PBX?"))
    await bench.press("enter")
    #expect(bench.text.contains("Delete this PBX?"))
  }

  @Test @UI func whatWasShownInClearIsGone() async {
    let bench = Bench()
    bench.shelf.change { $0.clear = ClearText(text: "Board meeting", isErased: false) }
    await bench.open(at: .meetings)
    await bench.press("R", "1", "1", "enter")
    #expect(bench.text.contains("Board meeting"))
    bench.terminal.fire(.idle)
    await bench.press("enter")
    #expect(!bench.text.contains("Board meeting"))
  }

  @Test @UI func asksForThePassphraseThatIsConfigured() async throws {
    let hash = PassphraseHash(of: "correct horse", salt: Array(0..<16), rounds: 10_000)
    let bench = Bench(lock: LockOptions(after: .seconds(60), passphrase: hash))
    await bench.open(at: .pbxs)
    #expect(bench.terminal.timers[.idle] == .seconds(60))
    await bench.press("L")
    try expectScreen("locked-passphrase-80x24", bench.text)
    await bench.press("enter")
    #expect(bench.state.lock != nil)
    await bench.type("wrong")
    #expect(!bench.text.contains("wrong"))
    await bench.press("enter")
    #expect(bench.text.contains("That was not it; 1 try so far."))
    bench.terminal.paste("correct horse")
    await bench.type("correct horsf")
    await bench.press("backspace")
    await bench.type("e")
    await bench.press("enter")
    #expect(bench.state.lock == nil)
  }

  @Test @UI func hasRoomOnTheSmallestScreen() async {
    let bench = Bench(rows: 6, columns: 30)
    await bench.open(at: .pbxs)
    bench.terminal.fire(.idle)
    #expect(bench.text.contains("is locked"))
  }
}
