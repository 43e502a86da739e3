import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// What went, and why what is here still is.
@Suite struct PastTests {
  private static func shelf() -> Shelf {
    let shelf = Shelf.stocked()
    shelf.change { content in
      content.past = [
        Made.past(4, .participant, 9, days: 1, rule: .participantIP, job: "S-883", receipt: 8_114),
        Made.past(
          3, .recording, 1, days: 2, job: "D-7", by: "kim", ticket: "#4698", receipt: 8_100),
        Made.past(1, .extension, 1, days: 3),
      ]
      content.receipts = [Made.receipt(8_114)]
    }
    return shelf
  }

  @Test @UI func whatWentBelowAPBX() async throws {
    let bench = Bench(Self.shelf())
    await bench.open(at: .pbxs)
    await bench.press("p", "j")
    try expectScreen("past-80x24", bench.text)
    await bench.press("k", "enter")
    try expectScreen("receipt-80x24", bench.text)
    await bench.press("y")
    let copied = try #require(bench.terminal.clipboard)
    #expect(copied.contains("Receipt RC-8114"))
    #expect(copied.contains("on PROD eu-1"))
    await bench.press("esc", "esc")
    #expect(bench.lines[0].hasPrefix("PBXs "))
  }

  @Test @UI func aReceiptThatIsGoneIsSaid() async {
    let bench = Bench(Self.shelf())
    await bench.open(at: .pbxs)
    await bench.press("p", "j", "enter")
    #expect(bench.lines[22].contains("There is no receipt RC-8100."))
  }

  /// Nothing lies below a participant: there it is that of the meeting.
  @Test @UI func inAMeetingItIsThatOfTheMeeting() async {
    let bench = Bench(Self.shelf())
    await bench.open(at: .meetings)
    await bench.press("k", "k", "enter", "j", "p")
    #expect(bench.lines[0].contains("M2 > past"))
  }

  @Test @UI func whoLookedAtARecordIsReadAboutItAlone() async throws {
    let shelf = Self.shelf()
    shelf.change { $0.audit = [Made.audit(48_217, "reveal", by: "kim", minutes: 26)] }
    let bench = Bench(shelf)
    await bench.open(at: .pbxs)
    await bench.press("W")
    #expect(bench.lines[0].hasPrefix("PBXs > old-depot.example.org > audit"))
    #expect(bench.text.contains("reveal"))
    let about = AuditRequest.About(kind: .pbx, id: "old-depot.example.org")
    #expect(bench.shelf.read { $0.audited.last?.about } == about)
    await bench.press("e", "enter")
    let exported = bench.shelf.read { $0.exports.last?.list }
    #expect(exported == .audit(about: about))
    await bench.press("esc", "0")
    #expect(bench.shelf.read { $0.audited.last }?.about == nil)
  }

  @Test @UI func pollsHaveNone() async {
    let bench = Bench(Self.shelf())
    await bench.open(at: .polls)
    await bench.press("p")
    #expect(bench.lines[22].contains("p does nothing here"))
  }

  @Test @UI func whyOfARecordThatIsGone() async throws {
    let shelf = Self.shelf()
    var item = Explanation.Item(item: "report", state: .gone)
    item.goes = Made.ago(days: 1)
    item.orderedBy = "kim"
    item.reason = "data-subject"
    item.ticket = "#4698"
    item.run = "D-7"
    item.receipt = 8_114
    shelf.change { content in
      content.gone["T-1"] = [item]
      content.incidents = [Made.incident(2, "T-1", field: "id", isRemoved: false)]
    }
    let bench = Bench(shelf)
    await bench.open(at: .incidents)
    await bench.press("enter")
    try expectScreen("inspect-gone-80x24", bench.text)
    #expect(!bench.lines[23].contains("delete"))
    await bench.press("d")
    #expect(bench.lines[22].contains("d: it is gone."))
    await bench.press("enter")
    #expect(bench.text.contains("Receipt RC-8114"))
  }

  @Test @UI func whatWentOfARecordStandsFirst() async throws {
    let shelf = Self.shelf()
    var item = Explanation.Item(item: "dialIn", state: .gone)
    item.goes = Made.ago(hours: 1)
    item.rule = .dialIn
    item.countedFrom = Made.ago(hours: 1)
    item.clause = TestPolicy.policy[.dialIn].clause
    item.run = "S-883"
    shelf.change { $0.gone["M2"] = [item] }
    let bench = Bench(shelf)
    await bench.open(at: .meetings)
    await bench.press("k", "k", "i")
    #expect(bench.lines[4].contains("WHAT WENT"))
    try expectScreen("inspect-went-80x24", bench.text)
  }

  /// A line of what needs somebody leads to the list that it is about, or says why to none.
  @Test(arguments: [
    (Alarm.Kind.snapshot, "Quarantine "), (.object, "Objects "), (.backup, "Backups "),
    (.review, "Holds "), (.failed, "Pending "), (.brake, "Pending "), (.sweep, "Pending "),
    (.person, "Overview "), (.ledger, "Overview "), (.mcu, "MCUs "),
  ])
  @UI func whatNeedsSomebodyLeadsToItsList(_ kind: Alarm.Kind, _ crumb: String) async {
    let shelf = Shelf.stocked()
    shelf.change { content in
      content.alarms = [Alarm(kind: kind, cause: "something", since: nil, count: 1)]
    }
    let bench = Bench(shelf)
    await bench.open()
    await bench.press("enter")
    #expect(bench.lines[0].hasPrefix(crumb))
    if crumb == "Overview " { #expect(bench.lines[22].contains("Enter: lapse ")) }
  }
}
