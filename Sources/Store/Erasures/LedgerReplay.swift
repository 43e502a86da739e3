package import Domain

/// What the lines of an erasure ledger's file say in the end, of each record by its keyed tag.
package struct LedgerReplay: Sendable {
  struct Key: Hashable {
    let kind: String
    let tag: [UInt8]
  }

  /// The lines of this database.
  package private(set) var lines = 0
  /// Lines that are not whole, or another database's.
  package private(set) var strange = 0
  private(set) var erased: [Key: LedgerLine] = [:]
  private(set) var lifted: [Key: LedgerLine] = [:]
  /// When meetings were, in order.
  private(set) var moved: [Key: [LedgerLine]] = [:]
  /// That persons were put right, in order.
  private(set) var rectified: [LedgerLine] = []
  /// Holds in force, by number.
  private(set) var holds: [Int64: LedgerLine] = [:]
  private(set) var released: Set<Int64> = []
  private(set) var last: Int64 = 0
  /// The greatest number that a hold was ever given.
  private(set) var lastHold: Int64 = 0
  /// What was written twice, being interrupted, counts once.
  private var seen: [Key: Set<Int64>] = [:]

  package init() {}

  package mutating func read(_ text: String, _ tagger: Tagger) {
    guard let line = LedgerLine(text, sealedBy: tagger) else {
      strange += 1
      return
    }
    let key = Key(kind: line.kind, tag: line.tag)
    guard seen[key, default: []].insert(line.sequence).inserted else { return }
    lines += 1
    last = max(last, line.sequence)
    switch line.act {
    case .erased:
      erased[key] = line
      lifted[key] = nil
    case .lifted:
      erased[key] = nil
      lifted[key] = line
    case .moved: moved[key, default: []].append(line)
    case .rectified: rectified.append(line)
    case .held:
      holds[line.number] = line
      released.remove(line.number)
      lastHold = max(lastHold, line.number)
    case .released:
      holds[line.number] = nil
      released.insert(line.number)
      lastHold = max(lastHold, line.number)
    }
  }
}
