package import Domain

extension PageQuery {
  /// What must, or must not, hold of a row: all of it is in clear.
  package enum Term: Hashable, Sendable {
    /// A word in a visible column.
    case word(String, negated: Bool)
    /// A clear field and its value: a part of a host name, the beginning of anything else.
    case field(Field, String, negated: Bool)
    /// A clear field and its whole value.
    case whole(Field, String, negated: Bool)
    /// A number, or an instant in ms.
    case range(Quantity, ClosedRange<Int64>, negated: Bool)
    /// What the mark of a field that is only marked says.
    case mark(Field, Mark, negated: Bool)
    /// How a meeting stands at an instant.
    case meeting(MeetingState, now: Instant, negated: Bool)
    /// Something of it in the due ledger.
    case entries(EntryTerm, negated: Bool)

    package enum Mark: String, Hashable, Sendable, CaseIterable {
      case set, none, erased
    }

    package enum MeetingState: String, Hashable, Sendable, CaseIterable {
      case planned, live, ended, never
    }
  }

  package enum Quantity: Hashable, Sendable {
    case field(Field)
    /// A meeting's time in lists.
    case listedAt
    /// Whether nothing of an extension's own keeps it from meeting.
    case ready
    case count(Counted)
  }

  /// What is counted below a record.
  package enum Counted: String, Hashable, Sendable, CaseIterable {
    case extensions, polls, people, recordings, files, attendees, reconnects
  }
}

/// Entries of the due ledger that a list asks for: what is of one record must be of one entry.
package struct EntryTerm: Hashable, Sendable {
  package var rules: [Rule]
  /// From this instant on, up to that.
  package var due: ClosedRange<Instant>?
  /// Empty: any.
  package var states: Set<DueEntry.State>
  package var now: Instant

  package init(
    rules: [Rule], due: ClosedRange<Instant>? = nil, states: Set<DueEntry.State> = [], now: Instant
  ) {
    self.rules = rules
    self.due = due
    self.states = states
    self.now = now
  }
}
