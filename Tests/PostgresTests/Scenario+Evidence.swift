@testable import Store

import Domain
import Operations
import TestSupport

extension Scenario {
  /// The trail listed, proved and pruned; receipts of every kind checked; what went and why; a report
  /// that is looked at again.
  func evidence() async throws {
    let operations = operations(at: Self.day(5))
    for principal in [Principal.owner, .support] {
      _ = try await operations.audit(AuditRequest(limit: 5), by: principal)
      _ = try await operations.audit(
        AuditRequest(about: .init(kind: .meeting, id: "M78"), limit: 5, after: 100_000),
        by: principal)
    }
    _ = try await operations.verifyAudit(by: .owner)
    try await operations.exportAudit(as: "jsonl", by: .owner) { _ in }
    try await recheck()
    for receipt in try await operations.receipts(limit: 100, by: .owner) {
      _ = try await operations.checkReceipt(receipt.label, by: .owner)
    }
    for id in ["M78", "R78", "F78", Line.fqdn + "/278"] {
      _ = try? await operations.checkReceipt(id, by: .owner)
    }
    let above: [(Kind, String)] = [
      (.pbx, Line.fqdn), (.extension, Line.fqdn + "/104"), (.meeting, "M3"), (.meeting, "EV1"),
    ]
    for (kind, id) in above {
      _ = try await operations.past(below: kind, id: id, by: .owner)
    }
    let gone: [(Kind, String)] = [(.meeting, "M78"), (.recording, "R78"), (.report, "T78")]
    let here: [(Kind, String)] = [
      (.pbx, Line.fqdn), (.extension, Line.fqdn + "/104"), (.meeting, "M4"), (.participant, "P4"),
      (.poll, "Q4"), (.recording, "R4"), (.file, "F4"), (.report, "T4"), (.session, "S4"),
    ]
    for (kind, id) in gone + here { _ = try? await operations.explain(kind, id: id, by: .owner) }
    try await reasons()
    try await database.write { transaction in
      for end in [Self.begin + Instant.hour, Self.day(6)] {
        _ = try transaction.pruneAudit(before: end, at: Self.day(5), by: .owner)
      }
    }
  }

  /// Reports that were marked sanitised elsewhere, with something in them all the same.
  private func recheck() async throws {
    let old = Self.begin - 400 * Instant.day
    let fqdn = LineValue.text("evidence.example.net")
    try await load(
      [
        Line.pbx("evidence.example.net"),
        Line.extension(
          "104", ["pbx": fqdn, "firstName": "Ann", "lastName": "Elm", "email": "a@example.net"]),
        Line.meeting("EV1", ["pbx": fqdn, "title": "x", "scheduledAt": .at(old)]),
        Line.recording("EV1", old, ["meeting": "EV1"]),
        Line.report(
          "EV1", old,
          ["pbx": fqdn, "sanitizedAt": .at(old), "meeting": "ann@example.net", "title": "x"]),
        Line.report(
          "EV2", old,
          [
            "pbx": fqdn, "sanitizedAt": .at(old), "title": "by Ann",
            "attendees": [["name": "Ben", "email": "ben@example.net"]],
          ]),
        Line.report("EV3", old, ["pbx": fqdn, "sanitizedAt": .at(old), "meeting": "ann-elm"]),
      ], at: Self.day(5))
    let report = try await number(.report, "EV3") ?? 0
    try await database.write { transaction in
      try transaction.insert(
        "stored_object", ["key", "kind", "record"],
        [[.text("reports/ev3"), .text("report"), .integer(report)]])
    }
    try await database.write { transaction in
      guard let key = ObjectKey("reports/ev3") else { return }
      _ = try transaction.reportObjects(
        policy[.reportRecheck], cutoff: Self.day(5), only: nil)
      _ = try transaction.queue(key, at: Self.day(5))
      try transaction.forget(objects: [key])
    }
    _ = try await operations(at: Self.day(5)).sweep(
      SweepRequest(rules: [.reportIdentity, .reportRecheck, .meetingTitle, .recording]),
      by: .owner)
    try await load(
      [Line.report("EV2", old, ["pbx": fqdn, "organizerName": "Ann Elm"])], at: Self.day(5))
    _ = try await operations(at: Self.day(5)).incidents(by: .owner)
    for (kind, id) in [(Kind.meeting, "EV1"), (.recording, "EV1"), (.report, "EV1")] {
      _ = try await operations(at: Self.day(5)).explain(kind, id: id, by: .owner)
    }
  }

  /// Words as reasons, screened against the names of each kind of record.
  private func reasons() async throws {
    for (kind, id) in [(Kind.meeting, "M4"), (.report, "T4")] {
      let hold = try await operations(at: Self.day(5)).placeHold(
        HoldRequest(kind: kind, id: id, reason: "a claim in words"), by: .owner)
      try await operations(at: Self.day(5)).releaseHold(hold, reason: "over", by: .owner)
    }
  }
}
