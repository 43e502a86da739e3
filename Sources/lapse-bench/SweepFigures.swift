import Domain
import Glibc
import Operations
import SQLiteEngine
import Store
import TestSupport

/// A sweep of many due rows, beside one raw statement that does the same to a copy of the same file
/// in the sqlite3 shell; and how long pages take meanwhile.
struct SweepFigures {
  let rows: Int

  private static let now = Instant("2026-11-24T09:41:00Z")
  private let clock = ContinuousClock()

  private struct Case {
    let what: String
    let kind: Kind
    let rule: RuleID
    /// What the sweep changes, in as few statements as can be.
    let raw: String
  }

  /// When the records began: longer ago than the period of each rule, so that all are due.
  private static let due = now - 30 * Instant.day

  private static let cases = [
    Case(
      what: "erase names of participants", kind: .participant, rule: .participantName,
      raw: """
        update participant set name = null, erased = erased | 1,
        name_erased = (select m.name_start from meeting m where m.id = participant.meeting)
        where name is not null;
        update meeting set name_start = null where name_start is not null;
        """),
    Case(
      what: "delete recordings, remembered", kind: .recording, rule: .recording,
      raw: """
        insert into erasure (kind, tag, at, life, rule)
        select 'recording', randomblob(32), 0 + 1764000000000, 1764000000000, 'recording'
        from recording;
        delete from recording;
        """),
  ]

  func print() async throws {
    for one in Self.cases { try await print(one) }
  }

  private func print(_ one: Case) async throws {
    let directory = try ScratchDirectory()
    let path = directory.path + "/sweep.db"
    let engine = try SQLiteEngine(path: path, create: true)
    let database = try await Database.create(
      engine, identity: "bench", key: Array(repeating: 1, count: 32))
    let operations = Operations(
      database: database, policy: try TestDatabase.compiledInPolicy(), objects: nil,
      now: { Self.now })
    _ = try await operations.importRecords(
      [BacklogSource(rows: rows, kind: one.kind, at: Self.due)], by: .owner)
    _ = try await engine.scrub()
    try shell("cp \(path) \(directory.path)/raw.db")

    let raw = try measure {
      try shell(
        """
        sqlite3 \(directory.path)/raw.db >/dev/null <<'END'
        pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;
        pragma cache_size = -65536; pragma temp_store = memory;
        begin immediate; \(one.raw) commit; pragma wal_checkpoint(truncate);
        END
        """)
    }
    let pages = Task { try await Self.pages(operations) }
    let start = clock.now
    let result = try await operations.sweep(
      SweepRequest(rules: [one.rule], releaseBrake: .test), by: .owner)
    let took = clock.now - start
    pages.cancel()
    let times = try await pages.value
    guard result.done[one.rule] != nil else { throw Failure() }
    Figures.line(
      one.what, Figures.rate(rows, in: took),
      "\(rows) rows in \(Figures.milliseconds(took)), \(ratio(took, raw)) of the raw statement")
    Figures.line("  the raw statement", Figures.rate(rows, in: raw), Figures.milliseconds(raw))
    Figures.line(
      "  a page meanwhile, p50", Figures.milliseconds(Figures.percentile(times, 0.5)),
      "p99 \(Figures.milliseconds(Figures.percentile(times, 0.99))), "
        + "worst \(Figures.milliseconds(Figures.percentile(times, 1))), \(times.count) pages")
  }

  /// Reads pages one after the other until it is cancelled.
  private static func pages(_ operations: Operations) async throws -> [Duration] {
    let clock = ContinuousClock()
    var times: [Duration] = []
    while !Task.isCancelled {
      let start = clock.now
      do {
        _ = try await operations.list(
          ListRequest(kind: .meeting, limit: 20, after: ListRequest.cursor(meetingsFrom: due)),
          by: .owner)
      } catch StoreError.cancelled {
        break
      }
      times.append(clock.now - start)
    }
    return times
  }

  private func measure(_ body: () throws -> Void) rethrows -> Duration {
    let start = clock.now
    try body()
    return clock.now - start
  }

  private func ratio(_ one: Duration, _ other: Duration) -> String {
    let times = one / other
    return "\(Int(times * 100) / 100).\(String(100 + Int(times * 100) % 100).dropFirst()) times"
  }

  private func shell(_ command: String) throws {
    guard system(command) == 0 else { throw Failure() }
  }

  struct Failure: Error {}
}
