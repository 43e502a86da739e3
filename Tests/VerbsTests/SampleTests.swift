import Foundation
import Testing
import Verbs

/// Files of other systems, as they are; skipped where they are not at hand.
struct SampleTests {
  private static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../../shared/samples")
    .standardizedFileURL.path

  private static var areHere: Bool { FileManager.default.fileExists(atPath: directory) }

  @Test(.enabled(if: areHere)) func systemStatus() async throws {
    let sandbox = try await Sandbox.initialized()
    let file = Self.directory + "/3cx/SystemStatus_v15.5.json"
    let outcome = try await sandbox.expect(.done, "import", "3cx-system-status", file)
    #expect(outcome.object.number("stored") == 1)
    #expect(outcome.object.texts("droppedColumns")?.contains("Version") == true)
    let shown = try await sandbox.expect(.done, "show", "pbx", "pbx.example.com")
    #expect(shown.object.text("publicIP") == "192.0.*.*")
    #expect(shown.object.text("webmeetingFQDN") == "pbx-example-com.3cx.net")
  }

  @Test(.enabled(if: areHere)) func bulkHandler() async throws {
    let sandbox = try await Sandbox.filled()
    let file = Self.directory + "/freepbx/bulkhandler_extensions.csv"
    let outcome = try await sandbox.expect(
      .done, "import", "freepbx-extensions", file, "--pbx", "pbx.example.com")
    #expect((outcome.object.number("stored") ?? 0) > 0)
    #expect(outcome.object.texts("droppedColumns")?.contains("secret") == true)
    let database = try Data(contentsOf: URL(fileURLWithPath: sandbox.path("lapse.db")))
    #expect(database.range(of: Data("opensesame00".utf8)) == nil)
  }
}
