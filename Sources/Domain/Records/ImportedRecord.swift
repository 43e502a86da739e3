/// What one line of an import says of one record.
package struct ImportedRecord: Hashable, Sendable {
  package let kind: Kind
  /// From 1; 0 where the format has no lines.
  package let line: Int
  /// By field ordinal: nil where the key is absent (keeps what is stored), `.null` where it is
  /// null (clears). Attendees are in `attendees`; their entry here is null or an integer.
  package var values: [Value?]
  package var attendees: [Attendee]?

  package init(
    kind: Kind, line: Int, values: [Value?], attendees: [Attendee]? = nil
  ) {
    precondition(values.count == Schema.fields(of: kind).count)
    self.kind = kind
    self.line = line
    self.values = values
    self.attendees = attendees
  }

  package init(kind: Kind, line: Int) {
    self.init(
      kind: kind, line: line,
      values: Array(repeating: nil, count: Schema.fields(of: kind).count))
  }

  package subscript(_ name: String) -> Value? {
    get { values[Schema.field(kind, name).ordinal] }
    set { values[Schema.field(kind, name).ordinal] = newValue }
  }

  /// Whether the line says that a report has no attendees.
  package var clearsAttendees: Bool {
    kind == .report && self["attendees"] == .null && attendees == nil
  }

  /// What the record is found again by: the FQDN, `FQDN/NUMBER`, the MCU's name or the id.
  package var outsideID: String {
    switch kind {
    case .extension: "\(values[0]?.text ?? "")/\(values[1]?.text ?? "")"
    default: values[0]?.text ?? ""
    }
  }
}

/// A `removed` line: an ending event (`rules.md`, Ending events).
package struct Removal: Hashable, Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    case organizer = "organizer"
    case owner, `extension`, unbound, released, deregistered
  }

  /// `meeting`, `poll`, `extension` or `pbx`.
  package let kind: Kind
  package let id: String
  package let at: Instant
  package let reason: Reason
  package let line: Int

  package init(kind: Kind, id: String, at: Instant, reason: Reason, line: Int) {
    self.kind = kind
    self.id = id
    self.at = at
    self.reason = reason
    self.line = line
  }
}

/// A `hold` line.
package struct ImportedHold: Hashable, Sendable {
  package let kind: Kind
  package let record: String
  package let nature: Hold.Nature
  package let reason: String
  package let ticket: String?
  package let owner: String?
  package let reviewAt: Instant?
  package let line: Int

  package init(
    kind: Kind, record: String, nature: Hold.Nature, reason: String, ticket: String?,
    owner: String?, reviewAt: Instant?, line: Int
  ) {
    self.kind = kind
    self.record = record
    self.nature = nature
    self.reason = reason
    self.ticket = ticket
    self.owner = owner
    self.reviewAt = reviewAt
    self.line = line
  }
}

/// What a parsed file is to the import: its lines by kind, in any order and as often as asked for.
package protocol ImportSource: Sendable {
  /// For the result: `{"file","format",…}`.
  var file: String { get }
  var format: String { get }
  /// How many records, removals and holds there are.
  var read: Int { get }
  /// Identical repeats: counted in `read`, given once.
  var duplicates: Int { get }
  /// Columns that were dropped before anything was kept.
  var droppedColumns: [String] { get }
  var warnings: [ImportWarning] { get }
  var removals: [Removal] { get }
  var holds: [ImportedHold] { get }
  var snapshots: [Snapshot] { get }
  func forEach(_ kind: Kind, _ body: (ImportedRecord) throws -> Void) throws
}

extension ImportSource {
  package var duplicates: Int { 0 }
  package var snapshots: [Snapshot] { [] }
}

package struct ImportWarning: Hashable, Sendable {
  package let line: Int
  /// Without personal data.
  package let message: String

  package init(line: Int, message: String) {
    self.line = line
    self.message = message
  }
}

/// Bad input: nothing was stored (exit 65).
package struct ImportError: Error, Hashable, Sendable {
  package let file: String
  package let line: Int
  package let column: Int?
  /// Says what is wrong and what to do, without personal data.
  package let message: String

  package init(file: String, line: Int, column: Int? = nil, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }
}
