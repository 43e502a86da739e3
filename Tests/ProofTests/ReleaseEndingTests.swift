import Domain
import Foundation
import SQLiteEngine
import Store
import TestSupport
import Testing
import Verbs

/// A believed snapshot takes extensions in batches: killed outright in the midst of it, the receipt
/// of whoever goes on is of the whole release.
struct ReleaseEndingTests {
  private static let now = Instant("2026-01-20T00:00:00Z")
  /// Those of which the snapshot lists none, and how many recordings each has.
  private static let (vanishing, each) = (10, 60)
  private static let all = vanishing * each

  /// With a snapshot in quarantine; about ten seconds of work, so that the kill comes before its end.
  private func site() async throws -> Site {
    let site = try await Site.initialized(at: Self.now)
    var (lines, keys) = ([Line.pbx(), Line.extension("200")], [String]())
    for number in 0..<Self.vanishing {
      let owner = "10\(number)"
      lines += [Line.extension(owner), Line.meeting("M\(number)", ["extension": .text(owner)])]
      for place in 0..<Self.each {
        let key = "recordings/\(number)-\(place)"
        keys.append(key)
        lines.append(
          Line.recording(
            "R\(number)-\(place)", Self.now,
            ["meeting": .text("M\(number)"), "object": .text(key)]))
      }
    }
    try await site.load(lines, objects: keys, at: Self.now)
    try await site.load(
      [Line.extension("200"), Line.snapshot(at: Self.now, count: 1)], at: Self.now)
    try await site.slowDown(steps: 60_000)
    return site
  }

  private func count(_ sql: String, _ engine: SQLiteEngine) async throws -> Int {
    try await engine.read { connection in
      var found = 0
      try connection.forEach(sql, []) { found = Int($0[0].integer ?? 0) }
      return found
    }
  }

  @Test func killedItHasOneReceiptOfAll() async throws {
    let site = try await site()
    let engine = try site.engine()
    let child = try site.start([
      "quarantine", "release", "Q-1", "--reason", "test", "--confirm", Line.fqdn,
    ])
    let clock = ContinuousClock()
    let end = clock.now + .seconds(120)
    let left = "select count(*) from recording"
    while try await count(left, engine) == Self.all { try #require(clock.now < end) }
    child.signal(SIGKILL)
    #expect(try child.outcome().end == .signal(SIGKILL))
    let rest = try await count(left, engine)
    try #require(rest > 0 && rest < Self.all, "it was to be killed in the midst of its work")
    #expect(try await count("select count(*) from receipt", engine) == 0)

    try await site.speedUp()
    let later = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) + Instant.minute
    try await site.expect("sweep", "--release-brake", "test", at: later)

    let receipts = try await Database.open(engine).read { try $0.receipts(limit: 9) }
      .filter(\.isOfRelease)
    let receipt = try #require(receipts.first)
    #expect(receipts.count == 1 && receipt.reason == "Q-1" && receipt.objects == Self.all)
    #expect(receipt.counts[.recording] == Self.all)
    #expect(receipt.counts[.extension] == Self.vanishing)
    #expect(receipt.counts[.meeting] == Self.vanishing)
    #expect(try await count("select count(*) from meta where name like 'release%'", engine) == 0)
    try await site.expect("audit", "verify", at: later)
    let proof = try await site.expect("receipt", "check", receipt.label, at: later)
    #expect(proof.contains("\"proved\":true"))
    #expect(try await site.orphans() == [])
  }

  /// Those of its batches and of the rest, each with its own run's counts.
  @Test func aSweepThatWasKilledHasItsReceiptBesideTheNext() async throws {
    let site = try await site()
    let engine = try site.engine()
    let sweep = ["sweep", "--rule", "recording", "--release-brake", "test"]
    let child = try site.start(sweep)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(120)
    let left = "select count(*) from recording"
    while try await count(left, engine) == Self.all { try #require(clock.now < end) }
    child.signal(SIGKILL)
    #expect(try child.outcome().end == .signal(SIGKILL))
    let rest = try await count(left, engine)
    try #require(rest > 0 && rest < Self.all, "it was to be killed in the midst of its work")

    try await site.speedUp()
    let later = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) + Instant.minute
    #expect(await site.run(sweep, at: later).exit == .done)
    let receipts = try await Database.open(engine).read { try $0.receipts(limit: 9) }
    #expect(receipts.map { $0.counts[.recording] } == [rest, Self.all - rest])
    for receipt in receipts {
      let proof = try await site.expect("receipt", "check", receipt.label, at: later)
      #expect(proof.contains("\"proved\":true"))
    }
    try await site.expect("audit", "verify", at: later)
  }
}
