import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// Lists of what was done, what waits and what proves it.
@Suite struct ProofListTests {
  @Test @UI func auditOfAll() async throws {
    let bench = Bench()
    bench.shelf.change { content in
      content.audit = [
        Made.audit(
          48_219, "report-open", by: "bo", minutes: 4, subjects: "report:60:00", ticket: "#4711"),
        Made.audit(
          48_218, "quarantine-release", minutes: 12, subjects: "extension:1:00 extension:2:00",
          reason: "customer-request", ticket: "#4702", outcome: "refused"),
        Made.audit(48_217, "sweep", by: "sweep", minutes: 26),
      ]
    }
    await bench.open()
    await bench.press("0", "j")
    try expectScreen("audit-80x24", bench.text)
  }

  @Test @UI func supportSeesThatTheEntriesAreTheirOwn() async {
    let bench = Bench(role: .support)
    bench.shelf.change { $0.audit = [Made.audit(1, "compare", minutes: 3)] }
    await bench.open(at: .audit)
    #expect(bench.lines[1].hasPrefix("1 entry   your own"))
  }

  /// Whole pages are read as the cursor comes near to their end.
  @Test @UI func auditIsReadPageByPage() async {
    let bench = Bench()
    bench.shelf.change { content in
      content.audit = (1...250).reversed().map { Made.audit($0, "find", minutes: 1) }
    }
    await bench.open(at: .audit)
    #expect(bench.state.screen.list.items.count == 100)
    for _ in 1...20 { await bench.press("pgdn") }
    #expect(bench.state.screen.list.items.count == 250)
    #expect(bench.state.screen.list.selected?.name == "#1")
  }

  /// It cannot be read from its end: the cursor goes on to the last line that was read.
  @Test @UI func auditGoesToItsEndPageByPage() async {
    let bench = Bench()
    bench.shelf.change { content in
      content.audit = (1...250).reversed().map { Made.audit($0, "find", minutes: 1) }
    }
    await bench.open(at: .audit)
    for last in ["#151", "#51", "#1", "#1"] {
      await bench.press("G")
      #expect(bench.state.screen.list.selected?.name == last)
    }
    await bench.press("g", "g")
    #expect(bench.state.screen.list.selected?.name == "#250")
  }

  @Test @UI func quarantine() async throws {
    let bench = Bench()
    bench.shelf.change { content in
      content.quarantines = [
        Made.quarantine(
          12, .waiting, "harbour.example.com", hours: 7, listed: 180, known: 240),
        Made.quarantine(11, .waiting, "campus.example.org", hours: 30, listed: 0, known: 3_100),
        Made.quarantine(
          9, .rejected, "marina.example.com", hours: 60, listed: 3, known: 63, decidedBy: "kim"),
      ]
    }
    await bench.open()
    await bench.type(":quarantine")
    await bench.press("enter")
    try expectScreen("quarantine-80x24", bench.text)
    #expect(bench.lines[23].contains("Enter what would go"))
  }

  @Test @UI func objects() async throws {
    let bench = Bench()
    bench.shelf.change { content in
      content.objects = [
        Made.object(
          "recordings/R-87001.mp4", 31, hours: 19, tries: 5, error: "rclone failed with exit code 3"
        ),
        Made.object("recordings/R-87002.mp4", 32, hours: 1, tries: 0, error: nil),
      ]
    }
    await bench.open(at: .objects)
    try expectScreen("objects-80x24", bench.text)
    #expect(!bench.text.contains("R-87001"), "no key is shown")
  }

  @Test @UI func backups() async throws {
    let bench = Bench()
    bench.shelf.change { content in
      content.backups = [
        Made.backup(7, days: 1, label: "/var/backups/lapse-7.db"),
        Made.backup(3, days: 380, label: "tape 12", isNoted: true),
        Made.backup(1, days: 400, label: "/var/backups/lapse-1.db", gone: true),
      ]
    }
    await bench.open(at: .backups)
    try expectScreen("backups-80x24", bench.text)
  }

  /// `console.md`: lists open with the urgent first.
  @Test @UI func whatNeedsSomebodyStandsFirst() async {
    let bench = Bench()
    bench.shelf.change { content in
      content.backups = [
        Made.backup(7, days: 1, label: "new"), Made.backup(3, days: 380, label: "past"),
      ]
      content.quarantines = [
        Made.quarantine(13, .waiting, "harbour.example.com", hours: 3, listed: 3, known: 63),
        Made.quarantine(12, .waiting, "shop.example.org", hours: 30, listed: 3, known: 63),
      ]
      for (number, needsReview) in [(15, true), (16, false)] {
        content.holds.insert(
          HoldView(
            number: Int64(number), kind: .meeting, record: "M\(number)", nature: .legal,
            reason: nil,
            owner: "lee", ticket: nil, placedAt: Made.ago(days: 100), reviewAt: Made.ago(days: 1),
            needsReview: needsReview), at: 0)
      }
    }
    for (screen, first, next) in [
      (ScreenName.backups, "past", "new"), (.quarantine, "shop.", "harbour."),
      (.holds, "H-15", "H-16"),
    ] {
      await bench.open(at: screen)
      #expect(bench.lines[1].contains("urgent, then newest"))
      #expect(bench.lines[3].contains(first), "\(screen)")
      #expect(bench.lines[4].contains(next), "\(screen)")
      await bench.press("S")
      #expect(!bench.lines[3].contains(first), "\(screen), reversed")
    }
  }

  @Test @UI func whoMayNotSeeCopiesIsToldSo() async {
    let bench = Bench(role: .support)
    bench.shelf.change { $0.backupsFailure = .notAllowed(.compliance) }
    await bench.open()
    await bench.type(":backups")
    await bench.press("enter")
    #expect(bench.lines[0].hasPrefix("Backups "))
    #expect(bench.lines[3].contains("Your role may not do that; it needs \"compliance\"."))
  }

  @Test @UI func incidents() async throws {
    let bench = Bench()
    bench.shelf.change { content in
      content.incidents = [
        Made.incident(2, "T-20931", field: "id", isRemoved: false),
        Made.incident(1, nil, field: "organizerName", isRemoved: true),
      ]
    }
    await bench.open(at: .incidents)
    try expectScreen("incidents-80x24", bench.text)
    await bench.press("enter")
    #expect(bench.lines[0].contains("T-20931 > why"))
  }

  @Test @UI func policy() async throws {
    let bench = Bench()
    bench.shelf.change { content in
      content.versions = [(1, 400), (2, 20)].map { number, days in
        PolicyVersion(
          number: number, policy: TestPolicy.policy, digest: "", activatedAt: Made.ago(days: days),
          activatedBy: "lee", inForceFrom: Made.ago(days: days))
      }
    }
    await bench.open()
    await bench.type(":policy")
    await bench.press("enter", "j", "j")
    try expectScreen("policy-80x24", bench.text)
    await bench.press("enter")
    #expect(bench.lines[0].hasPrefix("Policy > Pending meeting-note "))
  }
}
