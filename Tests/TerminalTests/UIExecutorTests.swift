import Testing

@testable import Terminal

struct UIExecutorTests {
  @UI
  private final class Counter {
    var value = 0

    func add() {
      let before = value
      value = before + 1
    }
  }

  @Test func runsWithoutALoopOneJobAtATime() async {
    let counter = Counter()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<1_000 {
        group.addTask { await counter.add() }
      }
    }
    #expect(await counter.value == 1_000)
  }

  @Test @UI func comesBackFromElsewhere() async {
    let counter = Counter()
    for _ in 0..<100 {
      let step = await elsewhere()
      UI.shared.assertIsolated()
      counter.value += step
    }
    #expect(counter.value == 100)
  }

  @concurrent private func elsewhere() async -> Int { 1 }
}
