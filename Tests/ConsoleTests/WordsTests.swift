import Domain
import Operations
import Terminal
import Testing

@testable import Console

@Suite struct WordsTests {
  @Test(
    arguments: [
      (59_999, "now"), (60_000, "1m"), (3_599_999, "59m"), (3_600_000, "1h00"),
      (13_319_000, "3h41"), (86_399_999, "23h59"), (237_599_999, "2d17"),
      (100 * Instant.day, "100d"),
    ] as [(Int64, String)])
  func distancesAreRoundedDown(milliseconds: Int64, expected: String) {
    #expect(Words.distance(milliseconds) == expected)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (4_120, "4,120"), (18_299, "18.2k"), (401_209, "401k"),
    (5_200_000, "5.2M"), (1_912_406_000, "1.9G"),
  ])
  func numbersFitFiveColumns(number: Int, expected: String) {
    #expect(Words.short(number, width: 5) == expected)
  }

  @Test func numbersNeverNeedMoreThanTheirColumns() {
    var number = 1
    while number < 1 << 60 {
      for width in 4...8 {
        #expect(Words.short(number, width: width).count <= width)
        #expect(Words.short(number - 1, width: width).count <= width)
      }
      number *= 3
    }
  }

  @Test func daysBearTheYearOnlyWhereItDiffers() {
    let now = Made.now
    #expect(Words.instant(now, now: now, .utc) == "Tue 24 Nov 09:41")
    #expect(Words.day(now + 60 * Instant.day, now: now, .utc) == "Sat 23 Jan 2027")
  }

  @Test func zonesWithHalfHours() {
    #expect(Zone { _ in 330 }.label(at: Made.now) == "+0530")
    #expect(Zone { _ in -180 }.label(at: Made.now) == "-03")
    #expect(Words.clock(Made.now, Zone { _ in -600 }) == "23:41")
  }

  @Test func sayingsBearTheDate() {
    let entry = Made.due(.participantIP, 1, "M1", in: 6 * Instant.day)
    let text = Words.say(entry, policy: TestPolicy.policy, now: Made.now, zone: .utc)
    #expect(text == "This goes on Mon 30 Nov, as the policy says.")
  }

  @Test(arguments: [
    ("entries", "entry"), ("copies", "copy"), ("jobs", "job"), ("PBXs", "PBX"),
    ("meetings of 104", "meeting of 104"), ("entries of late", "entry of late"),
  ])
  func oneOfMany(names: String, one: String) {
    #expect(Words.one(of: names) == one)
  }

  /// By the columns that are drawn, not by the scalars that a text is made of.
  @Test func linesAreWrappedByColumns() {
    let family = "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}"
    #expect(Line.wrapped("\(family) x", width: 4, rows: 2, .ui).count == 1)
    #expect(Line.wrapped("e\u{301}e\u{301} x", width: 4, rows: 2, .ui).count == 1)
    #expect(Line.broken("\(family)\(family)", width: 3, .ui).map(\.columns) == [2, 2])
  }

  /// A time of the day says nothing of another day.
  @Test func whatIsNotOfTodayBearsItsDay() {
    #expect(Words.today(Made.now + Instant.hour, now: Made.now, .utc) == "10:41")
    #expect(Words.today(Made.now + 23 * Instant.hour, now: Made.now, .utc) == "25 Nov")
  }

  /// An extension is not said to go with itself.
  @Test func whatEndsARecordSooner() {
    let ofExtension: [Sooner] = [.extensionRemoved, .pbxUnbound, .ordered]
    #expect(
      Words.sooner(ofExtension, of: .extension)
        == "if its PBX or an admin deletes it, or the PBX goes")
    #expect(
      Words.sooner([.meetingDeleted, .extensionRemoved, .pbxUnbound, .ordered], of: .meeting)
        == "if the organiser or an admin deletes it, or its extension or PBX goes")
  }

  @Test func whatIsAheadIsNeverInNow() {
    #expect(Words.ahead(Made.now + 1_000, now: Made.now) == "in 0m")
    #expect(Words.ahead(Made.now + 61 * Instant.minute, now: Made.now) == "in 1h01")
  }
}
