/// A deletion that was ordered: staged until its undo window is over, then carried out in batches
/// by whoever holds its lease (`rules.md`, Confirm and Execute).
package struct DeletionJob: Hashable, Sendable {
  package enum State: String, Sendable, CaseIterable {
    /// Undo is still possible.
    case staged
    /// Somebody deletes; resumed by another when the lease is void.
    case running
    case done
    /// Taken back before anything went.
    case undone
    /// A new hold or policy stopped it before anything went; a person must order it again.
    case stopped
  }

  /// Shown as `D-12`.
  package let number: Int64
  package let scope: Scope
  /// The outside id; nil once the record is gone.
  package let id: String?
  package let state: State
  package let orderedAt: Instant
  package let undoUntil: Instant
  package let orderedBy: String
  package let reason: String
  package let ticket: String?
  package let policy: String
  package let fingerprint: String
  /// The numbers of the holds that the plan showed, in order.
  package let holds: [Int64]
  package let startedAt: Instant?
  package let finishedAt: Instant?
  /// What has gone so far.
  package let counts: Counts
  package let objects: Int
  package let receipt: Int64?

  package init(
    number: Int64, scope: Scope, id: String?, state: State, orderedAt: Instant,
    undoUntil: Instant, orderedBy: String, reason: String, ticket: String?, policy: String,
    fingerprint: String, holds: [Int64], startedAt: Instant?, finishedAt: Instant?,
    counts: Counts, objects: Int, receipt: Int64?
  ) {
    self.number = number
    self.scope = scope
    self.id = id
    self.state = state
    self.orderedAt = orderedAt
    self.undoUntil = undoUntil
    self.orderedBy = orderedBy
    self.reason = reason
    self.ticket = ticket
    self.policy = policy
    self.fingerprint = fingerprint
    self.holds = holds
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.counts = counts
    self.objects = objects
    self.receipt = receipt
  }

  package var label: String { Self.label(number) }

  package static func label(_ number: Int64) -> String { "D-\(number)" }

  /// How long the order of a whole PBX or extension can be taken back.
  package static let undoWindow: Int64 = 24 * Instant.hour
}
