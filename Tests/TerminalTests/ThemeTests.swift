import Testing

@testable import Terminal

struct ThemeTests {
  private let red: ThemeSource.Value = .table([
    "8": .number(1), "16": .number(9), "256": .number(160), "direct": .text("#d70000"),
  ])

  private func source(
    roles: [String: ThemeSource.Value] = [:], palette: [String: ThemeSource.Value]? = nil,
    glyphs: [String: ThemeSource.Value] = [:], meta: [String: ThemeSource.Value]? = nil
  ) -> ThemeSource {
    ThemeSource(root: [
      "meta": .table(meta ?? ["name": .text("test"), "variant": .text("dark")]),
      "palette": .table(palette ?? ["red": red]), "roles": .table(roles),
      "glyphs": .table(glyphs),
    ])
  }

  @Test func findsTheLongestPrefix() throws {
    let theme = try Theme(
      source: source(roles: [
        "ui": .table(["attrs": .list([.text("dim")])]),
        "ui.header": .table(["fg": .text("red"), "attrs": .list([.text("bold")])]),
      ]))
    #expect(theme.name == "test" && theme.variant == .dark)
    #expect(theme.style(for: .uiHeaderBadge).attributes == .bold)
    #expect(theme.style(for: .uiHeaderBadge).foreground?.indexed == 160)
    #expect(theme.style(for: .uiFooter).attributes == .dim)
    #expect(theme.style(for: .tableRow) == Style())
    #expect(theme.style(named: "ui.headers").attributes == .dim)
    #expect(theme.missingRoles.contains(.tableRow))
    #expect(!theme.missingRoles.contains(.uiHeaderAdmin))
  }

  @Test(arguments: [
    (ColorDepth.none, ResolvedStyle(attributes: [.underline])),
    (.eight, ResolvedStyle(foreground: 1, attributes: [.bold])),
    (.sixteen, ResolvedStyle(foreground: 9, attributes: [.bold])),
    (.indexed, ResolvedStyle(foreground: 160, attributes: [.bold])),
    (.direct, ResolvedStyle(foreground: 0xD70000, attributes: [.bold])),
  ])
  func resolvesForEachDepth(depth: ColorDepth, expected: ResolvedStyle) throws {
    let theme = try Theme(
      source: source(roles: [
        "state": .table([
          "fg": .text("red"), "attrs": .list([.text("bold")]), "mono": .list([.text("underline")]),
        ])
      ]))
    #expect(StyleTable(theme: theme, depth: depth)[CellStyle(.stateOverdue)] == expected)
  }

  @Test func laysTheOverlayOverTheBase() throws {
    let theme = try Theme(
      source: source(roles: [
        "state": .table(["fg": .text("red"), "attrs": .list([.text("bold")])]),
        "table.row.cursor": .table(["bg": .text("red"), "attrs": .list([.text("reverse")])]),
        "ui.notice": .table(["fg": .text("default")]),
      ]))
    let table = StyleTable(theme: theme, depth: .eight)
    #expect(
      table[CellStyle(.tableRowCursor, over: .stateOverdue)]
        == ResolvedStyle(foreground: 1, background: 1, attributes: [.bold, .reverse]))
    #expect(table[CellStyle(.uiNotice, over: .stateOverdue)].foreground == -1)
  }

  @Test func takesColoursButNotAttributesFromTheBody() throws {
    let theme = try Theme(
      source: source(roles: [
        "ui": .table(["bg": .text("red"), "attrs": .list([.text("bold")])]),
        "dialog": .table(["attrs": .list([.text("dim")])]),
        "help": .table(["bg": .text("default")]),
      ]))
    let table = StyleTable(theme: theme, depth: .eight)
    #expect(table[CellStyle(.dialogTitle)] == ResolvedStyle(background: 1, attributes: .dim))
    #expect(table[CellStyle(.tableRow)] == ResolvedStyle(background: 1))
    #expect(table[CellStyle(.helpKey)] == ResolvedStyle())
  }

  @Test func givesInheritedRolesItsOwnColours() throws {
    let parent = try Theme(source: source(roles: ["ui": .table(["fg": .text("red")])]))
    let black: ThemeSource.Value = .table([
      "8": .text("default"), "16": .number(0), "256": .number(16), "direct": .text("#000000"),
    ])
    let child = try Theme(source: source(palette: ["red": black]), parent: parent)
    #expect(
      child.style(for: .ui).foreground
        == Color(eight: nil, sixteen: 0, indexed: 16, direct: 8))
  }

  @Test func inheritsFromItsParent() throws {
    let parent = try Theme(
      source: source(
        roles: ["ui": .table(["fg": .text("red")]), "dialog": .table(["fg": .text("red")])],
        glyphs: ["ascii": .table(["cursor": .text("*")])]))
    let child = try Theme(
      source: source(
        roles: ["ui": .table([:])], palette: [:], meta: ["name": .text("child")]), parent: parent)
    #expect(child.style(for: .ui) == Style())
    #expect(child.style(for: .dialog).foreground?.eight == 1)
    #expect(child.ascii[.cursor] == "*")
    #expect(child.unicode == .unicode)
    #expect(child.variant == .dark)
  }

  private struct Fault {
    let table: String
    let entry: [String: ThemeSource.Value]
    let error: ThemeError

    init(_ table: String, _ entry: [String: ThemeSource.Value], _ error: ThemeError) {
      self.table = table
      self.entry = entry
      self.error = error
    }
  }

  private static let badColor: ThemeSource.Value = .table([
    "8": .number(8), "16": .number(9), "256": .number(9), "direct": .number(1),
  ])
  private static let halfColor: ThemeSource.Value = .table(["8": .number(1), "16": .number(9)])

  private static let faults: [Fault] = [
    Fault("meta", [:], .missing(path: ["meta", "name"])),
    Fault("roles", ["ui.heder": .table([:])], .unknownRole(path: ["roles", "ui.heder"])),
    Fault(
      "roles", ["ui": .number(3)], .wrongType(path: ["roles", "ui"], expected: "a table")),
    Fault(
      "roles", ["ui": .table(["fg": .text("rde")])],
      .unknownColor(path: ["roles", "ui", "fg"], name: "rde")),
    Fault(
      "roles", ["ui": .table(["colour": .text("red")])],
      .unknownKey(path: ["roles", "ui", "colour"])),
    Fault(
      "roles", ["ui": .table(["attrs": .list([.text("blink")])])],
      .unknownAttribute(path: ["roles", "ui", "attrs"], name: "blink")),
    Fault(
      "roles", ["ui": .table(["attrs": .text("bold")])],
      .wrongType(path: ["roles", "ui", "attrs"], expected: "a list of attributes")),
    Fault("palette", ["red": badColor], .colorOutOfRange(path: ["palette", "red", "8"])),
    Fault("palette", ["red": halfColor], .missing(path: ["palette", "red", "256"])),
    Fault(
      "glyphs", ["ascii": .table(["cursor": .text("▸")])],
      .badGlyph(path: ["glyphs", "ascii", "cursor"])),
    Fault(
      "glyphs", ["unicode": .table(["cursor": .text("漢")])],
      .badGlyph(path: ["glyphs", "unicode", "cursor"])),
    Fault(
      "glyphs", ["unicode": .table(["cursr": .text("x")])],
      .unknownKey(path: ["glyphs", "unicode", "cursr"])),
  ]

  @Test(arguments: faults.indices)
  func saysWhatIsWrongAndWhere(index: Int) {
    let fault = ThemeTests.faults[index]
    var root = source().root
    root[fault.table] = .table(fault.entry)
    #expect(throws: fault.error) { try Theme(source: ThemeSource(root: root)) }
  }

  @Test func everyRoleHasItsName() {
    #expect(Role.names.count == Role.allCases.count)
    #expect(Set(Role.names).count == Role.names.count)
    for role in Role.allCases {
      // The case is the name in camel case.
      let words = role.name.split(separator: ".").map(String.init)
      let camel = words.dropFirst().reduce(words.first ?? "") {
        $0 + $1.prefix(1).uppercased() + $1.dropFirst()
      }
      #expect("\(role)" == camel)
      #expect(Role(named: role.name) == role)
    }
  }

  @Test func everyGlyphIsDrawable() {
    for glyphs in [Glyphs.unicode, .ascii] {
      for glyph in Glyph.allCases {
        #expect(Glyphs.standard.contains { $0.glyph == glyph })
        #expect(Glyphs.allows(glyphs[glyph], isUnicode: glyphs.isUnicode), "\(glyph)")
      }
    }
  }
}
