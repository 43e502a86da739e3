import Terminal
import TestSupport
import Testing

@testable import Console

/// Keys that a person binds anew.
@Suite struct KeyMapTests {
  private func map(_ bindings: (String, [String])...) -> KeyMap {
    KeyMap(
      bindings.enumerated().map {
        KeyBinding($0.element.0, $0.element.1, place: "c.toml, line \($0.offset + 1)")
      })
  }

  @Test func severalKeysForOneCommand() {
    let keys = map(("delete", ["D", "Delete"]), ("sort", []))
    #expect(keys.problems.isEmpty)
    #expect(keys.keys(of: .delete) == [.key("D"), .delete])
    #expect(keys.command(for: .delete, on: .pbxs)?.name == .delete)
    #expect(keys.command(for: .key("d"), on: .pbxs) == nil)
    #expect(keys.command(for: .key("s"), on: .pbxs) == nil)
    #expect(keys.label(.sort) == ":sort")
  }

  @Test func aScreenIsBoundLikeACommand() {
    let keys = map(("pending", ["%"]), ("receipts", ["F12"]), ("pbxs", ["2", "F99"]))
    #expect(keys.problems.count == 1, "F99 is no key")
    #expect(keys.screen(for: .key("%")) == .pending)
    #expect(keys.screen(for: .key("7")) == nil)
    #expect(keys.screen(for: .function(12)) == .receipts)
    #expect(keys.command(for: .function(12), on: .jobs)?.name == .jump)
    #expect(keys.screen(for: .key("2")) == .pbxs, "it keeps its own")
  }

  @Test(arguments: [
    ("dance", ["d"], "there is no command \"dance\"; ? and lapse(1) name them"),
    ("sort", ["hyper-x"], "\"hyper-x\" is no key's name; sort keeps s"),
    ("carry-out", ["ctrl-o"], "carry-out takes no Ctrl-O, only a plain key; it keeps x"),
    ("delete", ["ctrl-x"], "delete takes no Ctrl-X, only a plain key; it keeps d"),
    ("confirm", ["enter"], "confirm takes no Enter, only a plain key; it keeps x"),
    ("hold", ["esc"], "hold takes no Esc, only a plain key; it keeps H"),
    ("leave", [], "leave must have a key; it keeps q"),
    ("sort", ["i"], "i would be both inspect and sort; sort keeps s"),
    ("delete", ["x"], "x would be both carry-out and delete; delete keeps d"),
    ("confirm", ["d"], "d would be both delete and confirm; confirm keeps x"),
    ("confirm", ["j"], "j would be both down and confirm; confirm keeps x"),
    ("pbxs", ["1"], "1 would be both overview and pbxs; pbxs keeps 2"),
  ])
  func whatCannotBeIsPassedOver(_ command: String, _ names: [String], _ words: String) {
    let keys = map((command, names))
    #expect(keys.problems == ["c.toml, line 1: " + words])
    for target in KeyTarget.all {
      let own = target.ownKeys
      switch target {
      case .command(let name): #expect(keys.keys(of: name) == own)
      case .screen(let name): #expect(keys.keys(of: name) == own)
      }
    }
  }

  /// Both owners, and both places where both were bound.
  @Test func aClashNamesBoth() {
    let keys = map(("sort", ["%"]), ("reverse", ["%"]))
    #expect(
      keys.problems == [
        "c.toml, line 1 and c.toml, line 2: % would be both sort and reverse; sort keeps s,"
          + " reverse keeps S"
      ])
  }

  @Test func keysCanChangePlaces() {
    let keys = map(("up", ["j", "up"]), ("down", ["k", "down"]))
    #expect(keys.problems.isEmpty)
    #expect(keys.command(for: .key("j"), on: .pbxs)?.name == .up)
    #expect(keys.inDialog(.key("j")) == .key("k"))
  }

  /// What falls back to its own keys may be in the way of another one.
  @Test func aChainOfClashesEnds() {
    let keys = map(("sort", ["i"]), ("reverse", ["s"]))
    #expect(keys.problems.count == 2)
    #expect(keys.keys(of: .sort) == [.key("s")])
    #expect(keys.keys(of: .reverse) == [.key("S")])
  }

  /// Whatever a person binds, no key is for two things at one place, none that is grave is on a Ctrl
  /// chord, and what confirms is never what asked.
  @Test func holdsForWhateverIsBound() {
    let seed = UInt64.random(in: .min ... .max)
    var numbers = SeededNumbers(seed: seed)
    let names = ["d", "x", "j", "k", "c", "q", "1", "ctrl-d", "enter", "f5", "H", "b", "no"]
    let targets = KeyTarget.all.map(\.name)
    for _ in 0..<150 {
      let bindings = (0..<Int.random(in: 1...6, using: &numbers)).map { _ in
        KeyBinding(
          targets.randomElement(using: &numbers) ?? "",
          (0..<Int.random(in: 0...2, using: &numbers)).map { _ in
            names.randomElement(using: &numbers) ?? ""
          }, place: "c.toml")
      }
      let keys = KeyMap(bindings)
      for screen in ScreenName.allCases {
        var seen: Set<Key> = []
        let all =
          CommandTable.commands(on: screen).flatMap { keys.keys(of: $0.name) }
          + ScreenName.named.flatMap { keys.keys(of: $0) }
        for key in all { #expect(seen.insert(key).inserted, "\(bindings), seed \(seed)") }
      }
      let confirming = Set(keys.keys(of: .confirm))
      for command in [CommandName.delete, .hold, .brakes, .pause] {
        #expect(confirming.isDisjoint(with: keys.keys(of: command)), "seed \(seed)")
      }
      for target in KeyTarget.all where target.isGrave {
        guard case .command(let name) = target else { continue }
        for key in keys.keys(of: name) {
          if case .control = key { Issue.record("\(name) on \(key), seed \(seed)") }
        }
      }
    }
  }
}
