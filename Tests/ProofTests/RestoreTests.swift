import Domain
import Foundation
import SQLiteEngine
import Store
import TestSupport
import Testing
import Verbs

/// Nothing that was erased comes back by restoring an old copy (`rules.md`, What must never happen).
struct RestoreTests {
  private typealias Stage = MarkerStock.Stage

  /// A copy of 300 days ago, of a time before the orders, the rules' erasures and deletions: nothing
  /// of what went since can be read in any file of the restored database, and what should be there is.
  @Test func anOldCopyForgetsWhatWentSince() async throws {
    let start = MarkerStock.start
    let stock = MarkerStock(
      random: .printed("anOldCopyForgetsWhatWentSince"), meetings: isLong ? 500 : 40)
    let search = MarkerSearch(stock.markers.keys)
    let site = try await Site.initialized(at: start)
    try await site.load(stock.first, objects: stock.keys, at: start)
    try await site.load(stock.second, at: start)
    let vault = try Folder()
    try await site.expect("backup", vault("copy"), at: start + Instant.hour)
    #expect(readable(vault, stock, search, after: .replaced).isEmpty)
    for (kind, id) in stock.orders {
      try await site.expect(
        "delete", kind, id, "--reason", "test", "--confirm", id, at: start + 2 * Instant.hour)
    }
    for days in [8, 63, 300] as [Int64] {
      try await site.expect("sweep", at: start + days * Instant.day)
    }

    let place = try Folder()
    let now = start + 300 * Instant.day + Instant.hour
    let ledger = site.database + ".erasures"
    let output = try await site.expect(
      "restore", vault("copy"), "--ledger", ledger, "--database", place("lapse.db"), at: now)
    #expect(output.contains("\"entries\":") && !output.contains("\"entries\":0,"))
    // The queue of objects names those that went until the store is this copy's: it removes nothing
    // while the database it was copied from may be at work.
    let left = readable(place, stock, search, after: .day63)
    #expect(left.filter { !$0.contains("object key") }.isEmpty)
    try FileManager.default.copyItem(atPath: site.folder("objects"), toPath: place("objects"))
    let database = ["--database", place("lapse.db")]
    #expect(await site.run(["sweep"] + database, at: now).exit == .done)
    #expect(!readable(place, stock, search, after: .day63).isEmpty)
    #expect(await site.run(["adopt"] + database, at: now).exit == .done)
    #expect(await site.run(["sweep"] + database, at: now).exit == .done)
    #expect(readable(place, stock, search, after: .day63).prefix(5) == [])
    let there = found(place, stock, search)
    let missing = stock.markers.filter { $0.value.goes > .day63 && !there.contains($0.key) }
    #expect(missing.isEmpty, "\(Set(missing.values.map(\.place)).sorted())")

    // What the file tells is known in it: the gate refuses what went after the copy.
    try place.write(stock.first.joined(separator: "\n"), to: "again.jsonl")
    try await site.expect(
      "import", "jsonl", place("again.jsonl"), "--database", place("lapse.db"), at: now)
    try FileManager.default.removeItem(atPath: place("again.jsonl"))
    let gone = stock.markers.filter { $0.value.goes == .ordered }
    #expect(!gone.isEmpty)
    let back = found(place, stock, search).intersection(gone.keys)
    #expect(back.isEmpty, "\(Set(back.compactMap { stock.markers[$0]?.place }).sorted())")
  }

  /// Wherever a copy was cut, nothing is restored from it and nothing is left behind.
  @Test func aTruncatedCopyIsRefused() async throws {
    let now = MarkerStock.start
    let site = try await Site.initialized(at: now)
    let stock = MarkerStock(random: .printed("aTruncatedCopyIsRefused"), meetings: 5)
    try await site.load(stock.first, at: now)
    let vault = try Folder()
    try await site.expect("backup", vault("copy"), at: now)
    let whole = try Data(contentsOf: URL(fileURLWithPath: vault("copy")))
    let place = try Folder()
    var random = SeededNumbers.printed("cuts")
    let cuts = (0..<8).map { _ in Int.random(in: 1..<whole.count, using: &random) }
    // The ends of what reaches over several pages, as a policy's text, may lie in the last ones.
    let ends = (1...24).map { whole.count - $0 * 500 }
    for length in [0, 10, 100, 4_096] + cuts + ends {
      try whole.prefix(length).write(to: URL(fileURLWithPath: vault("cut")))
      let outcome = await site.run(
        ["restore", vault("cut"), "--without-ledger", "--database", place("lapse.db")], at: now)
      #expect(outcome.exit == .badInput, "\(length): \(outcome.errors)")
      #expect(outcome.errors.contains("bad-copy"))
      #expect(place.files() == [], "nothing is left behind")
    }
  }

  /// A deletion goes on in batches while copies are made: in each copy just as much is gone as its
  /// job tells.
  @Test func aCopyIsOfOneInstant() async throws {
    let recordings = 3_000
    let now = Instant("2026-01-20T00:00:00Z")
    let site = try await Site.initialized(at: now)
    let lines = [Line.pbx(), Line.extension(), Line.meeting("M0")]
    try await site.load(
      lines + (0..<recordings).map { Line.recording("R\($0)", now, ["meeting": "M0"]) }, at: now)
    try await site.slowDown(steps: 400_000)
    let child = try site.start([
      "delete", "pbx", Line.fqdn, "--reason", "test", "--confirm", Line.fqdn, "--now",
    ])
    let vault = try Folder()
    var copies = 0
    var partial = 0
    var left = recordings
    while left > 0, partial < 1 {
      copies += 1
      try #require(copies < 1_000)
      let path = vault("copy-\(copies)")
      guard await site.run(["backup", path], at: now).exit == .done else { continue }
      let gone: Int
      (left, gone) = try await progress(path)
      #expect(left + gone == recordings)
      if gone > 0, left > 0 { partial += 1 }
    }
    #expect(partial > 0, "\(copies) copies, none while it was at work")
    try await site.speedUp()
    #expect(try child.outcome().end == .exit(0))
  }

  /// Of a database's file: the recordings that are left, and how many its job tells are gone.
  private func progress(_ path: String) async throws -> (left: Int, gone: Int) {
    try await SQLiteEngine(path: path).read { connection in
      var (left, gone) = (0, 0)
      try connection.forEach("select count(*) from recording", []) {
        left = Int(try $0.integer(0))
      }
      try connection.forEach("select counts from job", []) { row in
        for pair in try row.text(0).split(separator: " ") where pair.hasPrefix("recording=") {
          gone = Int(pair.dropFirst("recording=".count)) ?? 0
        }
      }
      return (left, gone)
    }
  }

  private func found(
    _ folder: Folder, _ stock: MarkerStock, _ search: MarkerSearch
  ) -> Set<String> {
    Set(folder.files().flatMap { search.hits(in: contents(folder($0))) }.map(\.marker))
  }

  private func readable(
    _ folder: Folder, _ stock: MarkerStock, _ search: MarkerSearch, after stage: Stage
  ) -> [String] {
    let gone = found(folder, stock, search).compactMap { stock.markers[$0] }
      .filter { $0.goes <= stage }
    return gone.map { "\($0.place), \($0.goes)" }.sorted()
  }

  private func contents(_ path: String) -> Data {
    (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()
  }
}
