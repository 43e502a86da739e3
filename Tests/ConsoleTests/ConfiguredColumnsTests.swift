import Terminal
import Testing

@testable import Console

/// Columns that a person's configuration asks for.
@UI
@Suite struct ConfiguredColumnsTests {
  private nonisolated func configured(_ list: String, _ columns: String...) -> ConfiguredColumns {
    ConfiguredColumns([
      ColumnSelection(
        list, columns.enumerated().map { .init($1, place: "c.toml, line 2, column \($0)") },
        place: "c.toml, line 2, column 1")
    ])
  }

  @Test func theListShowsThemInTheirOrder() async {
    let bench = Bench(configured: configured("pbxs", "what next", "FQDN:30"))
    await bench.open(at: .pbxs)
    #expect(bench.lines[2].split(separator: " ") == ["WHAT", "NEXT", "FQDN"])
    #expect(!bench.text.contains("LICENCE"))
    #expect(bench.state.columns(bench.state.screen).last?.width == 30)
  }

  @Test func whatIsChosenAtTheKeyboardGoesBefore() async {
    let bench = Bench(configured: configured("pbxs", "fqdn", "licence"))
    await bench.open(at: .pbxs)
    await bench.press("C", "j", "space", "enter")
    #expect(!bench.lines[2].contains("LICENCE") && bench.lines[2].contains("FQDN"))
    #expect(bench.shelf.read { $0.remembered.last?.columns["pbxs"]?.map(\.title) } == ["FQDN"])
    await bench.press("C", "r")
    #expect(bench.lines[2].contains("LICENCE"), "those of the configuration are back")
    #expect(!bench.lines[2].contains("WHAT NEXT"))
    #expect(bench.text.contains("The columns that config.toml has for it."))
  }

  @Test func anUnknownColumnIsPassedOverAndTold() {
    let columns = configured("polls", "id", "colour", "age:0", "Age", "age")
    #expect(
      columns.problems == [
        "c.toml, line 2, column 1: polls has no column \"colour\"; it has id, question, pbx, ext,"
          + " created, age, ends",
        "c.toml, line 2, column 2: polls has no column \"age:0\"; it has id, question, pbx, ext,"
          + " created, age, ends",
      ])
    let chosen = columns[.polls]
    #expect(chosen?.map(\.title) == ["ID", "AGE"])
  }

  @Test(arguments: ["overview", "nothing", "inspect"])
  func whatIsNoListIsToldOnce(_ name: String) throws {
    let problem = try #require(configured(name, "id", "age").problems.first)
    #expect(
      problem.hasPrefix("c.toml, line 2, column 1: no list \"\(name)\" has columns to choose"))
    #expect(configured(name, "id", "age").problems.count == 1)
  }

  @Test func whereNoneIsRightTheListHasItsOwn() {
    let unknown = configured("polls", "colour")[.polls]
    let none = configured("polls")[.polls]
    #expect(unknown == nil && none == nil)
  }

  /// Pending has two sorts of lines, each with columns of its own.
  @Test func pendingTakesThoseOfBothItsShapes() {
    let columns = configured("pending", "when", "rule", "by, or why not yet")
    #expect(columns.problems.isEmpty)
  }
}
