import Domain
import Operations
import Store
import TestSupport

extension Scenario {
  /// Plans and deletes one record of each kind that can be deleted, first while objects cannot be
  /// removed.
  func deletions(at now: Instant) async throws {
    let targets: [(Kind, String)] = [
      (.pbx, "p1.example.com"), (.extension, Line.fqdn + "/278"), (.file, "F78"),
      (.recording, "R78"), (.poll, "Q78"), (.report, "T78"), (.meeting, "M78"),
    ]
    for (kind, id) in targets {
      let plan = try await operations(at: now).planDeletion(kind, id: id, by: .owner)
      let request = DeleteRequest(kind: kind, id: id, phrase: plan.phrase, reason: .test)
      if plan.staged {
        try await stage(request, plan, at: now)
      } else {
        _ = try await operations(at: now).delete(request, by: .owner)
      }
    }
    objects.fail(with: nil)
    try await operations(at: now + Instant.day).removeObjects()
  }

  /// Staged, undone by each of its names, and staged again for a later sweep, which a hold stops for
  /// extensions.
  private func stage(_ request: DeleteRequest, _ plan: DeletionPlan, at now: Instant) async throws {
    let operations = operations(at: now)
    let first = try await operations.stageDeletion(request, by: .owner).job
    _ = try await operations.undo(first.label, by: .owner)
    _ = try await operations.stageDeletion(request, by: .owner)
    _ = try await operations.undo(plan.fingerprint, by: .owner)
    _ = try await operations.stageDeletion(request, by: .owner)
    if plan.kind == .extension {
      _ = try await operations.placeHold(
        HoldRequest(kind: plan.kind, id: plan.id, reason: "claim"), by: .owner)
    }
    _ = try await operations.jobs(by: .owner)
    // What is staged is not changed by an import.
    try await load(Samples.changed, at: now)
  }

  /// A hold on a record of each kind in turn, and with it everything that asks what holds keep.
  func holds(at now: Instant) async throws {
    let records: [(Kind, String)] = [
      (.pbx, Line.fqdn), (.extension, Line.fqdn + "/104"), (.meeting, "M3"), (.participant, "P3"),
      (.poll, "Q3"), (.recording, "R3"), (.file, "F3"), (.report, "T3"),
    ]
    let operations = operations(at: now)
    for (kind, id) in records {
      let hold = try await operations.placeHold(
        HoldRequest(kind: kind, id: id, reason: "claim"), by: .owner)
      for pbx in [nil, Line.fqdn] {
        _ = try await operations.pendingCounts(pbx: pbx, by: .owner)
      }
      _ = try await operations.pending(PendingRequest(limit: 500), by: .owner)
      _ = try await operations.sweep(SweepRequest(dryRun: true), by: .owner)
      for (kind, id) in records where kind != .participant {
        _ = try await operations.planDeletion(kind, id: id, by: .owner)
      }
      _ = try await operations.holds(by: .owner)
      try await operations.releaseHold(hold, reason: "settled", by: .owner)
    }
  }

  /// Every rule: rehearsed, of one record, under holds, and whole.
  func sweeps() async throws {
    let early = Self.day(12)
    for rule in RuleID.allCases {
      let operations = operations(at: early)
      _ = try await operations.sweep(SweepRequest(dryRun: true, rules: [rule]), by: .owner)
      guard let id = try await someID(rule.kind) else { continue }
      let only = SweepRequest.Only(kind: rule.kind, id: id)
      for dryRun in [true, false] {
        _ = try await operations.sweep(
          SweepRequest(dryRun: dryRun, rules: [rule], only: only), by: .owner)
      }
    }
    let hold = try await operations(at: early).placeHold(
      HoldRequest(kind: .participant, id: "P5", reason: "claim"), by: .owner)
    for now in [early, Self.day(400)] {
      _ = try await operations(at: now).sweep(SweepRequest(dryRun: true), by: .owner)
    }
    for now in [early, Self.day(80), Self.day(400)] {
      _ = try await operations(at: now).sweep(SweepRequest(batch: 50), by: .owner)
    }
    try await operations(at: Self.day(400)).releaseHold(hold, reason: "settled", by: .owner)
    _ = try await operations(at: Self.day(400)).sweep(SweepRequest(), by: .owner)
  }

  /// What went is sent again: first in the old life, then after its meeting has moved on, then in a
  /// new life of its PBX.
  func returns() async throws {
    try await load(Samples.first, at: Self.day(401))
    try await load(Samples.changed, at: Self.day(401))
    let late = Self.day(402)
    let fresh = [
      Line.meeting("N1", ["title": "a", "scheduledAt": .at(late), "dialIn": "+15550100"]),
      Line.participant(
        "N1", ["meeting": "N1", "name": "Ann", "email": "ann@example.com", "ip": "192.0.2.9"]),
      Line.report("N1", late, ["title": "a", "attendees": [["name": "Ann"]]]),
      Line.session("N1", late, ["pbx": .text(Line.fqdn), "organizer": "Ann"]),
    ]
    try await load(fresh, at: late)
    _ = try await operations(at: Self.day(412)).sweep(SweepRequest(), by: .owner)
    let moved = Self.day(420)
    try await load(
      [
        Line.meeting("N1", ["title": "b", "scheduledAt": .at(moved), "dialIn": "+15550101"]),
        Line.participant(
          "N1", ["meeting": "N1", "name": "Ben", "email": "ben@example.com", "ip": "192.0.2.8"]),
      ], at: moved)
    try await load(fresh, at: moved)
    _ = try await operations(at: Self.day(500)).sweep(SweepRequest(), by: .owner)
    try await load(fresh, at: Self.day(500))
    try await load(
      [Line.pbx(Line.fqdn, ["registeredAt": .at(Self.day(501))])] + fresh, at: Self.day(501))
  }
}
