import Domain
import Foundation
import Formats
import Testing

@testable import Verbs

/// `lapse manual`, and the README's table of keys.
struct ManualTests {
  private func page(_ name: String) async throws -> String {
    let outcome = try await Sandbox().run(["manual", name], isPlain: true)
    #expect(outcome.exit == .done)
    return outcome.output
  }

  /// As it is read: without the language of the page.
  private func words(_ page: String) -> String {
    page.replacingOccurrences(of: "\\-", with: "-").replacingOccurrences(of: "\\fB", with: "")
      .replacingOccurrences(of: "\\fI", with: "").replacingOccurrences(of: "\\fR", with: "")
  }

  /// As whole words: `--as` is not in `--as-of`.
  private func has(_ words: String, in text: String) -> Bool {
    let pattern =
      "(?<![\\w-])" + NSRegularExpression.escapedPattern(for: words) + "(?![\\w-])"
    return text.range(of: pattern, options: .regularExpression) != nil
  }

  @Test func everyVerbAndOptionIsThere() async throws {
    let text = words(try await page("lapse"))
    for leaf in CommandTree.program.leaves() where leaf.path != ["lapse", "help"] {
      #expect(text.contains("\n" + leaf.path.joined(separator: " ")), "\(leaf.path)")
      for name in leaf.verb.arguments.flatMap(\.names) {
        #expect(has(name, in: text), "\(leaf.path) \(name)")
      }
    }
    for exit in Exit.allCases { #expect(text.contains("\n\(exit.rawValue)\n")) }
  }

  /// What others build on (the contract of the command line).
  @Test(arguments: [
    "--database", "--json", "--csv", "--no-input", "--quiet", "--color", "--as-of", "--role",
    "lapse console", "--theme", "--ascii", "--colors", "--read-only", "lapse find", "lapse compare",
    "lapse demo", "--records", "--no-console", "lapse init", "lapse import", "--dry-run",
    "lapse list", "--pbx", "--filter", "--sort", "--limit", "--after", "lapse show",
    "lapse pending",
    "--state", "--rule", "--count", "lapse compliance", "--from", "--to", "--to-dir",
    "lapse explain", "lapse plan delete", "lapse delete", "--reason", "--ticket", "--confirm",
    "--plan", "--now", "lapse undo", "lapse sweep", "--batch", "--only", "--release-brake",
    "lapse hold place", "--as", "--review", "lapse hold release", "lapse hold list",
    "lapse person find", "lapse person export", "lapse person erase", "lapse person rectify",
    "--set", "--case", "--received", "lapse reveal", "lapse policy show", "lapse policy check",
    "lapse policy simulate", "lapse policy activate", "lapse audit list", "lapse audit verify",
    "lapse audit head", "lapse audit export", "--format", "lapse receipt show",
    "lapse receipt check", "lapse status", "lapse check", "lapse metrics", "--textfile",
    "lapse backup list", "lapse backup note", "lapse backup gone", "lapse restore", "lapse doctor",
    "lapse job list", "lapse job pause", "lapse quarantine release", "lapse erasure list",
    "lapse erasure lift", "lapse manual", "lapse completions",
    "lapse install", "--print", "lapse theme check",
    "lapse theme list",
  ])
  func theContractIsThere(_ words: String) async throws {
    #expect(has(words, in: self.words(try await page("lapse"))))
  }

  @Test func configurationAndPolicyAreWhole() async throws {
    let configuration = words(try await page("lapse-config"))
    for key in ConfigurationKey.all { #expect(configuration.contains("\n\(key.path) = ")) }
    let policy = words(try await page("lapse-policy"))
    for rule in RuleID.allCases { #expect(policy.contains("\n\(rule.rawValue)\n")) }
    for matter in Housekeeping.Matter.allCases {
      #expect(policy.contains("\n\(matter.rawValue)\n"))
    }
  }

  @Test(arguments: [ConfigurationKey.Owner.operation, .person])
  func theExampleOfTheConfigurationIsTaken(_ owner: ConfigurationKey.Owner) throws {
    let text = ManualPage.example(owner).joined(separator: "\n")
    switch owner {
    case .operation: _ = try ConfigurationFile.parse(text, file: "c.toml")
    case .person: #expect(try TasteFile.parse(text, file: "c.toml").warnings == [])
    }
  }

  /// What reads manual pages finds nothing wrong with them.
  @Test(.enabled(if: BuiltProgram.hasTool("mandoc")), arguments: ManualPage.allCases)
  func mandocTakesThePages(_ page: ManualPage) throws {
    try expectTaken(page, by: "mandoc -T lint page")
  }

  @Test(.enabled(if: BuiltProgram.hasTool("groff")), arguments: ManualPage.allCases)
  func groffTakesThePages(_ page: ManualPage) throws {
    try expectTaken(
      page, by: "groff -man -ww -T utf8 page 2>said >/dev/null; cat said; [ ! -s said ] || exit 3")
  }

  private func expectTaken(_ page: ManualPage, by reader: String) throws {
    let sandbox = try Sandbox()
    let run = try BuiltProgram.shell(
      "$LAPSE manual \(page.rawValue) >page || exit 1\n\(reader)", in: sandbox.directory)
    #expect(run.exit == 0, "\(run.output)")
  }

  /// With `LAPSE_RECORD=1` in the environment the table is written instead of compared.
  @Test func theReadmeHasTheKeysOfTheConsole() throws {
    let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let head = "| keys | name | does |\n"
    let start = try #require(text.range(of: head)?.lowerBound)
    let end = text.range(of: "\n\n", range: start..<text.endIndex)?.lowerBound ?? text.endIndex
    let table = String(KeysTable.text.dropLast())
    if ProcessInfo.processInfo.environment["LAPSE_RECORD"] != nil {
      try text.replacingCharacters(in: start..<end, with: table)
        .write(to: readme, atomically: true, encoding: .utf8)
      return
    }
    #expect(String(text[start..<end]) == table, "LAPSE_RECORD=1 writes it")
  }
}
