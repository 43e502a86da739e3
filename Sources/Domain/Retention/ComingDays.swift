/// How much falls due on the days that come, each of 24 hours from an instant on.
package struct ComingDays: Hashable, Sendable {
  /// One count a day; fewer where counting ended early.
  package var days: [Int] = []
  /// There was more than is counted.
  package var isCut = false

  package init(days: [Int] = [], isCut: Bool = false) {
    self.days = days
    self.isCut = isCut
  }

  /// What falls due within so many days; at least that many where counting ended early.
  package func within(days count: Int) -> Int { days.prefix(count).reduce(0, +) }
}
