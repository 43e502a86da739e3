import Domain
import Foundation
import Testing
import Verbs

/// A brake on the command line: exit 5, what waits, and the release.
struct BrakeTests {
  private static let names = ["a.example.net", "b.example.net"]

  private func braked() async throws -> Sandbox {
    let sandbox = try await Sandbox.initialized()
    var lines = Self.names.map { name in
      """
      {"type":"pbx","fqdn":"\(name)","registeredAt":"2026-01-01T00:00:00Z",\
      "lastSyncAt":"2026-11-22T08:00:00Z","lastContactAt":"2026-11-22T08:00:00Z",\
      "lastResolvedAt":"2026-11-22T08:00:00Z","unboundAt":"2026-11-22T08:30:00Z"}
      """
    }
    lines.append(#"{"type":"log","id":"L1","source":"mcu","writtenAt":"2026-11-01T00:00:00Z"}"#)
    let input = lines.joined(separator: "\n")
    try await sandbox.expect(.done, "import", "jsonl", "-", input: input)
    return sandbox
  }

  @Test func exitFiveAndTheRestIsDone() async throws {
    let sandbox = try await braked()
    let dry = try await sandbox.expect(.done, "sweep", "--dry-run")
    let swept = try await sandbox.expect(.braked, "sweep")
    #expect(swept.exit.rawValue == 5)
    let waiting = try await sandbox.expect(
      .done, "pending", "--state", "due", "--rule", "tenant-unbound")
    let idle = await sandbox.run("sweep", isPlain: true)
    #expect(idle.output.hasPrefix("Nothing was done: what is due waits behind a brake."))
    let id = try #require(waiting.object.text("id"))
    let explained = try await sandbox.expect(.done, "explain", "pbx", id).object
    let told = try #require(explained.objects("items"))
    #expect(
      told.filter { !$0.isNull("blocked") }.compactMap { $0.text("blocked") }
        == ["behind a brake, which a person releases"])
    for outcome in [dry, swept] {
      let brake = outcome.object.object("brake")
      #expect(brake.keys.sorted() == ["detail", "name", "rules"])
      #expect(brake.text("name") == "many-pbxs")
      #expect(
        brake.text("detail")
          == "PBX rules wait: 2 PBXs would have gone within 24h; usual is at most 1")
      #expect(
        brake.texts("rules") == [
          "tenant-dns-meetings", "tenant-dns", "tenant-sync", "tenant-contact", "tenant-unbound",
        ])
      #expect(outcome.object.object("done").numbers == ["server-log": 1])
    }
    #expect(swept.errors.contains(#""error":"brake""#))
    let released = try await sandbox.expect(.done, "sweep", "--release-brake", "contract-ended")
    #expect(released.object.isNull("brake"))
    #expect(released.object.object("done").numbers == ["tenant-unbound": 2])
    try await sandbox.expect(.done, "sweep")
  }

  @Test func theReasonIsACode() async throws {
    let sandbox = try await braked()
    let outcome = await sandbox.run("sweep", "--release-brake", "because")
    #expect(outcome.exit == .usage)
    let support = await sandbox.run("sweep", "--release-brake", "other", "--role", "officer")
    #expect(support.exit == .refused)
  }

  @Test func theFileBesideTheDatabaseSetsTheLimits() async throws {
    let sandbox = try await braked()
    try sandbox.write("[brakes]\npbxs = 2\n", to: "config.toml")
    try await sandbox.expect(.done, "sweep")
    try sandbox.write("[brakes]\npbx = 2\n", to: "config.toml")
    let wrong = await sandbox.run("sweep")
    #expect(wrong.exit == .badInput)
    #expect(wrong.error.number("line") == 2 && wrong.error.number("column") == 1)
  }

  @Test func statusCheckAndMetricsAreLoud() async throws {
    let sandbox = try await braked()
    let quiet = await sandbox.run("check", isPlain: true)
    #expect(quiet.exit.rawValue == 2, "a log is overdue")
    try await sandbox.expect(.braked, "sweep")
    let status = try await sandbox.expect(.done, "status")
    let alarms = try #require(status.object.objects("alarms"))
    #expect(alarms.map { $0.text("kind") } == ["brake"])
    #expect(alarms[0].text("since") == Sandbox.now && alarms[0].number("count") == 2)
    let words = await sandbox.run("status", isPlain: true)
    #expect(words.output.hasPrefix("NEEDS SOMEBODY\nBRAKE PBX rules wait: 2 PBXs"))

    let check = await sandbox.run("check", isPlain: true)
    #expect(check.exit.rawValue == 1)
    #expect(check.output.hasPrefix("LAPSE WARNING - BRAKE PBX rules wait: 2 PBXs"))
    #expect(check.output.hasSuffix("objects_failing=0;0;;0 sweep_age=0s;;1800;0\n"))
    #expect(check.output.split(separator: "\n").count == 1)

    let metrics = await sandbox.run("metrics", isPlain: true)
    #expect(metrics.output.contains("\nlapse_alarms{kind=\"brake\"} 1\n"))
    #expect(metrics.output.hasSuffix("# EOF\n"))
    let file = sandbox.path("lapse.prom")
    try await sandbox.expect(.done, "metrics", "--textfile", file)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == metrics.output)
    let nowhere = await sandbox.run("metrics", "--textfile", sandbox.path("no/such"))
    #expect(nowhere.exit == .cannotCreate)
    let left = try FileManager.default.contentsOfDirectory(atPath: sandbox.directory)
    #expect(left.filter { $0.contains(".new-") } == [])

    try await sandbox.expect(.done, "sweep", "--release-brake", "other")
    let done = await sandbox.run("check", isPlain: true)
    #expect(done.exit == .done && done.output.hasPrefix("LAPSE OK - nothing needs anybody | "))
  }

  @Test func whatCannotBeTold() async throws {
    let sandbox = try Sandbox()
    let check = await sandbox.run("check", isPlain: true)
    #expect(check.exit.rawValue == 3)
    #expect(check.output.hasPrefix("LAPSE UNKNOWN - "))
  }
}
