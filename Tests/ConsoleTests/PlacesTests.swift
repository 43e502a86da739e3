import Domain
import Synchronization
import Terminal
import TestSupport
import Testing

@testable import Console

/// The focus, the breadcrumb, bookmarks and the way back.
@Suite(.timeLimit(.minutes(5))) struct PlacesTests {
  @Test @UI func aStepOfTheBreadcrumbIsChosenAndGoneTo() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("/")
    await bench.type("bright")
    await bench.press("enter", "enter", "o", "tab")
    #expect(bench.lines[0].hasPrefix("PBXs > brightway.example.net > Meetings"))
    #expect(bench.lines[23].hasPrefix("Left Right choose"))
    #expect(bench.terminal.frame?.styles(row: 0).contains("table.row.cursor 7..<28") == true)
    await bench.press("left")
    #expect(bench.terminal.frame?.styles(row: 0).hasPrefix("table.row.cursor 0..<4") == true)
    await bench.press("enter")
    #expect(bench.lines[0].hasPrefix("PBXs "))
    #expect(bench.lines[1].contains("filter bright"), "as it was left")
    #expect(bench.state.focus == .list)
  }

  @Test @UI func escLeavesTheBreadcrumbAndKeysOfTheListGoOnActing() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("j", "enter", "tab", "esc")
    #expect(bench.state.focus == .list)
    #expect(bench.state.screen.name == .pbx)
    await bench.press("tab", "?")
    #expect(bench.text.contains("Keys on pbx"))
  }

  @Test @UI func whereThereIsOnlyTheListTabSaysSo() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("tab")
    #expect(bench.lines[22].contains("the pane needs 120 columns"))
  }

  @Test @UI func theHeadersKeysLeadToJobs() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("J")
    #expect(bench.lines[0].hasPrefix("Jobs"))
  }

  /// Whoever one is, whatever the label, the place and the loud lines stay readable.
  @Test(arguments: [60, 61, 80, 100, 120, 300])
  @UI func theHeaderGivesWayFromItsRight(columns: Int) async {
    let bench = Bench(
      rows: 24, columns: columns, role: .officer, label: "PROD europe-central-1",
      isReadOnly: true, zone: Zone { _ in 90 })
    await bench.open(at: .pbxs)
    await bench.press("z", "T")
    await bench.type("#4711-abcdefgh")
    await bench.press("enter")
    let header = bench.lines[0]
    #expect(header.hasPrefix("PBXs ") && header.count <= columns)
    #expect(header.contains("[OFFICER] "))
    #expect(header.contains("[PROD e"))
    if columns > 80 {
      #expect(header.contains(" #4711-abcde~ ") && header.hasSuffix("11:11+0130"))
    }
  }

  @Test @UI func withoutALabelItSaysUnnamedAndARoleOfTheOwnerIsAdvice() async {
    let bench = Bench(role: .support, label: nil)
    await bench.open(at: .pbxs)
    #expect(bench.lines[0].contains("[support] [UNNAMED]"))
    #expect(bench.terminal.title?.text == "Lapse UNNAMED: PBXs")
    var state = bench.state
    state.rolesAreAdvice = true
    #expect(view(state).grid.lines[0].contains("[support own] [UNNAMED]"))
  }

  // MARK: - Bookmarks

  /// What a file of bookmarks holds.
  private final class Kept: Sendable {
    let text: Mutex<String>

    init(_ text: String = "") { self.text = Mutex(text) }

    var file: BookmarkFile {
      BookmarkFile(
        read: { self.text.withLock { $0 } },
        write: { text in
          self.text.withLock { $0 = text }
          return true
        })
    }
  }

  @Test @UI func lettersKeepScreensAndCapitalsRecords() async throws {
    let kept = Kept()
    let bench = Bench { $0.bookmarks = kept.file }
    await bench.open(at: .pbxs)
    await bench.press("j", "m", "B", "m", "a")
    #expect(bench.lines[22].contains("a: PBXs."))
    #expect(kept.text.withLock { $0 } == "B pbx shop.example.org\na screen pbxs\n")
    await bench.press("4", "'")
    try expectScreen("bookmarks-80x24", bench.text)
    await bench.press("B")
    #expect(bench.lines[0].hasPrefix("PBXs > shop.example.org"))
    await bench.press("'", "'")
    #expect(bench.lines[0].hasPrefix("Meetings"), "back to where the jump began")
    await bench.press("'", "'")
    #expect(bench.lines[0].hasPrefix("PBXs > shop.example.org"), "and there again")
    await bench.press("'", "z")
    #expect(bench.lines[22].contains("Nothing is kept under z"))
  }

  @Test @UI func onlyWhatTellsNothingOfAPersonIsWritten() async {
    let kept = Kept()
    let bench = Bench { $0.bookmarks = kept.file }
    await bench.open(at: .extensions)
    await bench.press("m", "E")
    #expect(bench.lines[22].contains("for this run only"))
    #expect(kept.text.withLock { $0 }.isEmpty)
    await bench.press("'", "E")
    #expect(bench.state.screen.name == .meetings, "it leads there all the same")
  }

  @Test @UI func whatWasKeptBeforeIsThereAndWhatWentTellsOfItsEnd() async {
    let kept = Kept("a pbx shop.example.org\nb pbx gone.example.org\nc nonsense\n? screen pbxs\n")
    let bench = Bench { $0.bookmarks = kept.file }
    await bench.open()
    #expect(bench.state.bookmarks.sorted.map(\.letter) == ["a", "b"])
    await bench.press("'", "a")
    #expect(bench.lines[0].hasPrefix("PBXs > shop.example.org"))
    await bench.press("'", "b")
    #expect(bench.lines[0].contains("gone.example.org > why"))
  }

  /// Keys that are pressed before anything was read.
  @Test @UI func whatIsKeptWithTheFirstKeysLeavesTheOthersKept() async throws {
    let test = try await TestDatabase()
    let kept = Kept("b pbx shop.example.org\n")
    var options = ConsoleOptions()
    options.bookmarks = kept.file
    let terminal = HeadlessTerminal()
    let console = Task { @UI [options] in
      await runConsole(
        terminal: terminal, operations: test.operations(at: Made.now), principal: .admin,
        options: options)
    }
    while terminal.frame == nil, !Task.isCancelled { await Task.yield() }
    terminal.press("m", "a", "Q")
    await console.value
    #expect(kept.text.withLock { $0 } == "a screen overview\nb pbx shop.example.org\n")
  }
}
