import Domain
import Formats
import Terminal
import Testing

@Suite struct TasteFileTests {
  @Test func everythingIsRead() throws {
    let taste = try TasteFile.parse(
      """
      theme = "mono"
      time-zone = "Europe/Nicosia"
      [keys]
      quit = "ctrl-q"
      delete = ["d", "Delete"]
      sort = []
      [columns]
      pbxs = ["fqdn", "licence:12"]
      holds = "hold"
      [views]
      late = "state:overdue"
      """, file: "config.toml")
    var expected = Taste()
    expected.theme = "mono"
    expected.timeZone = "Europe/Nicosia"
    expected.keys = [
      KeyBinding("quit", ["ctrl-q"], place: "config.toml, line 4"),
      KeyBinding("delete", ["d", "Delete"], place: "config.toml, line 5"),
      KeyBinding("sort", [], place: "config.toml, line 6"),
    ]
    expected.columns = [
      ColumnSelection(
        "pbxs",
        [
          .init("fqdn", place: "config.toml, line 8, column 9"),
          .init("licence:12", place: "config.toml, line 8, column 17"),
        ], place: "config.toml, line 8, column 1"),
      ColumnSelection(
        "holds", [.init("hold", place: "config.toml, line 9, column 1")],
        place: "config.toml, line 9, column 1"),
    ]
    expected.views = ["late": "state:overdue"]
    #expect(taste == expected)
    #expect(try TasteFile.parse("", file: "c") == Taste())
  }

  @Test func passphrase() throws {
    let hash = PassphraseHash(of: "correct horse", salt: Array(0..<16), rounds: 10_000)
    #expect(
      try TasteFile.parse("passphrase = \"\(hash.text)\"", file: "c.toml").passphrase == hash)
  }

  @Test func aBindingThatIsNoTextIsPassedOver() throws {
    let taste = try TasteFile.parse(
      "[keys]\nquit = \"q\"\ndelete = [\"d\", 4]\nsort = 7\n", file: "c.toml")
    #expect(taste.keys.map(\.command) == ["quit"])
    #expect(taste.warnings.map(\.line) == [3, 4])
    #expect(taste.warnings.allSatisfy { $0.message.contains("a text or a list of texts") })
  }

  static let faults = [
    ("¦objects = \"/x\"", "the operation's"), ("[¦undo]\nwindow = \"P1D\"", "the operation's"),
    ("theme = \"a\"\n¦them = 1", "unknown key \"them\""), ("¦theme = [\"a\"]", "must be a text"),
    ("¦passphrase = \"secret\"", "must be what \"lapse passphrase\" prints"),
    ("theme = \"a\"\n¦time-zone = \" \"", "must not be blank"), ("¦keys = 1", "must be a table"),
    ("[columns]\n¦pbxs = 1\n", "a list of texts"), ("[views]\n¦late = []\n", "must be a text"),
  ]

  @Test(arguments: faults)
  func isRefused(_ marked: String, _ message: String) throws {
    let text = MarkedText(marked)
    let error = try #require(throws: ConfigurationError.self) {
      try TasteFile.parse(text.text, file: "c.toml")
    }
    #expect(error.message.contains(message), "\(error.message)")
    #expect(error.line == text.line)
  }

  /// What the manual gives as an example is taken.
  @Test(arguments: ConfigurationKey.all)
  func examplesAreRead(_ key: ConfigurationKey) throws {
    let line = "\(key.path) = \(key.example)"
    switch key.owner {
    case .operation:
      #expect(try ConfigurationFile.parse(line, file: "c.toml") != Configuration(), "\(line)")
    case .person: #expect(try TasteFile.parse(line, file: "c.toml") != Taste(), "\(line)")
    }
  }
}
