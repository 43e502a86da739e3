import Domain
import Testing

/// When a list of extensions is not believed (rules.md, Ending events).
@Suite struct SnapshotDoubtTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let known: Int
    let vanishing: Int
    let listed: Int
    var told: Int?
    let doubt: SnapshotDoubt?
    var testDescription: String {
      "\(vanishing) of \(known) vanish, \(listed) listed, \(told ?? listed) told"
    }
  }

  static let cases = [
    Case(known: 10, vanishing: 0, listed: 10, doubt: nil),
    Case(known: 0, vanishing: 0, listed: 0, doubt: nil),
    Case(known: 0, vanishing: 0, listed: 10, doubt: nil),
    Case(known: 10, vanishing: 10, listed: 0, doubt: .empty),
    Case(known: 0, vanishing: 0, listed: 0, told: 4, doubt: .count),
    Case(known: 10, vanishing: 5, listed: 5, doubt: .half),
    Case(known: 11, vanishing: 5, listed: 6, doubt: .many),
    Case(known: 1, vanishing: 1, listed: 1, doubt: .half),
    Case(known: 5, vanishing: 2, listed: 3, doubt: nil),
    Case(known: 10, vanishing: 3, listed: 7, doubt: nil),
    Case(known: 12, vanishing: 4, listed: 8, doubt: .many),
    Case(known: 20, vanishing: 4, listed: 16, doubt: nil),
    Case(known: 19, vanishing: 4, listed: 15, doubt: .many),
    Case(known: 10, vanishing: 1, listed: 9, told: 10, doubt: .count),
    Case(known: 10, vanishing: 0, listed: 12, told: 11, doubt: .count),
  ]

  @Test(arguments: cases) func doubt(_ one: Case) {
    #expect(
      SnapshotDoubt(
        known: one.known, vanishing: one.vanishing, listed: one.listed,
        told: one.told ?? one.listed) == one.doubt)
  }
}
