import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// Whole screens as text.
@Suite struct ScreenTests {
  @Test @UI func overview() async throws {
    let bench = Bench()
    await bench.open()
    try expectScreen("overview-80x24", bench.text)
  }

  @Test @UI func pbxList() async throws {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("j")
    try expectScreen("pbxs-80x24", bench.text)
    bench.terminal.resize(rows: 40, columns: 120)
    try expectScreen("pbxs-120x40", bench.text)
  }

  @Test @UI func pbxListInUnicode() async throws {
    let bench = Bench(isUnicode: true)
    await bench.open(at: .pbxs)
    try expectScreen("pbxs-unicode-80x24", bench.text)
  }

  @Test @UI func pbxDetail() async throws {
    let bench = Bench()
    bench.shelf.change {
      $0.tenantNow = RecordDetail.TenantNow(liveMeetings: 1, livePeople: 5, went: 8)
    }
    await bench.open(at: .pbxs)
    await bench.press("j", "j", "j", "j", "enter")
    try expectScreen("pbx-80x24", bench.text)
  }

  @Test @UI func extensions() async throws {
    let bench = Bench()
    await bench.open(at: .extensions)
    try expectScreen("extensions-80x24", bench.text)
  }

  @Test @UI func meetings() async throws {
    let bench = Bench()
    await bench.open(at: .meetings)
    try expectScreen("meetings-80x24", bench.text)
    bench.terminal.resize(rows: 40, columns: 120)
    try expectScreen("meetings-120x40", bench.text)
  }

  @Test @UI func meeting() async throws {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("k", "k", "enter")
    try expectScreen("meeting-80x24", bench.text)
  }

  @Test @UI func polls() async throws {
    let bench = Bench()
    await bench.open(at: .polls)
    try expectScreen("polls-80x24", bench.text)
  }

  @Test @UI func reports() async throws {
    let bench = Bench()
    await bench.open(at: .reports)
    try expectScreen("reports-80x24", bench.text)
  }

  @Test @UI func report() async throws {
    let bench = Bench()
    await bench.open(at: .reports)
    await bench.press("enter", "j")
    try expectScreen("report-80x24", bench.text)
  }

  @Test @UI func pending() async throws {
    let bench = Bench()
    await bench.open(at: .pending)
    try expectScreen("pending-80x24", bench.text)
  }

  @Test @UI func receipts() async throws {
    let bench = Bench()
    await bench.open(at: .receipts)
    try expectScreen("receipts-empty-80x24", bench.text)
  }

  @Test @UI func holds() async throws {
    let bench = Bench()
    await bench.open(at: .holds)
    try expectScreen("holds-80x24", bench.text)
  }

  @Test @UI func inspect() async throws {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("k", "k", "i")
    try expectScreen("inspect-80x24", bench.text)
  }

  @Test @UI func help() async throws {
    let bench = Bench(role: .support)
    await bench.open(at: .meetings)
    await bench.press("?")
    try expectScreen("help-80x24", bench.text)
  }

  @Test @UI func plan() async throws {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("k", "k", "d")
    try expectScreen("plan-80x24", bench.text)
    await bench.press("x", "1")
    await bench.type("#4698")
    await bench.press("tab")
    await bench.type("M")
    try expectScreen("plan-asking-80x24", bench.text)
  }

  @Test @UI func planOfALiveMeetingInUnicode() async throws {
    let bench = Bench(isUnicode: true)
    bench.shelf.change { content in
      content.census.liveMeetings = 1
      content.census.livePeople = 5
    }
    await bench.open(at: .meetings)
    await bench.press("k", "d", "c", "x", "4")
    try expectScreen("plan-unicode-80x24", bench.text)
  }

  @Test @UI func planOfPBX() async throws {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("d")
    try expectScreen("plan-pbx-80x24", bench.text)
  }

  @Test @UI func smallest() async throws {
    let bench = Bench(rows: 16, columns: 60)
    await bench.open(at: .pbxs)
    try expectScreen("pbxs-60x16", bench.text)
    await bench.press("enter")
    try expectScreen("pbx-60x16", bench.text)
  }

  /// What Lapse itself writes can be drawn: nothing of it stands as a replacement character.
  @Test(arguments: ["2d", "2", "4", "7", "8", "9", "0", "?"]) @UI
  func itsOwnWordsAreDrawable(keys: String) async {
    let bench = Bench(isUnicode: true)
    await bench.open(at: .overview)
    for key in keys { await bench.press(String(key)) }
    await bench.rest()
    #expect(!bench.text.contains("\u{FFFD}"))
  }
}
