import Domain
import Foundation
import SQLiteEngine
import Store
import TestSupport
import Testing

/// Several processes that sweep and delete the same records: one wins, the others are told, nothing
/// is lost and nothing goes twice (`trust.md`, Faults).
///
/// Two minutes with `LAPSE_LONG=1`.
struct ContentionTests {
  private static let processes = 8
  private static let duration: Duration = isLong ? .seconds(120) : .seconds(6)
  private static let meetings = isLong ? 20_000 : 600
  private static let now = Instant("2026-01-20T00:00:00Z")

  /// Done, refused, not there, try again.
  private static let ends: [Child.End] = [0, 3, 66, 75].map(Child.End.exit)

  @Test func nothingIsLostAndNothingGoesTwice() async throws {
    var random = SeededNumbers.printed("nothingIsLostAndNothingGoesTwice")
    let site = try await site()
    let before = try await counts(site)
    var ends: [Child.End: Int] = [:]
    var wrong: [String] = []
    let clock = ContinuousClock()
    let end = clock.now + Self.duration
    var running: [(words: [String], child: Child)] = []
    repeat {
      while running.count < Self.processes {
        let words = words(&random)
        running.append((words, try site.start(words)))
      }
      // The one that has run for the longest.
      let (words, child) = running.removeFirst()
      try settle(words, child, &ends, &wrong)
    } while clock.now < end
    for (words, child) in running { try settle(words, child, &ends, &wrong) }
    print("ends: \(ends.map { "\($0.key) × \($0.value)" }.sorted().joined(separator: ", "))")
    #expect(wrong.isEmpty, "\(wrong.prefix(10).joined(separator: "\n"))")
    #expect(ends[.exit(0)] ?? 0 > 1)

    let orphans = try await site.orphans()
    #expect(orphans == [])
    let after = try await counts(site)
    let receipts = try await site.receipts()
    for (kind, count) in before where kind != "waiting" {
      #expect(count - (after[kind] ?? 0) == receipts[kind] ?? 0, "\(kind) by receipts")
    }
    #expect(receipts["meeting"] ?? 0 > 0)

    // Whatever they left, one more run finishes: none of what was due is there.
    try await site.expect(
      "sweep", "--release-brake", "test",
      at: Instant(milliseconds: Self.milliseconds) + Instant.hour)
    let left = try await counts(site)
    #expect(left["recording"] == 0)
    #expect(left["waiting"] == 0)
    // Whoever wrote when: one chain, and the checkpoints agree.
    try await site.expect("audit", "verify", at: Instant(milliseconds: Self.milliseconds))
    #expect(site.folder.files(below: "objects") == [ObjectKey.marker])
  }

  private static var milliseconds: Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }

  private func settle(
    _ words: [String], _ child: Child, _ ends: inout [Child.End: Int], _ wrong: inout [String]
  ) throws {
    let outcome = try child.outcome()
    ends[outcome.end, default: 0] += 1
    if !Self.ends.contains(outcome.end) {
      wrong.append("\(words.joined(separator: " ")): \(outcome.end) \(outcome.errors)")
    }
  }

  /// A sweep, or a force-delete of a record that others may just be deleting too.
  private func words(_ random: inout SeededNumbers) -> [String] {
    let number = Int.random(in: 0..<Self.meetings, using: &random)
    let (kind, id): (String, String)
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: return ["sweep", "--batch", "20", "--release-brake", "test"]
    case 2: (kind, id) = ("recording", "R\(number)-0")
    case 3: (kind, id) = ("meeting", "M0")
    case 4:
      let id = "pbx.example.com/105"
      return ["delete", "extension", id, "--reason", "test", "--confirm", id, "--now"]
    default: (kind, id) = ("meeting", "M\(number)")
    }
    return ["delete", kind, id, "--reason", "test", "--confirm", id]
  }

  /// Meetings of this year's January with participants and recordings, which are due; the meetings
  /// themselves are not.
  private func site() async throws -> Site {
    let site = try await Site.initialized(at: Self.now)
    let at = Instant("2026-01-05T10:00:00Z")
    let later = Instant("2038-01-05T10:00:00Z")
    var lines = [Line.pbx(), Line.extension(), Line.extension("105")]
    var keys: [String] = []
    for number in 0..<Self.meetings {
      let id = "M\(number)"
      lines.append(
        Line.meeting(
          id,
          [
            "extension": number % 10 == 9 ? "105" : "104", "title": "Plans",
            "scheduledAt": .at(at), "startedAt": .at(at), "endedAt": .at(later),
          ]))
      lines.append(Line.participant("P\(number)", ["meeting": .text(id), "name": "Ann Lee"]))
      for place in 0..<2 {
        let key = "r/\(number % 50)/\(number)-\(place)"
        keys.append(key)
        lines.append(
          Line.recording("R\(number)-\(place)", at, ["meeting": .text(id), "object": .text(key)]))
      }
    }
    try await site.load(lines, objects: keys, at: Self.now)
    return site
  }

  private func counts(_ site: Site) async throws -> [String: Int] {
    try await site.engine().read { connection in
      var counts: [String: Int] = [:]
      for table in ["meeting", "participant", "recording"] {
        try connection.forEach("select count(*) from \(table)", []) {
          counts[table] = Int(try $0.integer(0))
        }
      }
      try connection.forEach("select count(*) from stored_object where queued_at is not null", []) {
        counts["waiting"] = Int(try $0.integer(0))
      }
      return counts
    }
  }
}
