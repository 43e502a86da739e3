import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// Clicks and the wheel.
@Suite struct MouseTests {
  @UI private func click(_ bench: Bench, row: Int, _ action: MouseEvent.Action = .press) async {
    bench.terminal.send(.key(.mouse(MouseEvent(action, at: GridPosition(row: row, column: 20)))))
    await bench.rest()
  }

  @Test @UI func isOffUntilItIsAskedFor() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    #expect(!bench.terminal.isMouseOn)
    let before = bench.state.screen.list.cursor
    await click(bench, row: 6)
    #expect(bench.state.screen.list.cursor == before)
    await bench.press("f2")
    #expect(bench.terminal.isMouseOn)
    #expect(bench.text.contains("with Shift held it selects text as before"))
    await bench.press("f2")
    #expect(!bench.terminal.isMouseOn)
  }

  @Test @UI func aClickChoosesAndAnotherOpens() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("f2")
    await click(bench, row: 5)
    await click(bench, row: 5, .release)
    #expect(bench.lines[5].hasPrefix(">"))
    #expect(bench.state.screen.name == .pbxs)
    await click(bench, row: 5)
    #expect(bench.state.screen.name == .pbx)
  }

  @Test @UI func whatIsNoLineIsNotClicked() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("f2")
    let before = bench.state.screen.list.cursor
    for row in [0, 1, 2, 15, 20, 23] { await click(bench, row: row) }
    #expect(bench.state.screen.list.cursor == before)
    #expect(bench.state.screen.name == .pbxs)
  }

  @Test @UI func theWheelMoves() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("f2", "g")
    await click(bench, row: 5, .wheelDown)
    #expect(bench.state.screen.list.cursorIndex == 3)
    await click(bench, row: 5, .wheelUp)
    #expect(bench.state.screen.list.cursorIndex == 0)
  }

  @Test @UI func aDialogTakesNoClicks() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("f2", "d")
    for row in 0..<24 { await click(bench, row: row) }
    #expect(bench.text.contains("Delete this PBX?"))
  }
}
