import Domain
import Terminal
import Testing

@testable import Console

/// `:`: screens and commands by name.
@Suite struct CommandLineTests {
  @Test func screensComeFirst() {
    #expect(CommandLineWord.meant("rece") == .screen(.receipts))
    #expect(CommandLineWord.meant("holds") == .screen(.holds))
    #expect(CommandLineWord.meant("hold") == .command(.hold))
    #expect(CommandLineWord.meant("Delete") == .command(.delete))
    #expect(CommandLineWord.meant("page-d") == .command(.pageDown))
    #expect(CommandLineWord.meant("nothing") == nil)
  }

  @Test @UI func aCommandIsRunByItsName() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press(":")
    await bench.type("del")
    #expect(bench.lines[22].contains("delete: Plan a deletion"))
    await bench.press("tab", "enter")
    #expect(bench.text.contains("Delete this PBX?"))
    await bench.press("enter")
    #expect(bench.state.dialog == nil, "Enter asked, and Enter says No")
    await bench.press(":", "up")
    #expect(bench.state.prompt?.text == "delete")
  }

  @Test @UI func whatCannotBeDoneSaysWhy() async {
    let bench = Bench(role: .support)
    await bench.open(at: .pbxs)
    await bench.press(":")
    await bench.type("undo")
    #expect(bench.lines[22].contains("your role may not"))
    await bench.press("enter")
    #expect(bench.lines[22].contains("undo: your role may not"))
    await bench.press(":")
    await bench.type("pause")
    await bench.press("enter")
    #expect(bench.lines[22].contains("pause: it does nothing on this screen."))
  }

  @Test @UI func whatBeginsSoIsShownWhileTyping() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press(":")
    await bench.type("po")
    #expect(bench.lines[22].hasPrefix("polls  policy"))
    await bench.press("tab")
    #expect(bench.state.prompt?.text == "pol")
    await bench.type("i")
    await bench.press("enter")
    #expect(bench.state.screen.name == .policy)
  }
}
