package import Domain

extension Transaction {
  /// What each of these holds keeps, by its number. Of what is past its date only entries that are
  /// due at `now` are read.
  package func keeps(
    of holds: [StoredHold], policy: Policy, now: Instant
  ) throws -> [Int64: HoldKeep] {
    var keeps: [Int64: HoldKeep] = [:]
    for hold in holds {
      var keep = HoldKeep()
      switch hold.subject {
      case .record(let scope): keep.counts = try counts(below: scope)
      case .person: keep.counts = try memberCounts(ofHold: hold.number)
      }
      keeps[hold.number] = keep
    }
    for entry in try heldPastDate(policy: policy, now: now) {
      for hold in entry.holds { keeps[hold]?.pastDate += max(1, entry.heldItems) }
    }
    return keeps
  }

  private func memberCounts(ofHold number: Int64) throws -> Counts {
    var counts = Counts()
    try connection.forEach(
      "select kind, count(*) from hold_member where hold = $1 group by kind", [.integer(number)]
    ) { row in
      if let kind = Kind(rawValue: try row.text(0)) { counts[kind] = Int(try row.integer(1)) }
    }
    return counts
  }

  private func heldPastDate(policy: Policy, now: Instant) throws -> [DueEntry] {
    let index = try holdIndex()
    guard !index.isEmpty else { return [] }
    var held: [DueEntry] = []
    for rule in policy.all {
      let stream = DueStream(self, rule: rule, after: nil, upTo: now, pbx: nil, chunk: 256)
      var rows: [DueRow] = []
      while let row = try stream.next() {
        rows.append(row)
        guard rows.count == 256 else { continue }
        held += try evaluate(rows, holds: index, now: now).filter { !$0.holds.isEmpty }
        rows = []
      }
      held += try evaluate(rows, holds: index, now: now).filter { !$0.holds.isEmpty }
    }
    return held
  }
}
