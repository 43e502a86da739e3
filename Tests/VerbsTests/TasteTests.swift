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
    let found = await sandbox.run(["doctor"], environment: environment)
    #expect(found.exit == .badInput)
    #expect(found.error.number("line") == 2)
    #expect(found.error.text("message")?.contains("the operation's") == true)
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
