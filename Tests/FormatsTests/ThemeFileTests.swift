import Formats
import Terminal
import Testing

@Suite struct ThemeFileTests {
  private func theme(_ text: String) throws -> Theme {
    try ThemeFile.theme(text, file: "t.toml") { (_: String) throws(ConfigurationError) in nil }
  }

  @Test func compiledInThemes() throws {
    let text = try Files.text("Themes/default.toml")
    let theme = try theme(text)
    #expect(theme.name == "default")
    #expect(theme.missingRoles.isEmpty)
    let mono = try ThemeFile.theme(Files.text("Themes/mono.toml"), file: "mono.toml") {
      (name: String) throws(ConfigurationError) in name == "default" ? theme : nil
    }
    #expect(mono.name == "mono")
  }

  @Test func values() throws {
    let source = try ThemeFile.parse(
      "[meta]\nname = \"x\"\n[roles]\n\"ui.header\" = { attrs = [\"bold\"], 256 = 7 }\n",
      file: "t.toml")
    #expect(
      source.root == [
        "meta": .table(["name": .text("x")]),
        "roles": .table([
          "ui.header": .table(["attrs": .list([.text("bold")]), "256": .number(7)])
        ]),
      ])
  }

  static let bad = [
    ("[meta]\nname = \"x\"\nvariant = \"dark\"\n[roles]\n\"ui\" = { ¦fg = \"pink\" }", "pink"),
    ("[meta]\nname = \"x\"\nvariant = \"dark\"\n[roles]\n\"ui\" = { ¦size = 3 }", "\"size\""),
    ("[meta]\nname = \"x\"\n¦variant = \"bright\"", "dark, light or terminal"),
    ("[meta]\nname = \"x\"\nvariant = \"dark\"\n¦inherits = \"y\"", "not there"),
    ("[meta]\n¦name = 1.5", "a text, a whole number, a list or a table"),
    ("[meta]\nname = [\"a\", ¦true]", "a text, a whole number, a list or a table"),
    ("[meta\n¦", "']'"),
  ]

  @Test(arguments: bad)
  func isRefused(_ marked: String, _ message: String) throws {
    let text = MarkedText(marked)
    let error = try #require(throws: ConfigurationError.self) { try theme(text.text) }
    #expect(error.message.contains(message), "\(error.message)")
    if !message.contains("']'") {
      #expect(error.line == text.line)
      #expect(error.column == text.column)
    }
  }
}
