@_spi(Disclosure) import Domain
import Foundation
import Formats
import Operations
import ReferenceModel
import Store
import TestSupport
import Testing

/// The engine against the reference model, which was written from the rules alone and shares no
/// function with it: over random histories the survivors, erased fields, objects and the whole
/// ledger are the same after every step.
@Suite struct ModelComparisonTests {
  /// Ten times as many with `LAPSE_LONG=1` in the environment.
  private static let histories =
    ProcessInfo.processInfo.environment["LAPSE_LONG"] == "1" ? 80 : 8

  @Test(arguments: 0..<histories) func sameAfterEveryStep(_ number: Int) async throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    // Every other one with holds on persons.
    let hasPersonHolds = number % 2 == 1
    print("history \(number): seed \(seed)\(hasPersonHolds ? ", holds on persons" : "")")
    try await compare(
      seed: seed, steps: 120, hasPersonHolds: hasPersonHolds, releasesAtOnce: number / 2 % 2 == 0)
  }

  /// Seeds that once found a difference.
  @Test(
    arguments: [
      16_832_163_795_052_455_420, 5_016_561_673_641_923_745, 17_247_816_320_980_437_435,
      14_604_824_565_059_853_373, 11_922_125_009_365_234_837, 4_608_613_370_196_596_266, 1, 2, 3, 4,
      5, 6, 7, 8,
    ] as [UInt64], [false, true])
  func sameForKnownSeeds(_ seed: UInt64, releasesAtOnce: Bool) async throws {
    try await compare(seed: seed, steps: 150, releasesAtOnce: releasesAtOnce)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 2_105_753_011_109_283_463] as [UInt64], [false, true])
  func sameWithHoldsOnPersons(_ seed: UInt64, releasesAtOnce: Bool) async throws {
    try await compare(
      seed: seed, steps: 150, hasPersonHolds: true, releasesAtOnce: releasesAtOnce)
  }

  /// The same under the policy that reads every sentence the earliest way.
  @Test(arguments: 0..<histories) func sameUnderTheStrictPolicy(_ number: Int) async throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("strict history \(number): seed \(seed)")
    try await compare(
      seed: seed, steps: 120, isStrict: true, releasesAtOnce: number % 2 == 0)
  }

  /// Seeds that once found a difference under it.
  @Test(arguments: [18_099_949_537_378_168_110] as [UInt64], [false, true])
  func sameForKnownSeedsUnderTheStrictPolicy(
    _ seed: UInt64, releasesAtOnce: Bool
  ) async throws {
    try await compare(seed: seed, steps: 120, isStrict: true, releasesAtOnce: releasesAtOnce)
  }

  private func compare(
    seed: UInt64, steps: Int, hasPersonHolds: Bool = false, isStrict: Bool = false,
    releasesAtOnce: Bool
  ) async throws {
    let test = try await TestDatabase(policy: isStrict ? TestDatabase.strictPolicy() : nil)
    var options = HistoryOptions()
    options.hasPersonHolds = hasPersonHolds
    if isStrict { options.rules = ModelRule.strict }
    var history = RandomHistory(seed: seed, options: options)
    var engine = ModelAdapter(test, releasesAtOnce: releasesAtOnce)
    for step in 0..<steps {
      let what = history.next()
      let done = try await engine.drive(what, at: history.now)
      let place = "seed \(seed), step \(step): \(what)"
      let survivors = try await engine.survivors(at: history.now)
      let expected = history.model.survivors()
      let isSame = survivors == expected
      try #require(isSame, "\(place)\n\(difference(survivors, expected))")
      if case .sweep = what {
        try #require(
          engine.comparable(done) == engine.comparable(history.done),
          "\(place)\n\(done) \(history.done)")
      }
      let ledger = try await engine.ledger(at: history.now)
      let entries = history.model.ledger(asOf: history.now).map(\.described)
      let isSameLedger = ledger == entries
      try #require(isSameLedger, "\(place)\n\(difference(ledger, entries))")
      let objects = try await engine.objects()
      try #require(
        objects == history.model.objects, "\(place)\n\(difference(objects, history.model.objects))")
    }
  }

  private func difference(_ engine: [String], _ model: [String]) -> String {
    let (left, right) = (Set(engine), Set(model))
    let only = engine.filter { !right.contains($0) }.map { "engine only: \($0)" }
    let missing = model.filter { !left.contains($0) }.map { "model only:  \($0)" }
    return (only + missing).prefix(12).joined(separator: "\n")
  }
}
