import Domain
import Operations

/// The columns of a kind's text table: some of its fields, and what is counted beside them.
struct RecordColumns {
  private enum Column {
    case field(String)
    case extensions, meetings, polls, people, recordings, files, state, attendees, missing, next

    var head: String {
      if case .field(let name) = self { name } else { "\(self)" }
    }
  }

  private let columns: [Column]

  init(_ kind: Kind) {
    columns = Self.columns(kind)
  }

  var heads: [String] { columns.map(\.head) }

  func cells(_ row: ListRow, now: Instant) -> [String] {
    columns.map { Self.cell($0, row, now) }
  }

  private static func columns(_ kind: Kind) -> [Column] {
    func fields(_ names: String...) -> [Column] { names.map(Column.field) }
    return switch kind {
    case .pbx:
      fields("fqdn", "licenseKey") + [.extensions, .meetings]
        + fields("lastSyncAt", "lastContactAt", "lastResolvedAt") + [.missing, .next]
    case .extension:
      fields("pbx", "number", "firstName", "lastName", "email", "vanityName")
        + [.meetings, .polls, .missing, .next]
    case .meeting:
      fields("id", "pbx", "extension", "title", "note", "scheduledAt", "startedAt", "endedAt")
        + [.state, .people, .recordings, .files, .next]
    case .participant: fields("id", "meeting", "name", "email", "ip", "role") + [.next]
    case .poll: fields("id", "pbx", "extension", "name", "question", "createdAt") + [.next]
    case .recording: fields("id", "meeting", "createdAt", "state", "bytes", "mcu") + [.next]
    case .file: fields("id", "meeting", "share", "name", "bytes", "uploadedAt") + [.next]
    case .report:
      fields("id", "meeting", "pbx", "extension", "organizerName", "createdAt", "syncedAt")
        + [.attendees, .next]
    case .session:
      fields("id", "pbx", "meeting", "organizer", "gatheredAt", "participants", "mcu") + [.next]
    case .log: fields("id", "source", "host", "writtenAt", "bytes", "keptUntil") + [.next]
    case .mcu: fields("name", "host", "latitude", "longitude", "available")
    }
  }

  private static func cell(_ column: Column, _ row: ListRow, _ now: Instant) -> String {
    switch (column, row.facts) {
    case (.field(let name), _):
      row.view.erased.contains(name) ? "erased" : Words.cell(row.view[name])
    case (.extensions, .pbx(let extensions, _, _)): String(extensions)
    case (.meetings, .pbx(_, let meetings, _)), (.meetings, .extension(let meetings, _)):
      String(meetings)
    case (.polls, .extension(_, let polls)): String(polls)
    case (.people, .meeting(let facts)): String(facts.people)
    case (.recordings, .meeting(let facts)): String(facts.recordings)
    case (.files, .meeting(let facts)): String(facts.files)
    case (.state, .meeting(let facts)): facts.state.rawValue
    case (.attendees, .report(let attendees, _, _)): String(attendees)
    case (.missing, _): row.view.missing?.first?.rawValue ?? "ready"
    case (.next, _): Words.next(row, now: now)
    default: "-"
    }
  }
}
