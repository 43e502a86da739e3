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

  static let names = ["default", "dark", "light", "high-contrast", "colour-blind", "mono"]

  private func shipped(_ name: String) throws -> Theme {
    let base = try theme(Files.text("Themes/default.toml"))
    guard name != "default" else { return base }
    return try ThemeFile.theme(Files.text("Themes/\(name).toml"), file: name) {
      (parent: String) throws(ConfigurationError) in parent == "default" ? base : nil
    }
  }

  /// Every role, readable at every depth whose colours are known, and a look without any.
  @Test(arguments: names)
  func shippedThemesAreWholeAndReadable(_ name: String) throws {
    let theme = try shipped(name)
    #expect(theme.name == name)
    #expect(theme.problems == [])
    for depth in ColorDepth.allCases {
      let table = StyleTable(theme: theme, depth: depth)
      func look(_ role: Role, over base: Role = .tableRow) -> ResolvedStyle {
        table[CellStyle(role, over: base)]
      }
      // What is urgent, where one is and what is selected never look like the rest.
      for role in [Role.stateOverdue, .tableRowCursor, .uiError, .dialogDanger, .tableRowStaged] {
        #expect(look(role) != look(.tableRow), "\(role.name) at \(depth)")
      }
      #expect(look(.tableRowStaged).attributes.contains(.strike))
      #expect(!look(.stateStaged).attributes.contains(.strike), "its timer stays readable")
    }
    #expect(theme.glyphs(unicode: true).isUnicode && !theme.glyphs(unicode: false).isUnicode)
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
