/// Reads the trail from its first entry to its last and says whether it holds.
package struct AuditVerifier: Sendable {
  private var verdict = AuditVerdict()
  private var key: AuditKey?
  /// The number of the entry that `key` signs.
  private var keyNumber: Int64 = 0
  private var last: AuditRecord?
  private var checkpoints: [Int64: Set<[UInt8]>] = [:]
  /// What entries of the kind `prune` say of the last one that was pruned.
  private var prunings: Set<AuditPruning> = []

  /// `key`: the first one, as `init` showed it. `checkpoints`: of this database, oldest first.
  package init(key: AuditKey?, checkpoints: [AuditCheckpoint]) {
    self.key = key
    for checkpoint in checkpoints {
      let head = checkpoint.head
      if checkpoint.isRestored {
        self.checkpoints = self.checkpoints.filter { $0.key <= head.number }
      }
      self.checkpoints[head.number, default: []].insert(head.digest)
    }
  }

  /// The entries in order; after the first that does not hold no more are looked at.
  package mutating func take(_ record: AuditRecord) {
    guard verdict.fault == nil else { return }
    verdict.fault = fault(of: record).map { AuditVerdict.Fault(number: record.number, kind: $0) }
    guard verdict.fault == nil else { return }
    verdict.entries += 1
    verdict.first = verdict.first ?? record.number
    if record.digest == nil { verdict.unchained += 1 }
    if record.mac != nil { verdict.signed += 1 }
    if checkpoints[record.number] != nil { verdict.checkpoints += 1 }
    if let pruning = AuditPruning(record) { prunings.insert(pruning) }
    if last == nil, record.number > 1 {
      verdict.pruned = AuditPruning(number: record.number - 1, digest: record.previous)
    }
    last = record
    verdict.head = record.head
  }

  private mutating func fault(of record: AuditRecord) -> AuditVerdict.Fault.Kind? {
    if let last, record.number != last.number + 1 { return .missing }
    guard let digest = record.digest else {
      return last?.digest == nil && key == nil ? nil : .unchained
    }
    if last != nil || record.number == 1, record.previous != last?.digest { return .unlinked }
    if AuditChain.digest(of: record, after: record.previous) != digest { return .changed }
    if let said = checkpoints[record.number], said != [digest] { return .checkpoint }
    return isSigned(record, digest) ? nil : .unsigned
  }

  /// True as well where there is no key to look with.
  private mutating func isSigned(_ record: AuditRecord, _ digest: [UInt8]) -> Bool {
    guard var key else { return true }
    while keyNumber < record.number {
      key = key.next
      keyNumber += 1
    }
    self.key = key
    return record.mac == key.mac(digest)
  }

  /// After the last entry.
  package func finish() -> AuditVerdict {
    var verdict = verdict
    guard verdict.fault == nil else { return verdict }
    if let pruned = verdict.pruned, !prunings.contains(pruned) {
      verdict.fault = AuditVerdict.Fault(number: pruned.number, kind: .missing)
      return verdict
    }
    let end = last?.number ?? 0
    if checkpoints.keys.contains(where: { $0 > end }) {
      verdict.fault = AuditVerdict.Fault(number: end + 1, kind: .cut)
    }
    return verdict
  }
}
