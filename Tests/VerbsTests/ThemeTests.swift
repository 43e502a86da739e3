import Foundation
import Testing
import Verbs

/// `lapse theme …`.
@Suite struct ThemeTests {
  private func own(_ text: String, named name: String, in sandbox: Sandbox) throws {
    try FileManager.default.createDirectory(
      atPath: sandbox.path("config/lapse/themes"), withIntermediateDirectories: true)
    try sandbox.write(text, to: "config/lapse/themes/\(name).toml")
  }

  @Test func theListHasOnesOwnFirst() async throws {
    let sandbox = try Sandbox()
    try own("[meta]\nname = \"mine\"\ninherits = \"dark\"\n", named: "mine", in: sandbox)
    let outcome = await sandbox.run(
      "theme", "list", environment: ["XDG_CONFIG_HOME": sandbox.path("config")])
    #expect(outcome.exit == .done)
    #expect(
      outcome.objects.compactMap { $0.text("name") }
        == ["mine", "default", "dark", "light", "high-contrast", "colour-blind", "mono"])
    #expect(outcome.object.text("variant") == "dark")
    #expect(outcome.objects.last?.isNull("file") == true)
  }

  @Test func theListIsInColumns() async throws {
    let sandbox = try Sandbox()
    let outcome = await sandbox.run(
      "theme", "list", isPlain: true, environment: ["XDG_CONFIG_HOME": sandbox.path("config")])
    let lines = outcome.output.split(separator: "\n")
    let column = try #require(lines.first?.firstRange(of: "from")?.lowerBound)
    let width = outcome.output.distance(from: outcome.output.startIndex, to: column)
    for line in lines.dropFirst() {
      #expect(line.dropFirst(width).hasPrefix("the program"), "\(line)")
    }
  }

  @Test func aThemeThatInheritsIsWhole() async throws {
    let sandbox = try Sandbox()
    let file = try sandbox.write(
      "[meta]\nname = \"mine\"\ninherits = \"dark\"\n", to: "mine.toml")
    let outcome = try await sandbox.expect(.done, "theme", "check", file)
    #expect(outcome.object.texts("problems") == [])
  }

  @Test func oneThatNamesItselfBuildsOnTheShippedOneOfThatName() async throws {
    let sandbox = try Sandbox()
    let text = "[meta]\nname = \"dark\"\ninherits = \"dark\"\n"
    try own(text, named: "dark", in: sandbox)
    try own("[meta]\nname = \"default\"\n", named: "default", in: sandbox)
    let environment = ["XDG_CONFIG_HOME": sandbox.path("config")]
    let file = sandbox.path("config/lapse/themes/dark.toml")
    let outcome = await sandbox.run("theme", "check", file, environment: environment)
    #expect(outcome.exit == .done, "a shipped theme builds on shipped ones: \(outcome.errors)")
    let list = await sandbox.run("theme", "list", environment: environment)
    #expect(list.objects.first { $0.text("name") == "dark" }?.text("variant") == "dark")
  }

  @Test func whatIsMissingOrPaleIsNamed() async throws {
    let sandbox = try Sandbox()
    let file = try sandbox.write(
      """
      [meta]
      name = "pale"
      [palette]
      grey = { direct = "#777777", 256 = 243, 16 = 8, 8 = 0 }
      white = { direct = "#ffffff", 256 = 231, 16 = 15, 8 = 7 }
      [roles]
      "ui" = { fg = "grey", bg = "white" }
      """, to: "pale.toml")
    let outcome = await sandbox.run("theme", "check", file)
    #expect(outcome.exit == .badInput)
    let problems = try #require(outcome.object.texts("problems"))
    #expect(problems.contains("dialog: no style"))
    #expect(problems.contains { $0.hasPrefix("ui: contrast 4.4") })
  }

  @Test func aBrokenFileIsToldByLineAndColumn() async throws {
    let sandbox = try Sandbox()
    let file = try sandbox.write(
      "[meta]\nname = \"x\"\n[glyphs.ascii]\ncursor = \"→\"\n", to: "broken.toml")
    let outcome = await sandbox.run("theme", "check", file)
    #expect(outcome.exit == .badInput)
    #expect(outcome.error.number("line") == 4)
    #expect(outcome.error.number("column") != nil)
    let missing = await sandbox.run("theme", "check", sandbox.path("none.toml"))
    #expect(missing.exit == .missing)
  }
}
