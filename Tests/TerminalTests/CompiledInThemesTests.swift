import Testing
import Themes

@testable import Terminal

struct CompiledInThemesTests {
  @Test func startsWithTheDefault() {
    let names = Themes.compiledIn.map(\.name)
    #expect(names.first == "default")
    #expect(names.contains("mono"))
    #expect(Set(names).count == names.count)
    for theme in Themes.compiledIn {
      #expect(theme.text.contains("\nname = \"\(theme.name)\"\n"))
    }
  }

  /// The file that others copy to begin their own shows each role and each mark.
  @Test func defaultThemeSpellsOutEverything() throws {
    let text = try #require(Themes.compiledIn.first).text
    let lines = Set(text.split(separator: "\n").map { $0.split(separator: " =")[0] })
    for role in Role.allCases {
      #expect(lines.contains("\"\(role.name)\""), "\(role.name)")
    }
    let sections = text.split(separator: "[glyphs.")
    #expect(sections.count == 3)
    for section in sections.dropFirst() {
      let isUnicode = section.hasPrefix("unicode]")
      let standard = isUnicode ? Glyphs.unicode : .ascii
      for glyph in Glyph.allCases {
        let line = "\n\(glyph.rawValue) = \"\(standard[glyph])\"\n"
        #expect(section.contains(line), "\(glyph)")
      }
    }
  }
}
