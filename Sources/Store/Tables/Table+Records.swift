/// The tables of the records. Start points per rule (`…_start`) are null where nothing is left that
/// the rule could take; they bear the ledger's indexes, with the outside id for the ledger's order.
extension Table {
  static let mcu = Table(
    name: "mcu",
    columns: [
      .own("id", .key), .field("name", .text, "not null unique"), .field("host", .text),
      .field("latitude", .real), .field("longitude", .real), .field("available", .flag),
    ])

  static let pbx = Table(
    name: "pbx",
    columns: [
      .own("id", .key), .field("fqdn", .text, "not null unique"),
      .field("webmeeting_fqdn", .text), .field("public_ip", .text), .field("license_key", .text),
      .field("registered_at", .instant, "not null"), .field("last_contact_at", .instant),
      .field("last_sync_at", .instant), .field("last_resolved_at", .instant),
      .field("dns_unknown_days", .integer), .field("unbound_at", .instant),
      .field("conference_number", .text), .field("dial_in_numbers", .text), .field("mcu", .text),
      .derived("unbound_reason", .text),
      // The latest registration that was ever known.
      .derived("life", .integer, "not null"),
      .derived("dns_start", .integer), .derived("sync_start", .integer),
      .derived("contact_start", .integer), .derived("unbound_start", .integer),
      // The newest snapshot of its extensions, and the count of the last that was believed.
      .derived("snapshot_at", .instant).since(Migration.snapshots),
      .derived("complete_count", .integer).since(Migration.snapshots),
    ],
    indexes: [
      "(dns_start, fqdn)", "(sync_start, fqdn)", "(contact_start, fqdn)",
      "(unbound_start, fqdn) where unbound_start is not null",
    ])

  static let `extension` = Table(
    name: "extension",
    columns: [
      .own("id", .key), .field("pbx", .integer, "not null references pbx (id)"),
      .field("number", .text, "not null"), .field("first_name", .text),
      .field("last_name", .text), .field("email", .text), .folded("email_key", of: "email"),
      .field("vanity_name", .text), .field("enabled", .flag),
      // Whether nothing of its own keeps it from meeting (`Readiness`).
      .derived("ready", .flag, "not null"),
    ],
    constraints: ["unique (pbx, number)"], indexes: ["(pbx, ready, number)"])

  static let meeting = Table(
    name: "meeting",
    columns: [
      .own("id", .key), .field("xid", .text, "not null unique"),
      .field("pbx", .integer, "not null references pbx (id)"),
      .field("extension", .integer, "not null references extension (id)"),
      .field("title", .text), .field("note", .text), .field("scheduled_at", .instant),
      .field("duration_minutes", .integer), .field("started_at", .instant),
      .field("ended_at", .instant), .field("quick", .flag), .field("connected", .integer),
      .field("dial_in", .text),
      // Of participants, and of those that are gone.
      .derived("first_join_at", .instant), .derived("last_leave_at", .instant),
      .derived("gone_join_at", .instant), .derived("gone_leave_at", .instant),
      // Where lists put it: scheduled, started or ended; far in the future where none is known.
      .derived("listed_at", .integer, "not null"),
      .derived("title_start", .integer), .derived("note_start", .integer),
      .derived("name_start", .integer), .derived("email_start", .integer),
      .derived("ip_start", .integer), .derived("participant_start", .integer),
      .derived("row_start", .integer), .derived("dial_in_start", .integer),
      // The start points under which the rules erased; a later one admits the field again.
      .derived("title_erased", .integer), .derived("note_erased", .integer),
      .derived("dial_in_erased", .integer),
      .derived("erased", .integer, "not null default 0"),
    ],
    indexes: [
      "(listed_at, xid)", "(pbx, listed_at, xid)", "(extension, listed_at, xid)",
      "(title_start, xid) where title_start is not null",
      "(note_start, xid) where note_start is not null",
      "(name_start, xid) where name_start is not null",
      "(email_start, xid) where email_start is not null",
      "(ip_start, xid) where ip_start is not null",
      "(participant_start, xid) where participant_start is not null",
      "(row_start, xid) where row_start is not null",
      "(dial_in_start, xid) where dial_in_start is not null",
    ],
    later: [
      // The meetings of a PBX in the order in which a deletion takes them, and those that run now.
      LaterIndex(since: Migration.jobs, body: "(pbx, id)"),
      LaterIndex(since: Migration.jobs, body: "(pbx) where connected > 0"),
    ])

  static let participant = Table(
    name: "participant",
    columns: [
      .own("id", .key), .field("xid", .text, "not null unique"),
      .field("meeting", .integer, "not null references meeting (id)"), .field("name", .text),
      .field("email", .text), .folded("email_key", of: "email"), .field("ip", .text),
      .field("role", .text), .field("joins", .text),
      .derived("joined_at", .instant), .derived("left_at", .instant),
      // The start points under which the rules erased.
      .derived("name_erased", .integer), .derived("email_erased", .integer),
      .derived("ip_erased", .integer),
      .derived("erased", .integer, "not null default 0"),
    ],
    indexes: ["(meeting)"])

  static let poll = Table(
    name: "poll",
    columns: [
      .own("id", .key), .field("xid", .text, "not null unique"),
      .field("pbx", .integer, "not null references pbx (id)"),
      .field("extension", .integer, "not null references extension (id)"),
      .field("name", .text), .field("question", .text), .field("options", .text),
      .field("created_at", .instant, "not null"), .field("object", .text),
    ],
    indexes: ["(created_at, xid)", "(pbx)", "(extension)"])

  static let recording = Table(
    name: "recording",
    columns: [
      .own("id", .key), .field("xid", .text, "not null unique"),
      .field("meeting", .integer, "not null references meeting (id)"),
      .field("created_at", .instant, "not null"), .field("state", .text, "not null"),
      .field("bytes", .integer), .field("object", .text), .field("mcu", .text),
      .field("converter", .text),
    ],
    indexes: ["(created_at, xid)", "(meeting)"])

  static let file = Table(
    name: "file",
    columns: [
      .own("id", .key), .field("xid", .text, "not null unique"),
      .field("meeting", .integer, "not null references meeting (id)"),
      .field("share", .text, "not null"), .field("name", .text), .field("object", .text),
      .field("bytes", .integer), .field("uploaded_at", .instant, "not null"),
      .derived("file_start", .integer),
    ],
    indexes: [
      "(file_start, xid) where file_start is not null", "(uploaded_at, xid)", "(meeting)",
    ])

  static let report = Table(
    name: "report",
    columns: [
      .own("id", .key), .field("xid", .text, "not null unique"), .field("meeting", .text),
      .field("pbx", .integer, "not null references pbx (id)"),
      .field("extension", .integer, "references extension (id)"), .field("title", .text),
      .field("organizer_name", .text), .field("organizer_email", .text),
      .folded("organizer_email_key", of: "organizerEmail"),
      .field("created_at", .instant, "not null"), .field("sanitized_at", .instant),
      .field("verified_at", .instant), .field("synced_at", .instant),
      .derived("identity_start", .integer), .derived("recheck_start", .integer),
      .derived("identity_erased", .integer), .derived("erased", .integer, "not null default 0"),
    ],
    indexes: [
      "(identity_start, xid) where identity_start is not null",
      "(recheck_start, xid) where recheck_start is not null", "(created_at, xid)",
      "(meeting) where meeting is not null", "(pbx)",
      "(extension) where extension is not null",
    ])

  static let attendee = Table(
    name: "attendee",
    columns: [
      .own("report", .integer, "not null references report (id)"),
      .own("position", .integer, "not null"),
      Column(name: "name", shape: .text, suffix: "", data: .personal),
      Column(name: "email", shape: .text, suffix: "", data: .personal),
      .folded("email_key", of: "attendees"), .own("connected_seconds", .integer),
      .own("reconnects", .integer),
    ],
    constraints: ["primary key (report, position)"], clustered: true)

  static let session = Table(
    name: "session",
    columns: [
      .own("id", .key), .field("xid", .text, "not null unique"), .field("pbx", .text),
      .field("meeting", .text), .field("organizer", .text),
      .field("gathered_at", .instant, "not null"), .field("started_at", .instant),
      .field("ended_at", .instant), .field("participants", .integer), .field("mcu", .text),
      .field("anonymized_at", .instant),
      .derived("identity_start", .integer), .derived("identity_erased", .integer),
      // When its PBX had registered, as it was made anonymous.
      .derived("erased_life", .integer),
      .derived("erased", .integer, "not null default 0"),
    ],
    indexes: [
      "(identity_start, xid) where identity_start is not null", "(gathered_at, xid)",
      "(pbx) where pbx is not null",
    ])

  static let log = Table(
    name: "log",
    columns: [
      .own("id", .key), .field("xid", .text, "not null unique"),
      .field("source", .text, "not null"), .field("host", .text),
      .field("written_at", .instant, "not null"), .field("object", .text),
      .field("bytes", .integer), .field("kept_until", .instant), .field("kept_reason", .text),
      .derived("log_start", .integer, "not null"),
    ],
    indexes: ["(log_start, xid)", "(written_at, xid)"])
}
