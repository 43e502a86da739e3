import ReferenceModel
import Testing

@Suite struct RandomHistoryTests {
  private static let seeds: [UInt64] = Array(1...12)

  @Test func theSameSeedTheSameHistory() {
    var one = RandomHistory(seed: 7)
    var two = RandomHistory(seed: 7)
    var other = RandomHistory(seed: 8)
    let steps = (0..<60).map { _ in one.next() }
    #expect(steps == (0..<60).map { _ in two.next() })
    #expect(steps != (0..<60).map { _ in other.next() })
  }

  @Test(arguments: seeds)
  func replayedStepsGiveTheSameState(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    var model = Model()
    for _ in 0..<120 {
      let step = history.next()
      #expect(try model.apply(step, at: history.now) == history.done, "seed \(seed)")
      #expect(model.survivors(values: true) == history.model.survivors(values: true))
    }
  }

  @Test(arguments: seeds)
  func whatMustNeverHappen(seed: UInt64) {
    var history = RandomHistory(seed: seed)
    for number in 0..<150 {
      let before = history.model
      let step = history.next()
      let model = history.model
      for record in model.records {
        for (kind, id) in Self.parents(of: record) {
          #expect(model.record(kind, id) != nil, "seed \(seed) step \(number): \(record)")
        }
      }
      for hold in before.holds where step != .releaseHold(kind: hold.kind, id: hold.id) {
        #expect(model.record(hold.kind, hold.id) != nil, "seed \(seed) step \(number)")
      }
      if step == .sweep {
        for entry in model.ledger(asOf: history.now) where entry.dueAt <= history.now {
          #expect(entry.state == "held", "seed \(seed) step \(number): \(entry.described)")
        }
      }
      let ledger = model.ledger(asOf: history.now)
      #expect(ledger.map(\.dueAt) == ledger.map(\.dueAt).sorted())
    }
  }

  /// Every rule runs and every rule is held somewhere, else a comparison would prove little.
  @Test func historiesReachEveryRule() {
    let all = [
      "dial-in", "meeting", "meeting-note", "meeting-title", "participant", "participant-email",
      "participant-ip", "participant-name", "recording", "report-identity", "report-recheck",
      "server-log", "session", "session-identity", "shared-file", "tenant-contact", "tenant-dns",
      "tenant-dns-meetings", "tenant-sync", "tenant-unbound",
    ]
    let holdable = all.filter { $0 != "server-log" }
    var ran: Set<String> = []
    var held: Set<String> = []
    var refusals = 0
    for seed in 100..<160 as Range<UInt64> {
      if ran.sorted() == all, held.sorted() == holdable, refusals > 100 { break }
      var history = RandomHistory(seed: seed)
      for _ in 0..<150 {
        _ = history.next()
        for rule in history.done.keys { ran.insert(rule) }
        guard !history.model.holds.isEmpty else { continue }
        for entry in history.model.ledger(asOf: history.now) where entry.state == "held" {
          held.insert(entry.rule)
        }
      }
      refusals += history.model.refusals
    }
    #expect(ran.sorted() == all)
    #expect(held.sorted() == holdable)
    #expect(refusals > 100)
  }

  private static func parents(of record: ModelRecord) -> [(String, String)] {
    var found: [(String, String)] = []
    if record.kind == "session" { return found }
    if let pbx = record.text("pbx") {
      found.append(("pbx", pbx))
      if let number = record.text("extension") { found.append(("extension", pbx + "/" + number)) }
    }
    if let meeting = record.text("meeting") { found.append(("meeting", meeting)) }
    return found
  }
}
