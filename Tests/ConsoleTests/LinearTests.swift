import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// The console in lines.
@Suite struct LinearTests {
  @UI private func said(
    _ lines: String..., on shelf: Shelf = .stocked()
  ) async -> LinearBench {
    let bench = LinearBench(shelf, typing: lines)
    await bench.run()
    return bench
  }

  @Test @UI func readsAScreenThenWhatChangesOfIt() async throws {
    let bench = await said("pbxs", "down", "j", "Q")
    try expectScreen("linear-pbxs", bench.text)
  }

  @Test @UI func plansADeletionAndStagesItWithTheTypedPhrase() async throws {
    let bench = await said(
      "2", "/shop", "open", "back", "delete", "x", "6", "#4711", "tab",
      "shop.example.org", "", "Q")
    try expectScreen("linear-delete", bench.text)
  }

  @Test @UI func aWordAKeyAndAScreenLeadToTheSame() async {
    for line in ["pageDown", "page-down", "pgdn", "ctrl-f", "PGDN"] {
      let bench = await said("2", line)
      #expect(bench.text.contains(">   express-freight"), "\(line)")
      #expect(!bench.text.contains("That is no command"))
    }
    for line in ["meetings", "4", ":meetings", ":meet"] {
      #expect(await said(line).text.contains("Meetings"), "\(line)")
    }
  }

  @Test @UI func whatItDoesNotKnowItSays() async {
    let bench = await said("abracadabra", "\u{1}\u{2}", "2", "wrong", "Q")
    #expect(bench.written.filter { $0 == "That is no command here; ? lists them." }.count == 2)
  }

  @Test @UI func anEmptyLineLeavesAPromptAsItIs() async {
    let bench = await said("T #1", "T", "", "2", "/marina", "/", "", "esc", "Q")
    #expect(bench.text.contains("ticket> \n"))
    #expect(bench.text.contains("Ticket #1 goes with what you do now."))
    #expect(bench.text.contains("1 PBX"))
    #expect(bench.written.contains { $0.hasPrefix("6 PBXs") })
  }

  @Test @UI func whatCannotBeInLinesSaysSo() async {
    let bench = await said("meetings", "mouse", "lock", "reveal", "Q")
    #expect(bench.text.contains("lines have no mouse"))
    #expect(bench.text.contains("what was printed cannot be covered"))
    #expect(bench.text.contains("the verb reveal does it"))
  }

  @Test @UI func endsWithTheInput() async {
    let bench = await said("2")
    #expect(bench.asked.count == 2)
  }

  @Test @UI func namesEveryCommand() async {
    let bench = await said("?", "esc", "Q")
    for command in CommandTable.commands(on: .overview) where command.name != .jump {
      #expect(bench.text.contains(command.help.prefix(40)), "\(command.name)")
    }
  }
}
