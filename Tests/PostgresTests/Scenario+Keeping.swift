@testable import Store

import Domain
import Operations
import TestSupport

extension Scenario {
  /// Copies, what the gate refuses, the ledger's way to its file and back, and `doctor`.
  func keeping() async throws {
    let now = Self.day(5)
    let file = LinesInMemory()
    let operations = Operations(
      database: database, policy: policy, objects: objects, outside: Outside(erasures: file),
      now: { now })
    // What went is sent again, as a whole and in part.
    try await load(Samples.first, at: now)
    for pbx in [nil, Line.fqdn] {
      _ = try await operations.refusals(pbx: pbx, limit: 1_000, by: .owner)
    }
    let gone = try await operations.noteBackup("tape", madeAt: now, by: .owner)
    _ = try await operations.noteBackup("tape", madeAt: now, by: .owner)
    try await operations.markBackupGone(gone.number, by: .owner)
    _ = try await operations.backups(by: .owner)
    _ = try await operations.status(by: .owner)
    _ = try await operations.diagnose(by: .owner)
    try await database.write { transaction in
      _ = try transaction.backupsLeft()
      _ = try transaction.known([ObjectKey("recording/a3"), ObjectKey("no")].compactMap { $0 })
      _ = try transaction.countRefusals(pbx: Line.fqdn)
      try transaction.forget(backup: gone.number)
    }
    let hold = try await operations.placeHold(
      HoldRequest(kind: .meeting, id: "M3", reason: "claim"), by: .owner)
    try await operations.releaseHold(hold, reason: "settled", by: .owner)
    try await operations.liftErasure(.recording, id: "R78", reason: .test, by: .owner)
    try await liftFields(at: now)
    try await replay(file, at: now)
  }

  /// Of a record of each kind whose fields rules erase.
  private func liftFields(at now: Instant) async throws {
    for kind in [Kind.meeting, .participant, .report, .session] {
      guard let id = try await someID(kind) else { continue }
      try await database.write { _ = try $0.lift(kind, id: id, at: now) }
    }
  }

  /// A ledger of later days laid over this database, as over an old copy.
  private func replay(_ file: LinesInMemory, at now: Instant) async throws {
    var ledger = LedgerReplay()
    let tagger = database.tagger
    let next = try await database.read { try $0.upcoming(Transaction.ledger) }
    var lines: [(LedgerLine.Act, String, Int64, String?, [UInt8])] = [
      (.erased, "recording", 0, "recording", tagger.tag(.recording, "R11")),
      (.erased, "meeting", 0, nil, tagger.tag(.meeting, "M12")),
      (.erased, "extension", 0, nil, tagger.tag(.extension, Line.fqdn + "/113")),
      (.lifted, "poll", 0, nil, tagger.tag(.poll, "Q78")),
      (.held, "meeting", 90, "legal", tagger.tag(.meeting, "M14")),
      (.held, "meeting", 91, "legal", tagger.tag(.meeting, "M15")),
      (.released, "hold", 91, nil, tagger.tag("hold", "91")),
      (
        .moved, "meeting", 0, MeetingTimes(startedAt: now, endedAt: now).text,
        tagger.tag(.meeting, "M14")
      ),
      (.rectified, "audit", 7, "#4711", tagger.tag("audit", "7")),
      (.held, StoredHold.person, 92, "legal", tagger.tag(StoredHold.person, "ben@example.com")),
    ]
    let named = (20..<30).flatMap { number -> [(ErasedName, String)] in
      [
        (.organizer, ErasedName.address("ann@example.com", report: "T\(number)")),
        (.attendee, ErasedName.name("b", report: "T\(number)")),
      ]
    }
    lines += named.map { place, text in
      (.erased, place.rawValue, 0, nil, tagger.tag(place.rawValue, text))
    }
    for (index, line) in lines.enumerated() {
      let text = LedgerLine(
        sequence: next + Int64(index), at: now, act: line.0, kind: line.1, number: line.2,
        detail: line.3, tag: line.4
      ).text(sealedBy: tagger)
      ledger.read(text, tagger)
    }
    let replayed = ledger
    let unknown = try await database.write { try $0.take(replayed) }
    for kind in Transaction.replayOrder {
      try await database.write { transaction in
        var replayed = Replayed()
        _ = try transaction.replay(
          unknown, kind, after: 0, limit: 5_000, policy: policy, at: now, &replayed)
        try transaction.recount(meetings: replayed.recounted, policy: policy, at: now)
      }
    }
    try await database.write { transaction in
      _ = try transaction.settle(replayed, unknown, at: now)
      _ = try transaction.countUnjudged()
      try transaction.markCopy(of: "test", as: "other", at: now)
      _ = try transaction.copyMark()
      try transaction.forgetCopyMark()
      try transaction.markCopy(of: "other", as: "test", at: now)
      try transaction.forgetCopyMark()
      try transaction.hurryObjects(at: now)
      // The sweeps to come carry them out.
      try transaction.run(
        "update job set state = 'staged', finished_at = null where state = 'stopped'")
      for hold in [90, 92] as [Int64] {
        _ = try transaction.release(hold: hold, reason: "settled", at: now)
      }
    }
  }
}
