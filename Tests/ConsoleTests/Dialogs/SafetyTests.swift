import Domain
import Glibc
import Terminal
import TestSupport
import Testing

@testable import Console
@testable import Operations

/// Nothing goes by a single key, by a Ctrl chord, by a paste, or by repeating the key that asked.
@Suite struct SafetyTests {
  /// The shelf with something on every line that a key could act on.
  private func shelf() -> Shelf {
    let shelf = Shelf.stocked()
    shelf.change { content in
      content.jobs = [
        Made.job(
          7, .staged, .pbx, "marina.example.com", undoUntil: Made.now + 19 * Instant.hour),
        Made.job(6, .running, .meeting, "M9"),
      ]
      content.due.append(
        Made.due(.recording, 33, "R-88121", in: 6 * Instant.minute, state: .staged))
      content.objects = [
        Made.object("recordings/R-1.mp4", 31, hours: 19, tries: 5, error: "system error 13")
      ]
      let one = Made.quarantine(
        12, .waiting, "marina.example.com", hours: 3, listed: 3, known: 63)
      content.quarantines = [one]
      content.quarantineDetail = QuarantineDetail(
        quarantine: one, vanishing: ["marina.example.com/1"], census: content.census,
        fingerprint: "f1e2")
      content.brakes = Made.brakes([Made.failingDNS])
      content.census.liveMeetings = 1
      content.census.livePeople = 5
    }
    return shelf
  }

  @Test(arguments: ScreenName.roots.map(\.name) + ScreenName.named)
  @UI func noCommandByItself(screen: ScreenName) async {
    for command in CommandTable.commands(on: screen) {
      for key in command.keys {
        let bench = Bench(shelf())
        await bench.open(at: screen)
        for _ in 0..<12 {
          bench.terminal.send(.key(key))
          await bench.rest()
        }
        bench.terminal.press("enter")
        await bench.rest()
        #expect(bench.shelf.destructive == 0, "\(command.name) on \(screen) by \(key)")
      }
    }
  }

  @Test func whatLeadsToADeletionIsOnNoChord() {
    for name in CommandTable.guarded {
      let keys = CommandTable.all.filter { $0.name == name }.flatMap(\.keys)
      #expect(!keys.isEmpty)
      for key in keys {
        if case .character = key { continue }
        Issue.record("\(name) is on \(key)")
      }
    }
  }

  private static let screens = ScreenName.roots.map(\.name) + [.objects, .quarantine]

  private static let phrases = [
    "M1", "M2", "M4", "old-depot.example.org", "shop.example.org", "marina.example.com",
    "delete 2 meetings", "delete 3 meetings", "T-20931", "Q-771", "run", "release", "reject",
    "R-87001", "brightway.example.net/112",
  ]

  /// The phrases and words for what was asked to go.
  private static func given(_ shelf: Shelf) -> [String] {
    shelf.read { content in
      content.deletions.map(\.phrase) + content.markedDeletions.flatMap(\.phrases)
        + content.endedUndos.map { String($0.split(separator: " ")[2]) }
        + content.decisions.map { $0.phrase.isEmpty ? "reject" : $0.phrase }
        + content.sweeps.map { $0.releaseBrake == nil ? "run" : "release" }
        + content.released.map { _ in "release" }
    }
  }

  /// Of 400 random sequences, 1,000 with `LAPSE_LONG`, those that made something go had its phrase typed whole.
  @Test(arguments: 0..<10) @UI func nothingGoesUnlessItsPhraseWasTyped(part: Int) async {
    var seeds = SeededNumbers.printed("random keys, part \(part)")
    var deeds = 0
    for number in 0..<(getenv("LAPSE_LONG") == nil ? 40 : 100) {
      let seed = seeds.next()
      var keys = RandomKeys(seed: seed, phrases: Self.phrases)
      let strokes = keys.strokes(20, withPhrases: number % 2 == 0)
      let bench = Bench(shelf())
      await bench.open(at: Self.screens[number % Self.screens.count])
      var typed = ""
      for stroke in strokes { typed += await bench.strike(stroke) }
      let given = Self.given(bench.shelf)
      deeds += given.count
      for phrase in given where !typed.contains(phrase) {
        Issue.record("seed \(seed): \(phrase) was not typed: \(strokes)")
      }
    }
    #expect(deeds > 0, "whole phrases do lead to something")
  }
}

extension Bench {
  /// Returns what was typed by it; all but typed text ends a line, and pasted text is none of it.
  @discardableResult
  func strike(_ stroke: RandomKeys.Stroke) async -> String {
    var typed = "\n"
    switch stroke {
    case .key(let name):
      terminal.press(name)
      if name.unicodeScalars.count == 1 { typed = name }
    case .text(let text):
      terminal.type(text)
      typed = text
    case .paste(let text): terminal.paste(text)
    case .asked(let how): typed = answer(to: asked, how)
    }
    await rest()
    return typed
  }

  /// What must be typed for what is open to go.
  private var asked: [String] {
    switch state.dialog {
    case .plan(let plan): plan.plan?.phrases ?? []
    case .form(let dialog): dialog.form.fields.compactMap(\.kind.typed)
    case .brakes(let dialog):
      if case .asking = dialog.stage { [BrakesDialog.word] } else { [] }
    case .quarantine(let dialog):
      if case .asking(_, _, let form) = dialog.stage {
        form.fields.compactMap(\.kind.typed)
      } else {
        []
      }
    default: []
    }
  }

  private func answer(to phrases: [String], _ answer: RandomKeys.Stroke.Answer) -> String {
    var typed = "\n"
    for (index, phrase) in phrases.enumerated() {
      if index > 0 { terminal.press("tab") }
      switch answer {
      case .pasted: terminal.paste(phrase)
      case .whole, .short:
        let text = answer == .whole ? phrase : String(phrase.dropLast())
        terminal.type(text)
        typed += (index > 0 ? "\n" : "") + text
      }
    }
    return typed
  }
}
