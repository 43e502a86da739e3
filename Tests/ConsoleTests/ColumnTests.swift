import Domain
import Terminal
import Testing

@testable import Console

@Suite struct ColumnTests {
  @Test(arguments: ScreenName.allCases)
  func columnsFitWhateverTheWidth(name: ScreenName) {
    let columns = Screens.kind(of: name).columns
    for width in 56...296 {
      let fitted = Column.fit(columns, width: width)
      let used = fitted.reduce(0) { $0 + $1.width } + fitted.count - 1
      #expect(used <= width, "\(name) at \(width)")
      #expect(!fitted.isEmpty)
    }
  }

  /// Cells of every width, also wider than any screen.
  @Test(arguments: ScreenName.allCases, [0, 7, 26, 90, 400])
  func theyFitWhateverIsInThem(name: ScreenName, length: Int) {
    let columns = Self.columns(name, cells: length)
    var count = 0
    for width in 56...296 {
      let fitted = Column.fit(columns, width: width, needs: Self.needs(columns))
      let used = fitted.reduce(0) { $0 + $1.width } + fitted.count - 1
      #expect(used <= width, "\(name) at \(width)")
      #expect(fitted.count >= count, "\(name) at \(width)")
      count = fitted.count
    }
  }

  /// Whatever the others have in them: a name is cut only where there is no blank to spare.
  @Test func nothingIsCutThatHasRoomElsewhere() {
    let lengths = [7, 27, 3, 9, 6, 6, 2, 1, 6, 9]
    let reports = ReportListScreen().columns
    let columns = zip(reports, lengths).map { column, length in column.showing(length) }
    let needs = Self.needs(columns)
    func width(_ name: String, at width: Int) -> Int? {
      Column.fit(columns, width: width, needs: needs).first { $0.column.name == name }?.width
    }
    #expect(width("PBX", at: 80) == 27, "before further columns come")
    #expect(width("PBX", at: 76) == 27, "from what the others do not need")
    #expect(width("PBX", at: 40).map { $0 < 27 } ?? false)
    #expect(width("MEETING", at: 132) != nil)
    #expect(
      Column.fit(columns, width: 132, needs: needs).allSatisfy { $0.width >= $0.column.width })
  }

  @Test func theyComeToRest() {
    var needs = ColumnNeeds()
    let columns = ReportListScreen().columns
    for (length, expected) in [(3, 3), (20, 20), (7, 20), (500, 20)] {
      needs.measure(
        [.fact("", "", .plain)], columns.map { $0.showing(length) }, ReportListScreen(),
        Self.state)
      #expect(columns.allSatisfy { needs[$0] == expected }, "after \(length)")
    }
  }

  @Test func whatAPersonSaidStays() {
    let columns = ReportListScreen().columns.map { $0.showing(40).chosen(width: 9) }
    let fitted = Column.fit(columns, width: 200, needs: Self.needs(columns))
    #expect(fitted.allSatisfy { $0.width == 9 })
  }

  private static let state = State(
    size: TerminalSize(rows: 24, columns: 80), glyphs: .ascii, principal: Principal(user: "kim"),
    label: nil,
    policy: TestPolicy.policy, isReadOnly: false, zone: .utc, now: Made.now)

  private static func columns(_ name: ScreenName, cells length: Int) -> [Column] {
    Screens.kind(of: name).columns.enumerated().map { $1.showing(length / ($0 % 3 + 1)) }
  }

  private static func needs(_ columns: [Column]) -> ColumnNeeds {
    var needs = ColumnNeeds()
    needs.measure(
      [.fact("", "", .plain)], columns, ReportListScreen(), Self.state)
    return needs
  }

  @Test(arguments: ScreenName.allCases)
  func moreRoomNeverTakesAColumnAway(name: ScreenName) {
    let columns = Screens.kind(of: name).columns
    var count = 0
    for width in 56...296 {
      let fitted = Column.fit(columns, width: width).count
      #expect(fitted >= count, "\(name) at \(width)")
      count = fitted
    }
  }
}

extension Column {
  /// The same with cells so wide.
  fileprivate func showing(_ length: Int) -> Column {
    Column(title, width, growth: growth, align: align, priority: priority) { _, _ in
      TableCell(String(repeating: "x", count: length))
    }
  }
}
