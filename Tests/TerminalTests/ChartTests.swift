import Testing

@testable import Terminal

struct ChartTests {
  @Test(arguments: [
    (0, 10, "......"), (5, 10, "###..."), (9, 10, "#####."), (10, 10, "######"),
    (99, 10, "######"), (-3, 10, "......"), (4, 0, "......"),
  ])
  func roundsGaugesDown(value: Int, total: Int, expected: String) {
    #expect(SafeText.gauge(value, of: total, width: 6, in: .ascii).text == expected)
  }

  @Test func endsGaugesWithAnEighth() {
    #expect(SafeText.gauge(5, of: 32, width: 4, in: .unicode).text == "▋░░░")
    #expect(SafeText.gauge(31, of: 32, width: 4, in: .unicode).text == "███▉")
    #expect(SafeText.gauge(.max, of: .max, width: 3, in: .unicode).text == "███")
  }

  @Test func drawsSomethingForAnythingAboveNothing() {
    #expect(SafeText.bars([0, 1, 500, 1000], in: .unicode).text == "▁▂▅█")
    #expect(SafeText.bars([0, 0], in: .ascii).text == "  ")
    #expect(SafeText.bars([], in: .ascii) == .empty)
  }
}
