/// A deletion that was ordered: staged until its undo window is over, then carried out in batches
/// by whoever holds its lease (`rules.md`, Confirm and Execute).
package struct DeletionJob: Hashable, Sendable {
  package enum State: String, Sendable, CaseIterable {
    /// Undo is still possible.
    case staged
    /// Somebody deletes.
    case running
    /// A person halted it: nobody goes on before a person says so.
    case paused
    /// Begun, and nobody is at it: the next sweep goes on.
    case interrupted
    case done
    /// Taken back before anything went.
    case undone
    /// A new hold or policy stopped it before anything went, or a restore wherever it was; a person must
    /// order it again.
    case stopped

    /// Whether what lies below its scope is out of use: nothing there can be changed.
    package var isOpen: Bool {
      switch self {
      case .staged, .running, .paused, .interrupted: true
      case .done, .undone, .stopped: false
      }
    }
  }

  /// Shown as `D-12`.
  package let number: Int64
  package let scope: Scope
  /// The outside id; nil once the record is gone.
  package let id: String?
  /// As of the last write; `state(at:)` knows of leases that are void.
  package let state: State
  package let orderedAt: Instant
  package let undoUntil: Instant
  /// The person, as `Principal.person` tells.
  package let orderedBy: String
  package let reason: String
  package let ticket: String?
  package let policy: String
  package let fingerprint: String
  /// The numbers of the holds that the plan showed, in order.
  package let holds: [Int64]
  package let startedAt: Instant?
  package let finishedAt: Instant?
  package var progress: JobProgress
  package let receipt: Int64?
  /// Until when whoever is at it has it to himself.
  package let leasedUntil: Instant?

  package init(
    number: Int64, scope: Scope, id: String?, state: State, orderedAt: Instant,
    undoUntil: Instant, orderedBy: String, reason: String, ticket: String?, policy: String,
    fingerprint: String, holds: [Int64], startedAt: Instant?, finishedAt: Instant?,
    progress: JobProgress, receipt: Int64?, leasedUntil: Instant? = nil
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
    self.progress = progress
    self.receipt = receipt
    self.leasedUntil = leasedUntil
  }

  /// What has gone so far.
  package var counts: Counts { progress.done }
  package var objects: Int { progress.objects }

  /// A running job whose lease is void is interrupted.
  package func state(at now: Instant) -> State {
    guard state == .running else { return state }
    return Lease.isInForce(until: leasedUntil, at: now) ? .running : .interrupted
  }

  package var label: String { Self.label(number) }

  package static func label(_ number: Int64) -> String { "D-\(number)" }

  package static func number(label: String) -> Int64? {
    label.hasPrefix("D-") ? Int64(label.dropFirst(2)) : nil
  }

  /// How long the order of a whole PBX or extension can be taken back.
  package static let undoWindow: Int64 = 24 * Instant.hour
  /// How long that of anything smaller can be, where it is staged.
  package static let undoWindowOfRecord: Int64 = 10 * Instant.minute
}
