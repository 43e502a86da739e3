import Domain
import Testing
import Verbs

/// `lapse sweep`.
struct SweepTests {
  private static let keys = [
    "run", "dryRun", "started", "finished", "policy", "done", "held", "failed", "brake", "late",
    "receipt",
  ]

  @Test func aDryRunSaysWhatASweepThenDoes() async throws {
    let sandbox = try await Sandbox.filled()
    let before = try await sandbox.expect(.done, "list", "meeting")
    let dry = try await sandbox.expect(.done, "sweep", "--dry-run")
    #expect(dry.object.keys == Self.keys)
    #expect(dry.object.flag("dryRun") == true)
    #expect(dry.object.isNull("run"))
    #expect(dry.object.isNull("receipt"))
    #expect(dry.object.isNull("brake"))
    let unchanged = try await sandbox.expect(.done, "list", "meeting")
    #expect(unchanged.output == before.output)

    let done = try await sandbox.expect(.done, "sweep")
    #expect(done.object.keys == Self.keys)
    #expect(done.object.text("run") == "S-1")
    #expect(done.object.text("policy") == "webmeeting-2019-11-21")
    #expect(done.object.text("receipt") == "RC-1")
    #expect(done.object.objects("failed")?.isEmpty == true)
    #expect(done.object.object("done").numbers == dry.object.object("done").numbers)
    #expect(done.object.number("held") == dry.object.number("held"))
    #expect(
      done.object.object("done").numbers == [
        "recording": 1, "meeting-title": 1, "meeting-note": 1, "participant-name": 1,
        "participant-email": 1, "participant-ip": 1, "shared-file": 1, "dial-in": 1,
        "report-identity": 1, "session-identity": 1, "session": 1, "server-log": 1,
        "tenant-unbound": 1,
      ])
    let late = done.object.object("late").object("tenant-unbound")
    #expect(late.keys == ["greatest", "in15m", "in8h", "later"])
    #expect(late.number("in15m") == 1)
    #expect(late.text("greatest") == "PT10M")

    let again = try await sandbox.expect(.done, "sweep")
    #expect(again.object.object("done").numbers.isEmpty)
    #expect(again.object.isNull("receipt"))
  }

  @Test func whatIsDueIsGoneAndTheRestIsNot() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "sweep")
    let meetings = try await sandbox.expect(.done, "list", "meeting", "--sort", "id")
    #expect(meetings.objects.compactMap { $0.text("id") } == ["M1", "M2", "M3"])
    let first = meetings.objects[0]
    #expect(first.isNull("title") && first.isNull("note") && first.isNull("dialIn"))
    #expect(first.texts("erased")?.sorted() == ["dialIn", "note", "title"])
    #expect(meetings.objects[1].text("title") == "[set]")
    #expect(meetings.objects[2].text("title") == "[set]")
    let pbxs = try await sandbox.expect(.done, "list", "pbx")
    #expect(pbxs.objects.compactMap { $0.text("fqdn") } == ["pbx.example.com"])
    let recordings = try await sandbox.expect(.done, "list", "recording", "--sort", "id")
    #expect(recordings.objects.compactMap { $0.text("id") } == ["R2", "R3"])
    let report = try await sandbox.expect(.done, "show", "report", "T1")
    #expect(report.object.isNull("title") && report.object.isNull("meeting"))
    #expect(!report.object.isNull("sanitizedAt"))
    #expect(report.object.objects("attendees")?.first?.number("reconnects") == 2)
    let sessions = try await sandbox.expect(.done, "list", "session")
    #expect(sessions.objects.compactMap { $0.text("id") } == ["S1"])
    #expect(sessions.object.isNull("organizer"))
    for key in Native.keys {
      let stays = ["recordings/r2.mp4", "recordings/r3.mp4", "files/f2"].contains(key)
      #expect(sandbox.exists("objects/" + key) == stays, "\(key)")
    }
  }

  @Test func nothingErasedComesBack() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "sweep")
    var before: [String] = []
    for kind in Kind.allCases {
      before.append(try await sandbox.expect(.done, "list", kind.rawValue).output)
    }
    let again = try await sandbox.expect(
      .done, "import", "jsonl", sandbox.path("native.jsonl"))
    #expect(again.object.number("stored") == 0)
    #expect((again.object.number("skipped") ?? 0) > 0)
    #expect(again.object.objects("warnings")?.isEmpty == false)
    var after: [String] = []
    for kind in Kind.allCases {
      after.append(try await sandbox.expect(.done, "list", kind.rawValue).output)
    }
    #expect(after == before)
  }

  @Test func onlyARuleOrARecord() async throws {
    let sandbox = try await Sandbox.filled()
    let rule = try await sandbox.expect(
      .done, "sweep", "--rule", "meeting-note", "--rule", "dial-in")
    #expect(rule.object.object("done").numbers == ["meeting-note": 1, "dial-in": 1])
    let record = try await sandbox.expect(.done, "sweep", "--only", "recording", "R1")
    #expect(record.object.object("done").numbers == ["recording": 1])
    let upcoming = try await sandbox.expect(.done, "sweep", "--only", "recording", "R2")
    #expect(upcoming.object.object("done").numbers.isEmpty)
    let none = await sandbox.run("sweep", "--only", "recording", "R9")
    #expect(none.exit == .missing)
  }

  @Test func rehearsed() async throws {
    let sandbox = try await Sandbox.filled()
    let later = try await sandbox.expect(
      .done, "sweep", "--dry-run", "--as-of", "2026-11-28T10:31:00Z", "--rule", "recording")
    #expect(later.object.object("done").numbers == ["recording": 2])
    #expect(later.object.text("started") == "2026-11-28T10:31:00.000Z")
  }

  @Test func supportMayOnlyRehearse() async throws {
    let sandbox = try await Sandbox.filled()
    let dry = await sandbox.run("sweep", "--dry-run", "--role", "support")
    #expect(dry.exit == .done)
    let real = await sandbox.run("sweep", "--role", "support")
    #expect(real.exit == .refused)
    let receipts = try await sandbox.expect(.done, "list", "receipt")
    #expect(receipts.output.isEmpty)
  }

  @Test(arguments: [
    ["sweep", "--batch", "0"], ["sweep", "--only", "recording"], ["sweep", "--only", "phone", "1"],
    ["sweep", "--rule", "none"],
  ])
  func usage(_ arguments: [String]) async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run(arguments)
    #expect(outcome.exit == .usage)
  }
}
