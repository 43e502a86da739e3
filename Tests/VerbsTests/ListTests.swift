import Domain
import Testing
import Verbs

/// `lapse list` and `lapse show`.
struct ListTests {
  @Test(arguments: Kind.allCases)
  func aRecordHasTheNamesOfTheNativeFormat(_ kind: Kind) async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = try await sandbox.expect(.done, "list", kind.rawValue)
    let record = outcome.object
    var keys = ["type"] + Schema.fields(of: kind).map(\.name) + ["erased", "restricted"]
    if kind == .pbx || kind == .extension { keys += ["ready", "missing"] }
    #expect(record.keys == keys + ["redacted"])
    #expect(record.text("type") == kind.rawValue)
    #expect(record.flag("redacted") == true)
  }

  @Test func nothingPersonalIsShown() async throws {
    let sandbox = try await Sandbox.filled()
    let personal = [
      "Ann", "Lee", "Dee", "Fox", "ann.lee", "Quarterly", "numbers", "198.51.100.4", "5550",
      "0123-4567", "recordings/", "Lunch", "plans.pdf", "annlee",
    ]
    for kind in Kind.allCases {
      for form in ["--json", "--csv", "--quiet"] {
        let outcome = await sandbox.run("list", kind.rawValue, form, isPlain: true)
        #expect(outcome.exit == .done)
        for word in personal {
          #expect(!outcome.output.contains(word), "\(kind) \(form) shows \(word)")
        }
      }
    }
  }

  @Test func masks() async throws {
    let sandbox = try await Sandbox.filled()
    let extensions = try await sandbox.expect(.done, "list", "extension")
    let ann = try #require(extensions.objects.first { $0.text("number") == "104" })
    #expect(ann.text("firstName") == "A***")
    #expect(ann.text("email") == "a***@***")
    #expect(ann.text("vanityName") == "[set]")
    #expect(ann.flag("ready") == true)
    #expect(ann.texts("missing") == [])
    let other = try #require(extensions.objects.first { $0.text("number") == "105" })
    #expect(other.isNull("email"))
    #expect(other.flag("ready") == false)
    #expect(other.texts("missing") == ["email-missing"])
    let recordings = try await sandbox.expect(.done, "list", "recording")
    #expect(recordings.object.text("object") == "[object]")
    let meetings = try await sandbox.expect(.done, "list", "meeting", "--sort", "id:desc")
    #expect(meetings.objects.compactMap { $0.text("id") } == ["M4", "M3", "M2", "M1"])
    #expect(meetings.objects.last?.text("title") == "[set]")
    #expect(meetings.objects[2].text("scheduledAt") == "2026-11-25T09:00:00.000Z")
  }

  @Test(arguments: ["meeting", "participant", "pbx", "extension", "recording"])
  func pagesJoinToTheWhole(_ kind: String) async throws {
    let sandbox = try await Sandbox.filled()
    let whole = try await sandbox.expect(.done, "list", kind, "--limit", "all")
    var lines: [Substring] = []
    var cursor: String?
    repeat {
      let after = cursor.map { ["--after", $0] } ?? []
      let page = await sandbox.run(["list", kind, "--limit", "1"] + after)
      #expect(page.exit == .done)
      cursor = page.objects.last?.text("next")
      let rows = page.output.split(separator: "\n")
      lines += cursor == nil ? rows[...] : rows.dropLast()
    } while cursor != nil && lines.count < 100
    #expect(lines == whole.output.split(separator: "\n"))
    #expect(whole.objects.last?.text("next") == nil)
  }

  @Test func onlyOnePBX() async throws {
    let sandbox = try await Sandbox.filled()
    let own = try await sandbox.expect(.done, "list", "meeting", "--pbx", "GONE.example.net.")
    #expect(own.objects.compactMap { $0.text("id") } == ["M4"])
    let pbx = try await sandbox.expect(.done, "list", "pbx", "--pbx", "gone.example.net")
    #expect(pbx.objects.compactMap { $0.text("fqdn") } == ["gone.example.net"])
    let none = await sandbox.run("list", "meeting", "--pbx", "no.example.net")
    #expect(none.exit == .missing)
    let log = await sandbox.run("list", "log", "--pbx", "gone.example.net")
    #expect(log.exit == .usage)
  }

  @Test func filters() async throws {
    let sandbox = try await Sandbox.filled()
    let word = try await sandbox.expect(.done, "list", "meeting", "--filter", "M2")
    #expect(word.objects.compactMap { $0.text("id") } == ["M2"])
    let negated = try await sandbox.expect(.done, "list", "meeting", "--filter", "-gone")
    #expect(negated.objects.count == 3)
    let input = try await sandbox.expect(
      .done, "list", "recording", "--filter", "-", input: "state:raw\n")
    #expect(input.objects.compactMap { $0.text("id") } == ["R2"])
  }

  @Test func aMaskedColumnIsNoArgument() async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run(
      "list", "participant", "--filter", "email:ann.lee@example.com")
    #expect(outcome.exit == .usage)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.contains("ann.lee"))
  }

  @Test(arguments: [
    ["list", "phone"], ["list", "meeting", "--sort", "title"], ["list", "meeting", "--limit", "0"],
    ["list", "meeting", "--after", "zzz"], ["list", "hold", "--filter", "x"],
    ["list", "hold", "--after", "x"], ["list", "meeting", "--filter", "\"x"],
    ["show", "extension", "104"], ["show", "pbx", "no host"],
    ["list", "meeting", "--csv", "--json"],
  ])
  func usage(_ arguments: [String]) async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run(arguments)
    #expect(outcome.exit == .usage)
    #expect(outcome.output.isEmpty)
  }

  @Test func csvHasAHeaderAndOneLineARecord() async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run("list", "mcu", "--csv", isPlain: true)
    #expect(
      outcome.output
        == "type,name,host,latitude,longitude,available,erased,restricted,redacted\r\n"
        + "mcu,fra-1,fra-1.example.net,50.11,8.68,true,[],,true\r\n")
  }

  @Test func showHasWhatIsDue() async throws {
    let sandbox = try await Sandbox.filled()
    let meeting = try await sandbox.expect(.done, "show", "meeting", "M1")
    #expect(meeting.object.keys.suffix(4) == ["restricted", "redacted", "due", "why"])
    let due = try #require(meeting.object.objects("due"))
    #expect(
      due.compactMap { $0.text("rule") } == [
        "dial-in", "meeting-note", "meeting-title", "participant-ip", "participant-name",
        "participant-email", "participant", "meeting",
      ])
    #expect(due.first?.text("state") == "overdue")
    let participant = try await sandbox.expect(.done, "show", "participant", "P1")
    #expect(participant.object.objects("due")?.count == 8)
    #expect(participant.object.objects("due")?.first?.text("kind") == "meeting")
  }

  @Test func showSaysWhyNothingIsDue() async throws {
    let sandbox = try await Sandbox.filled()
    let poll = try await sandbox.expect(.done, "show", "poll", "Q1")
    #expect(poll.object.objects("due")?.isEmpty == true)
    let why = try #require(poll.object.objects("why")?.first)
    #expect(why.keys == ["rule", "text"])
    #expect(why.isNull("rule"))
    let held = try await sandbox.expect(.done, "show", "recording", "R3")
    #expect(held.object.objects("due")?.first?.text("state") == "held")
    #expect(held.object.objects("why")?.first?.text("text")?.contains("H-1") == true)
  }

  @Test func showingAReportIsWrittenDownAndStaysMasked() async throws {
    let sandbox = try await Sandbox.filled()
    let report = try await sandbox.expect(
      .done, "show", "report", "T1", "--as-of", "2026-11-21T00:00:00Z")
    let attendee = try #require(report.object.objects("attendees")?.first)
    #expect(attendee.text("email") == "d***@***")
    #expect(attendee.number("reconnects") == 2)
  }

  @Test func whatIsNotThereIs66() async throws {
    let sandbox = try await Sandbox.filled()
    for kind in Kind.allCases where kind != .extension {
      let outcome = await sandbox.run("show", kind.rawValue, "no.example.org")
      #expect(outcome.exit == .missing)
      #expect(outcome.error.text("error") == "no-such-record")
    }
  }

  @Test func aRestrictedRecordShowsItsIDAlone() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(
      .done, "hold", "place", "participant", "P3", "--reason", "legal", "--as", "restriction")
    let hidden = try await sandbox.expect(.done, "show", "participant", "P3", "--role", "support")
    #expect(hidden.object.text("restricted") == "H-2")
    #expect(hidden.object.isNull("name"))
    let officer = try await sandbox.expect(.done, "show", "participant", "P3", "--role", "officer")
    #expect(officer.object.text("name") == "E*** O***")
  }
}
