import Domain
import Operations
import Store
import TestSupport

extension Scenario {
  /// Snapshots that are believed, doubted, released, rejected and replaced.
  func snapshots() async throws {
    let fqdn = "lists.example.net"
    let numbers = (100..<110).map(String.init)
    func lines(_ listed: some Sequence<String>, _ day: Int64, count: Int) -> [String] {
      listed.map { Line.extension($0, ["pbx": .text(fqdn)]) } + [
        Line.snapshot(fqdn, at: Self.day(day), count: count)
      ]
    }
    try await load([Line.pbx(fqdn)] + lines(numbers, 4, count: 10), at: Self.day(4))
    try await load(lines(numbers.dropFirst(), 5, count: 9), at: Self.day(5))
    try await load(lines([], 6, count: 0), at: Self.day(6))
    let operations = operations(at: Self.day(6))
    _ = try await operations.quarantine("Q-1", by: .owner)
    try await operations.rejectQuarantine(
      QuarantineDecision(label: "Q-1", reason: .test), by: .owner)
    try await load(lines(numbers.suffix(2), 7, count: 2), at: Self.day(7))
    try await load(lines(numbers.suffix(3), 8, count: 3), at: Self.day(8))
    _ = try await self.operations(at: Self.day(8)).releaseQuarantine(
      QuarantineDecision(label: "Q-3", reason: .test, phrase: fqdn), by: .owner)
    _ = try await operations.quarantines(by: .owner)
    _ = try await database.read { try $0.quarantinedPBXs() }
  }
}
