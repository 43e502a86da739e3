import Terminal
import Testing

@testable import Console

/// The second row says whole parts or leaves them out.
@Suite struct CountsRowTests {
  private let counts = ["3 ordered", "14 late", "2 due", "4 coming", "1 held", "(t flat)"]
  private let marked = CountsRow.Part(text: "12 marked, 3 hidden by the filter", yields: false)
  private let order = CountsRow.Part(text: "soonest first", isOrder: true)

  @Test(arguments: 20...140)
  func noPartIsCut(width: Int) {
    for others in [[], [order], [marked], [marked, .init(text: "reading...")]] {
      let row = CountsRow(counts, others, width: width)
      let parts = "\(row.left.text)   \(row.right.text)".split(separator: "  ").map {
        $0.drop { $0 == " " }
      }
      let whole = counts + others.map(\.text)
      #expect(parts.allSatisfy { $0.isEmpty || whole.contains(String($0)) }, "\(parts)")
      #expect(row.left.text.hasPrefix("3 ordered"), "what matters most stays")
      let used = row.left.columns + (row.right.isEmpty ? 0 : 2) + row.right.columns
      let isLeast = row.left.text == "3 ordered" && row.right == SafeText(marked.text)
      #expect(used <= width || isLeast)
    }
  }

  @Test func itClosesUpThenTheOrderGoesThenTheLastCounts() {
    func left(_ others: [CountsRow.Part], _ width: Int) -> String {
      CountsRow(counts, others, width: width).left.text
    }
    #expect(left([], 60).contains("14 late   2 due"))
    #expect(left([], 57).hasSuffix("14 late  2 due  4 coming  1 held  (t flat)"))
    let row = CountsRow(counts, [order], width: 62)
    #expect(row.right.isEmpty && row.left.text.hasSuffix("(t flat)"))
    #expect(left([marked], 80) == "3 ordered  14 late  2 due  4 coming  1 held")
    #expect(left([marked], 30) == "3 ordered")
  }

  @Test func whatIsMarkedAndFilteredDoesNotYield() {
    let filter = CountsRow.Part(text: "filter pbx:example", yields: false)
    let row = CountsRow(counts, [marked, filter, .init(text: "reading...")], width: 40)
    #expect(row.right.text == "12 marked, 3 hidden by the filter  filter pbx:example")
  }
}
