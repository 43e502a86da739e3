import Foundation
import TestSupport
import Testing
import Verbs

/// The person's own configuration: what is wrong with it is said, and nobody is kept out.
struct TasteTests {
  private func own(_ text: String, in sandbox: Sandbox) throws -> [String: String] {
    try FileManager.default.createDirectory(
      atPath: sandbox.path("config/lapse"), withIntermediateDirectories: true)
    try sandbox.write(text, to: "config/lapse/config.toml")
    return ["XDG_CONFIG_HOME": sandbox.path("config")]
  }

  @Test func doctorSaysWhatIsPassedOver() async throws {
    let sandbox = try await Sandbox.initialized()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: sandbox.directory)
    let environment = try own(
      "time-zone = \"Mars/Olympus\"\n[keys]\nsort = \"i\"\ndelete = 4\n", in: sandbox)
    let found = await sandbox.run(["doctor"], isPlain: true, environment: environment)
    #expect(found.exit == .done, "a warning is no fault: \(found.errors)")
    let file = sandbox.path("config/lapse/config.toml")
    #expect(
      found.output.contains(
        "warning: config.toml, line 3: i would be both inspect and sort; sort keeps s"))
    #expect(found.output.contains("line 4, column 1: \"delete\" must be a text"))
    #expect(found.output.contains("no time zone of that name"))
    #expect(found.output.contains("theme by default; time-zone \(file)"))
  }

  @Test func anUnknownKeyIsAnErrorWithItsPlace() async throws {
    let sandbox = try await Sandbox.initialized()
    let environment = try own("theme = \"dark\"\nobjects = \"/x\"\n", in: sandbox)
    let found = await sandbox.run(["doctor"], isPlain: true, environment: environment)
    #expect(found.exit == .failed)
    let file = sandbox.path("config/lapse/config.toml")
    #expect(found.output.contains("BAD \(file), line 2, column 1: \"objects\" is the operation's"))
    #expect(found.output.contains("ok  every page is in order"))
  }

  @Test func theConsoleDoesNotOpenOnOne() throws {
    let sandbox = try Sandbox()
    let environment = try own("objects = \"/x\"\n", in: sandbox)
    let console = try PtyProcess(
      BuiltProgram.path, arguments: ["demo", "--records", "10", "--linear"],
      environment: environment.merging(
        ["TMPDIR": sandbox.directory, "HOME": sandbox.directory]) { $1 })
    #expect(try console.waitForExit(upTo: .seconds(30)) == .exited(65))
  }

  /// In columns of the screen, and line by line.
  @Test(arguments: [["demo", "--records", "60"], ["demo", "--records", "60", "--linear"]])
  func aBrokenThemeOfOnesOwnKeepsNobodyOut(_ arguments: [String]) async throws {
    let sandbox = try await Sandbox.initialized()
    let environment = try own("theme = \"mine\"\n", in: sandbox)
    try FileManager.default.createDirectory(
      atPath: sandbox.path("config/lapse/themes"), withIntermediateDirectories: true)
    try sandbox.write(
      "[meta]\nname = \"mine\"\ninherits = \"default\"\n[roles]\n  nothing = 4\n",
      to: "config/lapse/themes/mine.toml")
    let console = try PtyProcess(
      BuiltProgram.path, arguments: arguments,
      environment: environment.merging(
        ["TMPDIR": sandbox.directory, "HOME": sandbox.directory]) { $1 }, rows: 60, columns: 150)
    try console.wait(upTo: .seconds(30)) {
      $0.text.contains("mine.toml, line 5, column 3: ")
        && $0.text.contains("; the default theme is worn")
    }
    console.send("Q\n")
    #expect(try console.waitForExit() == .exited(0))
    let found = await sandbox.run(["doctor"], isPlain: true, environment: environment)
    #expect(found.output.contains("warning: mine.toml, line 5, column 3: "))
  }

  @Test func aThemeThatIsNotThereIsAWarningUnlessItWasTyped() throws {
    let sandbox = try Sandbox()
    let environment = try own("theme = \"nothing\"\n", in: sandbox).merging(
      ["TMPDIR": sandbox.directory, "HOME": sandbox.directory]) { $1 }
    let console = try PtyProcess(
      BuiltProgram.path, arguments: ["demo", "--records", "10", "--linear"],
      environment: environment, rows: 60)
    try console.waitForText("there is no theme nothing", upTo: .seconds(30))
    console.send("Q\n")
    #expect(try console.waitForExit() == .exited(0))
    let typed = try PtyProcess(
      BuiltProgram.path, arguments: ["demo", "--records", "10", "--linear", "--theme", "none"],
      environment: environment)
    #expect(try typed.waitForExit(upTo: .seconds(30)) == .exited(64))
  }

  @Test func columnsAreShownAndWhatIsNoneIsTold() async throws {
    let sandbox = try await Sandbox.initialized()
    let environment = try own(
      "[columns]\npbxs = [\"what next\", \"fqdn:30\", \"colour\"]\n", in: sandbox)
    let words = "config.toml, line 2, column 33: pbxs has no column \"colour\""
    let console = try PtyProcess(
      BuiltProgram.path, arguments: ["demo", "--records", "60"],
      environment: environment.merging(
        ["TMPDIR": sandbox.directory, "HOME": sandbox.directory]) { $1 })
    try console.wait(upTo: .seconds(30)) { $0.text.contains(words) }
    console.send("2")
    try console.wait { $0.lines[2].hasPrefix("    WHAT NEXT") && $0.lines[2].contains("FQDN") }
    #expect(!console.screen.lines[2].contains("LICENCE"))
    console.send("Q")
    #expect(try console.waitForExit() == .exited(0))
    let found = await sandbox.run(["doctor"], isPlain: true, environment: environment)
    #expect(found.output.contains("warning: " + words))
  }

  @Test func theConsoleOpensWithWhatIsRight() throws {
    let sandbox = try Sandbox()
    let environment = try own(
      "time-zone = \"Asia/Nicosia\"\n[keys]\nhelp = [\"%\"]\nsort = \"ctrl-i\"\n", in: sandbox)
    let console = try PtyProcess(
      BuiltProgram.path, arguments: ["demo", "--records", "60"],
      environment: environment.merging(
        ["TMPDIR": sandbox.directory, "HOME": sandbox.directory]) { $1 })
    try console.wait { $0.isAlternate && $0.text.contains("\"ctrl-i\" is no key's name") }
    #expect(console.screen.lines[0].contains("+0"), "the zone's offset stands by the clock")
    console.send("2")
    try console.wait { $0.lines[23].contains("% keys") }
    console.send("%")
    try console.waitForText("ON THIS SCREEN")
    console.send("\u{1B}Q")
    #expect(try console.waitForExit() == .exited(0))
  }
}
