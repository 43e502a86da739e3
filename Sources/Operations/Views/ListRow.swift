package import Domain

/// One line of a list: the record and what lists say beside its own fields.
package struct ListRow: Hashable, Sendable {
  package let view: RecordView
  /// The entry of the due ledger that comes soonest for the record or, for a meeting, for its
  /// recordings and files; for a PBX, for the PBX itself.
  package let next: DueEntry?
  /// The numbers of holds that cover the record.
  package let heldBy: [Int64]
  /// Whether one of these restricts it, whoever looks.
  package let isRestricted: Bool
  /// Whether a hold lies on something below it.
  package let hasHoldBelow: Bool
  package let facts: Facts
  /// The order that is to take the record.
  package let order: Order?

  /// An order to delete the record or one above it.
  package struct Order: Hashable, Sendable {
    /// Its job's number.
    package let job: Int64
    /// Until when it can be taken back; nil once it is begun.
    package let undoUntil: Instant?
    /// Whether it names the record itself.
    package let isOwn: Bool

    package init(job: Int64, undoUntil: Instant?, isOwn: Bool) {
      self.job = job
      self.undoUntil = undoUntil
      self.isOwn = isOwn
    }
  }

  /// Counted or derived, by kind.
  package enum Facts: Hashable, Sendable {
    case none
    /// With how many of the meetings are running.
    case pbx(extensions: Int, meetings: Int, live: Int)
    case `extension`(meetings: Int, polls: Int)
    case meeting(MeetingFacts)
    case report(attendees: Int, reconnects: Int, organizer: String?)
  }

  package struct MeetingFacts: Hashable, Sendable {
    package enum State: String, Hashable, Sendable {
      case planned, live, ended
      /// Its planned end is over and nobody came.
      case never
    }

    package let state: State
    /// scheduled → started → ended.
    package let at: Instant?
    /// The extension's masked name.
    package let organizer: String?
    package let people: Int
    package let recordings: Int
    package let files: Int

    package init(
      state: State, at: Instant?, organizer: String?, people: Int, recordings: Int, files: Int
    ) {
      self.state = state
      self.at = at
      self.organizer = organizer
      self.people = people
      self.recordings = recordings
      self.files = files
    }
  }

  package init(
    view: RecordView, next: DueEntry?, heldBy: [Int64], hasHoldBelow: Bool, facts: Facts,
    order: Order? = nil, isRestricted: Bool = false
  ) {
    self.order = order
    self.isRestricted = isRestricted
    self.view = view
    self.next = next
    self.heldBy = heldBy
    self.hasHoldBelow = hasHoldBelow
    self.facts = facts
  }
}
