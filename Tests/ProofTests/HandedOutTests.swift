import Domain
import Foundation
import TestSupport
import Testing

/// What is handed out to show that the policy was kept tells of no person.
struct HandedOutTests {
  @Test func aComplianceReportTellsOfNobody() async throws {
    let start = MarkerStock.start
    let stock = MarkerStock(random: .printed("aComplianceReportTellsOfNobody"), meetings: 20)
    let search = MarkerSearch(stock.markers.keys)
    let site = try await Site.initialized(at: start)
    try await site.load(stock.first, objects: stock.keys, at: start)
    try await site.load(stock.second, at: start)
    for (kind, id) in stock.orders {
      try await site.expect("delete", kind, id, "--reason", "test", "--confirm", id, at: start)
    }
    let later = start + 63 * Instant.day
    try await site.expect("sweep", at: later)
    let told = try await site.expect("compliance", "--from", "2026-01-01", at: later)
    try await site.expect(
      "compliance", "--from", "2026-01-01", "--to-dir", site.folder("report"), at: later)
    #expect(told.utf8.count > 2_000)
    #expect(search.hits(in: Data(told.utf8)).isEmpty)
    for name in ["compliance.html", "compliance.json"] {
      let data = try Data(contentsOf: URL(fileURLWithPath: site.folder("report/" + name)))
      #expect(search.hits(in: data).isEmpty)
    }
    // The search finds what is there.
    #expect(!search.hits(in: Data(stock.first.joined().utf8)).isEmpty)
  }

  /// Wherever the disk does not keep what was written, the last names included.
  @Test func aReportIsThereWholeOrNotAtAll() async throws {
    let site = try await Site.initialized(at: MarkerStock.start)
    func report(_ name: String) -> [String] {
      ["compliance", "--from", "2026-01-01", "--to-dir", site.folder("reports/" + name)]
    }
    try FileManager.default.createDirectory(
      atPath: site.folder("reports"), withIntermediateDirectories: false)
    let calls = try site.calls(of: report("whole"))
    let points = Fault.points(.eio, calls).filter { calls[$0 - 1] == "fsync" }
    #expect(points.count >= 4, "two files, their directory and the one above")
    for point in points {
      let (outcome, _) = try site.disturbed(
        report("at-\(point)"), by: Fault(kind: .eio, call: point))
      let left = try FileManager.default.contentsOfDirectory(atPath: site.folder("reports"))
      if outcome.end == .exit(0) {
        #expect(left.sorted() == ["at-\(point)", "whole"])
        try FileManager.default.removeItem(atPath: site.folder("reports/at-\(point)"))
      } else {
        #expect(left == ["whole"], "fsync \(point) of \(calls.count)")
      }
    }
  }
}
