import Domain
import Terminal
import TestSupport
import Testing

@testable import Console
@testable import Operations

/// What of a window is laid out.
@Suite struct ListLinesTests {
  @Test @UI func theSameLinesAreSeenHoweverManyAreLaidOut() async throws {
    // Given a window on meetings of many days
    let bench = Bench()
    await bench.open(at: .meetings)
    var state = bench.state
    let items = (0..<300).map { number in
      Item.record(
        Made.meeting(
          Int64(number), "M\(number)", "pbx.example.com", "100",
          at: Made.ago(days: 6) + Int64(number * number) * Instant.minute, state: .planned))
    }
    state.screen.list.replace(
      with: [Page(request: .first, items: items, before: nil, after: nil, total: nil)],
      load: .anew(keepingCursor: false))
    var numbers = SeededNumbers.printed("lines that are laid out")
    for _ in 0..<200 {
      // When the cursor is anywhere
      state.screen.list.moveCursor(to: .random(in: items.indices, using: &numbers))
      state.screen.list.cursorRow = .random(in: 0...30, using: &numbers)
      state.wraps = .random(using: &numbers)
      // Then what lies farther off than a screen changes nothing
      let near = seen(ListLines(state.screen, state), state)
      #expect(near.count == state.listRows)
      #expect(near == seen(ListLines(state.screen, state, reaching: 0), state))
      #expect(near == seen(ListLines(state.screen, state, reaching: items.count - 1), state))
    }
    // And no more than that is laid out
    state.screen.list.moveCursor(to: 150)
    #expect(ListLines(state.screen, state).lines.count <= 4 * state.listRows)
  }

  private func seen(_ lines: ListLines, _ state: State) -> [ListLines.Line] {
    let top = lines.top(state.screen.list, height: state.listRows)
    return Array(lines.lines[top...].prefix(state.listRows))
  }
}
