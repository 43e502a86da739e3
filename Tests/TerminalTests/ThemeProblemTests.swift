import Testing

@testable import Terminal

struct ThemeProblemTests {
  /// Colours are named by their 24 bits.
  private func theme(_ roles: [String: RoleEntry]) -> Theme {
    let names = roles.values.flatMap { [$0.foreground, $0.background] }.compactMap { $0 }
    let palette = Dictionary(
      names.map { name in
        (name, Color(eight: nil, sixteen: nil, indexed: nil, direct: Int32(name, radix: 16)))
      }, uniquingKeysWith: { first, _ in first })
    return Theme(
      name: "test", variant: .dark, palette: palette, entries: roles, unicode: .unicode,
      ascii: .ascii)
  }

  private func entry(_ text: String? = nil, on ground: String? = nil) -> RoleEntry {
    RoleEntry(foreground: text, background: ground, attributes: [], mono: [])
  }

  private func complete(_ changes: [String: RoleEntry]) -> Theme {
    let roots = Set(Role.names.map { String($0.prefix { $0 != "." }) })
    return theme(
      Dictionary(uniqueKeysWithValues: roots.map { ($0, entry()) }).merging(changes) { $1 })
  }

  @Test func findsNothingWrongWithTheTerminalsOwnColours() {
    #expect(complete(["state.look": entry("3")]).problems.isEmpty)
  }

  @Test func findsMissingRoles() {
    #expect(theme([:]).problems.count == Role.allCases.count)
    let missing = theme(["ui": entry(), "table": entry()]).problems
    #expect(missing.contains(.missing(.chartDanger)))
    #expect(!missing.contains(.missing(.tableRowCursor)))
  }

  @Test(arguments: [
    ("767676", 454), ("777777", 447), ("FFFFFF", 100), ("000008", 2_090),
  ])
  func measuresContrast(text: String, hundredths: Int) {
    let problems = complete([
      "ui": entry("000008", on: "FFFFFF"),
      "help.text": entry(text),
    ]).problems
    let expected = hundredths < 450
    #expect(
      problems
        == (expected ? [.contrast(.helpText, over: nil, hundredths: hundredths, .direct)] : []))
  }

  /// 244 is #808080, 231 is white: 3.94 : 1.
  @Test func measuresContrastOf256Colours() {
    let palette = [
      "grey": Color(eight: 0, sixteen: 8, indexed: 244, direct: 0x101010),
      "white": Color(eight: 7, sixteen: 15, indexed: 231, direct: 0xFFFFFF),
    ]
    let theme = Theme(
      name: "test", variant: .light, palette: palette,
      entries: ["ui": entry("grey", on: "white")], unicode: .unicode, ascii: .ascii)
    #expect(theme.problems.contains(.contrast(.ui, over: nil, hundredths: 394, .indexed)))
  }

  @Test func triesTheCursorOverStates() {
    let problems = complete([
      "ui": entry("FFFFFF", on: "000008"),
      "table.row.cursor": entry(on: "808080"),
      "table.cell": entry("A0A0A0"),
    ]).problems
    #expect(problems.contains(.contrast(.tableRowCursor, over: nil, hundredths: 394, .direct)))
    #expect(
      problems.contains {
        if case .contrast(.tableRowCursor, over: .tableCellDim, _, _) = $0 { true } else { false }
      })
    #expect(
      !problems.contains { if case .contrast(.helpText, _, _, _) = $0 { true } else { false } })
  }
}
