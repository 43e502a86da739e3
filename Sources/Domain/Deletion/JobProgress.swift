/// How far a deletion has come, rows and stored objects apart.
package struct JobProgress: Hashable, Sendable {
  /// What the plan counted.
  package var planned = Counts()
  package var plannedObjects = 0
  /// What has gone.
  package var done = Counts()
  /// Stored objects that have gone or wait to.
  package var objects = 0
  /// Of these, how many still wait; nil where that was not counted.
  package var waitingObjects: Int?
  /// When whoever is at it began, and how many rows had gone then.
  package var begunAt: Instant?
  package var begunWith = 0
  /// Records that could not be deleted in this pass.
  package var failed: [FailedRecord] = []

  package init() {}

  /// Rows that the plan counted and that have not gone.
  package var left: Int { max(0, planned.total - done.total) }

  /// Stored objects that were removed; nil where that was not counted.
  package var objectsGone: Int? { waitingObjects.map { max(0, objects - $0) } }

  /// Stored objects that have not gone, of those that the plan counted and of what came since.
  package var objectsLeft: Int {
    max(0, max(plannedObjects, objects) - (objectsGone ?? objects))
  }

  /// Rows per second since it was begun; nil before the first second is over.
  package func rate(at now: Instant) -> Int? {
    guard let begunAt, now - begunAt >= Instant.second else { return nil }
    return Int(Int64(done.total - begunWith) * Instant.second / (now - begunAt))
  }

  /// When it is done at that rate; nil while none is known.
  package func expectedEnd(at now: Instant) -> Instant? {
    guard let rate = rate(at: now), rate > 0 else { return nil }
    return now + Int64(left) * Instant.second / Int64(rate)
  }
}

/// A record that a deletion could not take: by its internal number, without personal data.
package struct FailedRecord: Hashable, Sendable {
  package let kind: Kind
  package let record: Int64
  /// A code: `constraint`.
  package let cause: String

  package init(kind: Kind, record: Int64, cause: String) {
    self.kind = kind
    self.record = record
    self.cause = cause
  }
}
