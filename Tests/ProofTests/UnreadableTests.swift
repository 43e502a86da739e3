import Domain
import Foundation
import SQLiteEngine
import Store
import TestSupport
import Testing
import Verbs

/// Nothing that was erased or deleted can be read in any file (`rules.md`, What must never happen).
///
/// Every stage looks for all markers: what should be gone is nowhere, in no encoding; what should be
/// there is there, so that the search is seen to find.
struct UnreadableTests {
  private typealias Stage = MarkerStock.Stage

  @Test func nothingDeletedIsReadable() async throws {
    let start = MarkerStock.start
    let stock = MarkerStock(
      random: .printed("nothingDeletedIsReadable"), meetings: isLong ? 2_000 : 60)
    #expect(stock.markers.count >= 2_000)
    let search = MarkerSearch(stock.markers.keys)
    let site = try await Site.initialized(at: start)
    // Somebody else has the database open all the time.
    let other = try site.engine()
    func look(_ stage: Stage) async throws {
      _ = try await other.read { try $0.forEach("select count(*) from meeting", []) { _ in } }
      check(site, stock, search, after: stage)
    }

    try await site.load(stock.first, objects: stock.keys, at: start)
    check(site, stock, search, after: .stored, hasSecond: false)
    try await site.load(stock.second, at: start)
    try await look(.replaced)
    for (kind, id) in stock.orders {
      try await site.expect(
        "delete", kind, id, "--reason", "test", "--confirm", id, at: start + Instant.hour)
    }
    try await look(.ordered)
    for (stage, days) in [(Stage.day8, Int64(8)), (.day63, 63), (.year, 367)] {
      try await site.expect("sweep", "--release-brake", "test", at: start + days * Instant.day)
      try await look(stage)
    }
    let last = start + 370 * Instant.day
    try await site.load([Line.removed(.pbx, stock.pbx, at: last, reason: "unbound")], at: last)
    try await site.expect("sweep", "--release-brake", "test", at: last)
    try await look(.unbound)
    // A sweep with nothing to do changes nothing of it.
    try await site.expect("sweep", "--release-brake", "test", at: last + Instant.hour)
    try await look(.unbound)
    #expect(try await site.orphans() == [])
    _ = other
  }

  /// Closed by everybody, after each of the steps.
  @Test func norAfterEverybodyHasClosed() async throws {
    let start = MarkerStock.start
    let stock = MarkerStock(random: .printed("norAfterEverybodyHasClosed"), meetings: 20)
    let search = MarkerSearch(stock.markers.keys)
    let site = try await Site.initialized(at: start)
    try await site.load(stock.first, objects: stock.keys, at: start)
    try await site.load(stock.second, at: start)
    check(site, stock, search, after: .replaced)
    for (kind, id) in stock.orders {
      try await site.expect(
        "delete", kind, id, "--reason", "test", "--confirm", id, at: start + Instant.hour)
    }
    try await site.expect("sweep", "--release-brake", "test", at: start + 8 * Instant.day)
    check(site, stock, search, after: .day8)
    try await site.expect("sweep", "--release-brake", "test", at: start + 367 * Instant.day)
    check(site, stock, search, after: .year)
  }

  /// What a reader has kept in the write-ahead log goes with the next sweep, even if that has nothing
  /// else to do.
  @Test func norAfterAReaderWasInTheWay() async throws {
    let start = MarkerStock.start
    let stock = MarkerStock(random: .printed("norAfterAReaderWasInTheWay"), meetings: 10)
    let search = MarkerSearch(stock.markers.keys)
    let site = try await Site.initialized(at: start)
    try await site.load(stock.first, objects: stock.keys, at: start)
    try await site.load(stock.second, at: start)
    let other = try site.engine()
    let (isReading, isEnough) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    async let reading: Void = other.read { connection in
      try connection.forEach("select count(*) from meeting", []) { _ in }
      isReading.signal()
      isEnough.wait()
    }
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        isReading.wait()
        continuation.resume()
      }
    }
    let swept = await site.run(["sweep", "--release-brake", "test"], at: start + 8 * Instant.day)
    isEnough.signal()
    try await reading
    #expect(swept.exit == .done)
    try await site.expect(
      "sweep", "--release-brake", "test", at: start + 8 * Instant.day + Instant.hour)
    let log = Data(contents(site.folder("lapse.db-wal")))
    let gone = search.hits(in: log).count { stock.markers[$0.marker]?.goes == .day8 }
    #expect(gone == 0, "in the write-ahead log of \(log.count) bytes")
    _ = other
  }

  private func check(
    _ site: Site, _ stock: MarkerStock, _ search: MarkerSearch, after stage: Stage,
    hasSecond: Bool = true
  ) {
    var found: Set<String> = []
    var readable: [String] = []
    for file in site.folder.files() {
      // The key is the file's name as well.
      let data = Data(file.utf8) + Data("\n".utf8) + contents(site.folder(file))
      let skip = file.utf8.count + 1
      for hit in search.hits(in: data) {
        guard let marker = stock.markers[hit.marker] else { continue }
        if marker.goes > stage {
          if hit.encoding == "UTF-8", file.hasPrefix("lapse.db") { found.insert(hit.marker) }
        } else {
          let place = DatabasePage.describe(data.dropFirst(skip).asData, file, hit.offset - skip)
          readable.append("\(marker.place) in \(file) as \(hit.encoding): \(place)")
        }
      }
    }
    let kinds = Dictionary(
      readable.map { ($0.replacing(/[0-9]+/, with: "#"), 1) }, uniquingKeysWith: +)
    let summary = kinds.sorted { $0.value > $1.value }.map { "\($0.value) × \($0.key)" }
    #expect(
      readable.isEmpty,
      "after \(stage): \(readable.count) readable\n\(summary.prefix(30).joined(separator: "\n"))")
    guard hasSecond else { return }
    let staying = stock.markers.filter { $0.value.goes > stage }
    let missing = staying.filter { !found.contains($0.key) }
    #expect(!staying.isEmpty)
    #expect(
      missing.isEmpty,
      "after \(stage): \(missing.count) missing, \(Set(missing.values.map(\.place)).sorted())")
    let gone = stock.markers.count - staying.count
    print("after \(stage): \(found.count) there, \(readable.count) of \(gone) readable")
  }

  private func contents(_ path: String) -> Data {
    (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()
  }
}

extension Data {
  /// With its first byte at 0.
  fileprivate var asData: Data { Data(self) }
}
