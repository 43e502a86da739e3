import Domain
import Testing

@testable import Console

@Suite struct LedgerFilterTests {
  @Test func wordsAreStatesRulesAndPBXs() {
    let filter = LedgerFilter("over rule:participant-i PBX.example.com")
    #expect(filter?.states == [.overdue])
    #expect(filter?.rules == [.participantIP])
    #expect(filter?.pbx == "pbx.example.com")
  }

  @Test func severalWordsOfOneSortAddUp() {
    let filter = LedgerFilter("state:due state:held recording")
    #expect(filter?.states == [.due, .held])
    #expect(filter?.rules == [.recording])
  }

  @Test(arguments: ["nonsense", "state:recording", "rule:held", "pbx:nodots", "a.b c.d", "x:due"])
  func otherWordsMatchNothing(text: String) {
    #expect(LedgerFilter(text) == nil)
  }
}
