import Domain
import Terminal
import Testing

@testable import Console

/// `?`: all keys of a screen, and those that a search finds.
@Suite struct HelpTests {
  @Test @UI func searchFindsByWordsAndByKey() async throws {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("?", "/")
    await bench.type("copy")
    try expectScreen("help-search-80x24", bench.text)
    #expect(bench.text.contains("Copy the id") && bench.text.contains("Copy the line"))
    #expect(!bench.text.contains("Plan a deletion"))
    await bench.press("ctrl-u")
    await bench.type("undo")
    #expect(bench.text.contains("Take back what is staged"), "a command's name is found, too")
    await bench.press("ctrl-u")
    await bench.type("zzz")
    #expect(bench.text.contains("Nothing here is called"))
    await bench.press("esc")
    #expect(bench.text.contains("Plan a deletion"))
    await bench.press("esc")
    #expect(bench.state.dialog == nil)
  }

  @Test @UI func lettersOfASearchAreNoKeys() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("?", "/")
    await bench.type("jq?")
    guard case .help(let help)? = bench.state.dialog else {
      Issue.record("the help is open")
      return
    }
    #expect(help.search == "jq?")
  }

  @Test @UI func itEndsWithTheLastLine() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("?", "G")
    #expect(bench.text.contains("IN DIALOGS"))
    #expect(bench.lines[20].contains("stop it"))
    await bench.press("g")
    #expect(bench.lines[2].contains("ON THIS SCREEN"))
  }

  @Test @UI func whatIsNotAllowedSaysWhyInFull() async {
    let bench = Bench(role: .support)
    await bench.open(at: .pbxs)
    await bench.press("?", "/")
    await bench.type("take back")
    let text = bench.lines.map { $0.trimmed }.joined(separator: " ")
    #expect(text.contains("it needs \"undo\")"))
  }

  @Test @UI func reboundKeysAreShownAndAct() async {
    let keys = KeyMap([
      KeyBinding("help", ["%"], place: "c"), KeyBinding("down", ["E"], place: "c"),
      KeyBinding("delete", ["X"], place: "c"), KeyBinding("confirm", ["+"], place: "c"),
      KeyBinding("overview", ["F12"], place: "c"),
    ])
    #expect(keys.problems == [])
    let bench = Bench(keys: keys)
    await bench.open(at: .pbxs)
    #expect(bench.lines[23].contains("X delete...") && bench.lines[23].contains("% keys"))
    await bench.press("?")
    #expect(bench.lines[22].contains("? does nothing here; % shows the keys."))
    let before = bench.state.screen.list.cursor
    await bench.press("j")
    #expect(bench.state.screen.list.cursor == before)
    await bench.press("E")
    #expect(bench.state.screen.list.cursor != before)
    await bench.press("%", "E")
    guard case .help(let help)? = bench.state.dialog else {
      Issue.record("the help is open")
      return
    }
    #expect(help.top == 1)
    await bench.press("g")
    #expect(bench.text.contains("| X "))
    await bench.press("esc", "X", "x")
    #expect(bench.text.contains("+  go on: reason"), "x confirms no more")
    await bench.press("+")
    #expect(bench.text.contains("no pasting"))
  }
}

extension String {
  /// Without the frame of a dialog.
  fileprivate var trimmed: String {
    split(separator: " ").filter { $0 != "|" }.joined(separator: " ")
  }

  /// What is a command elsewhere is asked for by the same key in dialogs.
  @Test @UI func dialogsFollowTheBindings() async {
    let keys = KeyMap([
      KeyBinding("reverse", ["%"], place: "c"), KeyBinding("down", ["E"], place: "c"),
      KeyBinding("mark", ["+"], place: "c"), KeyBinding("go-bookmark", ["t"], place: "c"),
      KeyBinding("leave", ["Z"], place: "c"), KeyBinding("grouped", ["%"], place: "c"),
    ])
    #expect(keys.problems == [])
    let bench = Bench(keys: keys)
    await bench.open(at: .pbxs)
    await bench.press("s")
    #expect(bench.text.contains("% turns it round"))
    await bench.press("S", "j")
    #expect(bench.text.contains("% turns it round"), "they are free")
    await bench.press("%", "E", "enter")
    #expect(bench.state.screen.list.query == Query(sort: "fqdn", descending: true))
    await bench.press("C")
    #expect(bench.text.contains("+ show  J K order"))
    await bench.press("+", "Z")
    #expect(bench.state.dialog == nil && bench.state.screen.name == .pbxs)
    await bench.press("t")
    #expect(bench.text.contains("t back from the last jump"))
    await bench.press("t")
    #expect(bench.lines[0].hasPrefix("Overview"))
  }
}
