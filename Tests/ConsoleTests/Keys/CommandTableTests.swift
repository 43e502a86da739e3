import Terminal
import Testing

@testable import Console

@Suite struct CommandTableTests {
  @Test func noKeyHasTwoMeaningsOnOneScreen() {
    for screen in ScreenName.allCases {
      var seen: [Key: CommandName] = [:]
      for command in CommandTable.commands(on: screen) {
        for key in command.keys {
          #expect(seen[key] == nil, "\(key) on \(screen): \(command.name)")
          seen[key] = command.name
        }
      }
    }
  }

  @Test func everyCommandHasKeysAndHelp() {
    for name in CommandName.allCases {
      let command = CommandTable.command(name)
      #expect(command?.keys.isEmpty == false)
      #expect(command?.help.isEmpty == false)
    }
  }

  @Test @UI func theFooterNamesOnlyWhatActs() async {
    let bench = Bench(Shelf())
    await bench.open(at: .pbxs)
    let footer = bench.lines[23]
    #expect(!footer.contains("open"))
    #expect(!footer.contains("delete"))
    #expect(footer.contains("? keys"))
  }
}
