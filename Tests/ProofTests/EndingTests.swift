import Domain
import Foundation
import SQLiteEngine
import Store
import TestSupport
import Testing

/// On TERM or HUP the batch at work ends, the job stays interrupted, and the process is gone within
/// two seconds (`rules.md`, Execute); killed outright, whoever comes after goes on.
struct EndingTests {
  private static let now = Instant("2026-01-20T00:00:00Z")
  /// Over a minute of work, so that the signal comes before its end on a busy machine too.
  private static let recordings = 15_000

  private static let order = [
    "delete", "pbx", Line.fqdn, "--reason", "test", "--confirm", Line.fqdn, "--now",
  ]

  private func site() async throws -> Site {
    let site = try await Site.initialized(at: Self.now)
    var lines = [Line.pbx(), Line.extension()]
    for number in 0..<100 { lines.append(Line.meeting("M\(number)")) }
    for number in 0..<Self.recordings {
      let meeting = "M\(number % 100)"
      lines.append(Line.recording("R\(number)", Self.now, ["meeting": .text(meeting)]))
    }
    try await site.load(lines, at: Self.now)
    try await site.slowDown()
    return site
  }

  /// The state of the one job and how many rows are gone; nil before it is there.
  private func job(_ engine: SQLiteEngine) async throws -> (state: String, counts: String)? {
    try await engine.read { connection in
      var found: (state: String, counts: String)?
      try connection.forEach("select state, counts from job", []) {
        found = (try $0.text(0), try $0.text(1))
      }
      return found
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGKILL])
  func itIsGoneAndTheNextGoesOn(_ number: Int32) async throws {
    let site = try await site()
    let engine = try site.engine()
    let child = try site.start(Self.order)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(120)
    while try await job(engine)?.counts.isEmpty ?? true { try #require(clock.now < end) }
    let sent = clock.now
    child.signal(number)
    let outcome = try child.outcome()
    #expect(clock.now - sent < .seconds(2))
    let left = try #require(try await job(engine))
    try #require(outcome.end != .exit(0), "it had ended before the signal")
    #expect(outcome.end == (number == SIGKILL ? .signal(SIGKILL) : .exit(128 + number)))
    #expect(left.state == (number == SIGKILL ? "running" : "interrupted"))
    try await site.speedUp()
    let later = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) + Instant.minute
    try await site.expect("sweep", "--release-brake", "test", at: later)
    #expect(try await job(engine)?.state == "done")
    #expect(try await site.receipts()["recording"] == Self.recordings)
    #expect(try await site.orphans() == [])
  }
}
