import Foundation
import Testing
import Verbs

/// `lapse install`: printed, never put anywhere.
struct InstallTests {
  @Test func systemdRunsTheSweepOfThisDatabase() async throws {
    let sandbox = try Sandbox()
    let path = sandbox.path("a 100%/lapse.db")
    let printed = await sandbox.run(
      ["install", "--print", "systemd", "--database", path], isPlain: true)
    #expect(printed.exit == .done)
    let database = "\"\(sandbox.directory)/a 100%%/lapse.db\""
    #expect(printed.output.contains(" sweep --database \(database)\n"))
    #expect(
      printed.output.contains(
        " sweep --rule shared-file --rule dial-in --rule tenant-unbound --database \(database)\n"))
    #expect(printed.output.contains("OnCalendar=*:0/15\nPersistent=true\n"))
    #expect(printed.output.contains("SuccessExitStatus=75\n"))
    #expect(printed.output.contains("\nUser=owner\n"), "there is no database yet")
    #expect(!sandbox.exists("lapse.db"))
  }

  /// Whoever prints it may be another user.
  @Test func systemdRunsItAsTheOwnerOfTheDatabase() async throws {
    let sandbox = try await Sandbox.initialized()
    let printed = await sandbox.run(["install", "--print", "systemd"], isPlain: true)
    #expect(printed.output.contains("\nUser=\(NSUserName())\n"))
    #expect(!printed.output.contains("User=owner"))
  }

  @Test func everyPathIsAbsolute() async throws {
    let sandbox = try Sandbox()
    let printed = await sandbox.run(
      ["install", "--print", "systemd", "--database", "some/lapse.db"], isPlain: true)
    let here = FileManager.default.currentDirectoryPath
    #expect(printed.output.contains("--database \(here)/some/lapse.db\n"))
    #expect(printed.output.contains("\nExecStart=/"))
  }
}
