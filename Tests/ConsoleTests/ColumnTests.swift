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
