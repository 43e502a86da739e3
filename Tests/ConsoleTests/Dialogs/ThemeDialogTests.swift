import Synchronization
import Testing

@testable import Console
@testable import Terminal

/// `:theme`, and themes that change while the console is open.
@Suite struct ThemeDialogTests {
  /// The themes of a directory that the test writes.
  private final class Closet: Sendable {
    private let offers: Mutex<[ThemeSupply.Offer]>

    init() {
      let glyphs = Glyphs(isUnicode: false, changes: [.urgent: "%"])
      offers = Mutex([
        .init(name: "mine", file: "/h/mine.toml", theme: .success(Closet.theme("mine", glyphs))),
        .init(name: "default", file: nil, theme: .success(Closet.theme("default", .ascii))),
        .init(
          name: "pale", file: "/h/pale.toml",
          theme: .failure(.init("pale.toml:4: \"fg\" names \"grey\", which the palette lacks"))),
      ])
    }

    static func theme(_ name: String, _ ascii: Glyphs) -> Theme {
      Theme(
        name: name, variant: .dark, palette: [:], entries: [:], unicode: .unicode, ascii: ascii)
    }

    var all: [ThemeSupply.Offer] { offers.withLock { $0 } }

    func put(_ theme: Result<Theme, ThemeSupply.Fault>) {
      offers.withLock { $0[0] = .init(name: "mine", file: "/h/mine.toml", theme: theme) }
    }
  }

  @UI private func bench(_ closet: Closet, columns: Int = 80) -> Bench {
    Bench(columns: columns) { $0.themes = { closet.all } }
  }

  @Test @UI func isShownWhileMovingAndEscBringsTheOldOneBack() async throws {
    let bench = bench(Closet())
    await bench.open(at: .pbxs)
    await bench.press(":")
    await bench.type("theme")
    await bench.press("enter")
    try expectScreen("theme-80x24", bench.text)
    await bench.press("k")
    #expect(bench.terminal.theme.name == "mine")
    #expect(bench.text.contains(" % old-depot"), "its marks, too")
    await bench.press("esc")
    #expect(bench.terminal.theme.name == "plain")
    #expect(bench.text.contains(" ! old-depot"))
    #expect(bench.state.dialog == nil)
  }

  @Test @UI func enterKeepsItForThisRunAndSaysWhatKeepsItForGood() async {
    let bench = bench(Closet())
    await bench.open(at: .pbxs)
    await bench.press(":")
    await bench.type("theme")
    await bench.press("enter", "g", "enter")
    #expect(bench.terminal.theme.name == "mine")
    #expect(bench.lines[22].contains("For this run. --theme mine"))
    await bench.press(":")
    await bench.type("theme")
    await bench.press("enter", "G")
    #expect(bench.terminal.theme.name == "mine", "a broken one is not worn")
    #expect(bench.text.contains("pale.toml:4:"))
    await bench.press("enter")
    #expect(bench.state.dialog != nil)
  }

  @Test @UI func aChangedOneIsReadAgainAndABrokenOneLeavesIt() async {
    let closet = Closet()
    let bench = bench(closet)
    await bench.open(at: .pbxs)
    await bench.press(":")
    await bench.type("theme")
    await bench.press("enter", "g", "enter")
    closet.put(.failure(.init("mine.toml:7: unknown key \"fgg\"")))
    bench.runtime.send(.themesChanged)
    await bench.rest()
    #expect(bench.text.contains("mine.toml:7: unknown key \"fgg\"; the theme stays as it was."))
    #expect(bench.terminal.theme.ascii[.urgent] == "%")
    closet.put(.success(Closet.theme("mine", Glyphs(isUnicode: false, changes: [.urgent: "&"]))))
    bench.runtime.send(.themesChanged)
    await bench.rest()
    #expect(bench.terminal.theme.ascii[.urgent] == "&")
    #expect(bench.text.contains(" & old-depot"))
  }
}
