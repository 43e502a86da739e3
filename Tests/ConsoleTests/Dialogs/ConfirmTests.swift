import Terminal
import Testing

@testable import Console

/// What asked is never what confirms.
@Suite struct ConfirmTests {
  @Test @UI func theKeyThatAskedConfirmsNothing() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("d")
    for _ in 0..<5 { await bench.press("d") }
    guard case .plan(let plan)? = bench.state.dialog else {
      Issue.record("the plan is open")
      return
    }
    #expect(plan.stage == .shown)
  }
}
