import Testing

@testable import Terminal

struct KeyTests {
  private static let bindable: [Key] =
    "abzGQ?:/*[]'=!~-ü".unicodeScalars.map { .character($0) } + [.character(" ")]
    + Key.controls.map { .control($0) } + (1...24).map { .function($0) }
    + [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown,
    ]

  @Test func namesRoundTrip() {
    var seen: Set<String> = []
    for key in KeyTests.bindable {
      let name = key.name ?? ""
      #expect(Key(named: name) == key, "\(key)")
      #expect(seen.insert(name).inserted, "\(name)")
      #expect(key.label?.isEmpty == false)
    }
  }

  @Test(arguments: [
    ("ctrl-d", Key.control("d")), ("Ctrl-D", .control("d")), ("ESC", .escape),
    ("escape", .escape), ("return", .enter), ("F5", .function(5)), ("f", .character("f")),
    ("F", .character("F")), ("pageup", .pageUp), ("shift-tab", .backTab),
    ("space", .character(" ")),
  ])
  func reads(name: String, key: Key) {
    #expect(Key(named: name) == key)
  }

  @Test(arguments: [
    "", " ", "f0", "f25", "f05", "ctrl-", "ctrl-i", "ctrl-m", "ctrl-[", "nokey", "\u{1B}",
  ])
  func refuses(name: String) {
    #expect(Key(named: name) == nil)
  }

  @Test func labelsForPeople() {
    #expect(Key.control("d").label == "Ctrl-D")
    #expect(Key.function(1).label == "F1")
    #expect(Key.pageDown.label == "PgDn")
    #expect(Key.character(" ").label == "Space")
    #expect(Key.key("G").label == "G")
    #expect(Key.paste("x").name == nil)
  }
}
