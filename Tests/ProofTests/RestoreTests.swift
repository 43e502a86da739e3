import Domain
import Foundation
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

  /// While the copy is made somebody writes, and it is of one instant all the same.
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
    for length in [0, 10, 100, 4_096] + cuts {
      try whole.prefix(length).write(to: URL(fileURLWithPath: vault("cut")))
      let outcome = await site.run(
        ["restore", vault("cut"), "--without-ledger", "--database", place("lapse.db")], at: now)
      #expect(outcome.exit == .badInput, "\(length): \(outcome.errors)")
      #expect(outcome.errors.contains("bad-copy"))
      #expect(place.files() == [], "nothing is left behind")
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
