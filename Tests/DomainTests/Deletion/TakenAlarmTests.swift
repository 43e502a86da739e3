import Domain
import Testing

@Suite struct TakenAlarmTests {
  private let now = Instant(milliseconds: 1_800_000_000_000)

  private func alarm(_ count: Int) -> Alarm {
    Alarm(kind: .overdue, cause: "", since: nil, count: count, rule: .recording)
  }

  private func taken(_ count: Int, for milliseconds: Int64) -> Alarm.Taken {
    Alarm.Taken(by: "kim", until: now + milliseconds, count: count)
  }

  @Test func isCalmWhileSomebodyHasIt() {
    #expect(alarm(3).isLoud)
    #expect(!alarm(3).given(taken(3, for: 1), at: now).isLoud)
    #expect(!alarm(2).given(taken(3, for: 1), at: now).isLoud, "less of it is no reason")
  }

  @Test func isLoudAgainWhenItsTimeIsOver() {
    #expect(alarm(3).given(taken(3, for: 0), at: now).isLoud)
  }

  @Test func isLoudAgainWhenItGrows() {
    #expect(alarm(4).given(taken(3, for: Instant.hour), at: now).isLoud)
  }

  @Test func aKeyIsReadAsItIsWritten() {
    for kind in Alarm.Kind.allCases {
      for rule in [nil] + RuleID.allCases.map(Optional.some) {
        for brake in [nil] + Brake.Name.allCases.map(Optional.some) {
          let key = Alarm.Key(kind: kind, rule: rule, brake: brake)
          #expect(Alarm.Key(text: key.text) == key)
        }
      }
    }
    #expect(Alarm.Key(text: "overdue ann@example.com") == nil)
    #expect(Alarm.Key(text: "") == nil)
  }
}
