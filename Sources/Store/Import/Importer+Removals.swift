import Domain

extension Importer {
  /// Ending events: what a meeting's organiser, a poll's owner or a PBX has removed goes at once, but
  /// for what holds keep. A PBX is marked as unbound: the rule `tenant-unbound` takes it.
  func remove(_ removals: [Removal]) throws {
    guard !removals.isEmpty else { return }
    let holds = try transaction.holdIndex()
    for removal in removals {
      guard let located = try transaction.record(removal.kind, id: removal.id) else {
        tally { $0.skipped += 1 }
        let gone = try transaction.erasures(removal.kind, ids: [removal.id])[removal.id] != nil
        if !gone {
          warn(removal.line, "there is no such \(removal.kind.rawValue) to remove")
        }
        continue
      }
      if removal.kind == .pbx {
        try unbind(located, removal)
      } else {
        try end(located, kind: removal.kind, line: removal.line, holds: holds)
      }
    }
  }

  private func unbind(_ pbx: LocatedRecord, _ removal: Removal) throws {
    let registeredAt = pbx.record["registeredAt"].instant ?? at
    let known = pbx.record["unboundAt"].instant
    guard known.map({ removal.at > $0 }) ?? true else {
      tally { $0.skipped += 1 }
      return
    }
    let times = TenantTimes(registeredAt: registeredAt, unboundAt: removal.at)
    try transaction.run(
      """
      update pbx set unbound_at = $1, unbound_start = $2, unbound_reason = $3 where id = $4
      """,
      [
        Value(removal.at), Value(times.start(of: .tenantUnbound)),
        .text(removal.reason.rawValue), .integer(pbx.record.number),
      ])
    tally { $0.removed += 1 }
  }

  /// Removes a record and all below it but what holds keep.
  func end(_ located: LocatedRecord, kind: Kind, line: Int, holds: HoldIndex) throws {
    let scope = Scope(kind: kind, record: located.record.number)
    var cursor = ScopeCursor()
    var removed = Removed()
    _ = try transaction.delete(
      below: scope, cursor: &cursor, limit: .max, holds: holds, rule: nil, at: at,
      removed: &removed)
    try transaction.note(removed.gone, by: .ending)
    if holds.keeps(located.ancestry) {
      let numbers = holds.covering(located.ancestry) + holds.below(scope)
      let labels = numbers.map(Hold.label).joined(separator: ", ")
      warn(line, "not all of it was removed: kept by hold \(labels)")
    }
    if removed.counts.total > 0 {
      tally { $0.removed += 1 }
    } else {
      tally { $0.skipped += 1 }
    }
  }

  /// Places the holds that a file brings; one that is there already, released or not, is skipped.
  func place(_ holds: [ImportedHold]) throws {
    for hold in holds {
      guard let located = try transaction.record(hold.kind, id: hold.record) else {
        throw fail(hold.line, "the record of this hold is neither in the files nor in the database")
      }
      let same = try transaction.count(
        """
        select count(*) from hold where kind = $1 and record = $2 and nature = $3
        and reason = $4 and ticket is not distinct from $5 and owner is not distinct from $6
        """,
        [
          .text(hold.kind.rawValue), .integer(located.record.number),
          .text(hold.nature.rawValue), .text(hold.reason), Value(hold.ticket),
          Value(hold.owner),
        ])
      guard same == 0 else {
        tally { $0.skipped += 1 }
        continue
      }
      _ = try transaction.place(
        NewHold(
          .record(Scope(kind: hold.kind, record: located.record.number)), nature: hold.nature,
          reason: hold.reason, ticket: hold.ticket, owner: hold.owner,
          reviewAt: hold.reviewAt), at: at)
      tally { $0.stored += 1 }
    }
  }
}
