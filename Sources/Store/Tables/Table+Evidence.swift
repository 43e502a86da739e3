/// The tables of what Lapse itself keeps: holds, the erasure ledger, objects, audit and receipts.
extension Table {
  /// Every stored object, once; those that wait to be removed bear an instant.
  static let storedObject = Table(
    name: "stored_object",
    columns: [
      .own("key", .text, "not null primary key"), .own("kind", .text, "not null"),
      .own("record", .integer, "not null"), .own("queued_at", .instant),
      .own("tries", .integer, "not null default 0"), .own("last_error", .text),
      .own("next_try_at", .instant),
      // The job that queued it.
      .own("job", .integer).since(Migration.objects),
    ],
    indexes: ["(kind, record)", "(next_try_at, key) where queued_at is not null"],
    later: [
      LaterIndex(since: Migration.jobs, body: "(kind, record, queued_at)"),
      LaterIndex(since: Migration.objects, body: "(job) where job is not null"),
    ],
    clustered: true)

  static let hold = Table(
    name: "hold",
    columns: [
      .own("id", .key), .own("kind", .text, "not null"), .own("record", .integer, "not null"),
      .own("nature", .text, "not null"), .own("reason", .text, "not null"),
      .own("ticket", .text), .own("owner", .text), .own("placed_at", .instant, "not null"),
      .own("review_at", .instant), .own("released_at", .instant), .own("release_reason", .text),
      // Of a person's hold, whose kind is `person`: the keyed tag of the folded address.
      .own("tag", .blob).since(Migration.persons),
    ],
    indexes: ["(kind, record) where released_at is null"])

  /// What was erased or deleted and must not come back; an extension is remembered with its address
  /// as well (`extension-email`). `life` is the registration of the PBX under which it went.
  static let erasure = Table(
    name: "erasure",
    columns: [
      .own("kind", .text, "not null"),
      .own("tag", .blob, "not null"), .own("at", .instant, "not null"),
      .own("life", .integer, "not null"), .own("rule", .text),
    ],
    constraints: ["primary key (kind, tag)"], clustered: true)

  static let audit = Table(
    name: "audit",
    columns: [
      .own("seq", .key), .own("at", .instant, "not null"), .own("actor", .text, "not null"),
      .own("login", .text), .own("connection", .text), .own("role", .text),
      .own("operation", .text, "not null"), .own("subjects", .text), .own("policy", .text),
      .own("rule", .text), .own("counts", .text), .own("reason", .text), .own("ticket", .text),
      .own("outcome", .text, "not null"), .own("previous", .blob), .own("digest", .blob),
      .own("mac", .blob).since(Migration.evidence),
    ],
    later: [
      LaterIndex(since: Migration.brakes, body: "(at, seq)"),
      LaterIndex(since: Migration.policies, body: "(operation, at)"),
    ])

  static let receipt = Table(
    name: "receipt",
    columns: [
      .own("id", .key), .own("at", .instant, "not null"), .own("operation", .text, "not null"),
      .own("policy", .text, "not null"), .own("kind", .text), .own("record", .integer),
      .own("tag", .blob), .own("counts", .text, "not null"),
      .own("objects", .integer, "not null"), .own("rules", .text), .own("reason", .text),
      .own("ticket", .text), .own("actor", .text, "not null"),
      .own("audit", .integer, "not null"),
      // The digest of the audit entry, and how many rows holds kept then.
      .own("digest", .blob).since(Migration.evidence),
      .own("kept", .integer, "not null default 0").since(Migration.evidence),
    ])

  static let sweepRun = Table(
    name: "sweep_run",
    columns: [
      .own("id", .key), .own("started_at", .instant, "not null"), .own("finished_at", .instant),
      .own("policy", .text, "not null"), .own("done", .text, "not null"),
      .own("late", .text, "not null"), .own("held", .integer, "not null"),
      .own("counts", .text, "not null"), .own("objects", .integer, "not null"),
      .own("failed", .integer), .own("receipt", .integer),
      // A person wants it to end after its batch.
      .own("cancelled_at", .instant).since(Migration.jobs),
      // The brakes that it met, each with its rules.
      Column.own("brakes", .text, "not null default ''").since(Migration.brakes),
      // Null: everything that was due.
      .own("scope", .text).since(Migration.policies),
    ], indexes: ["(id) where finished_at is null"])

  /// What has gone below a record, by the numbers of what was above it then: one row for each parent
  /// in each batch.
  static let past = Table(
    name: "past",
    columns: [
      .own("id", .key), .own("at", .instant, "not null"), .own("kind", .text, "not null"),
      .own("count", .integer, "not null"), .own("pbx", .integer), .own("extension", .integer),
      .own("meeting", .integer), .own("rule", .text), .own("run", .integer),
      .own("job", .integer), .own("receipt", .integer),
    ], indexes: ["(pbx, id)"],
    later: [LaterIndex(since: Migration.housekeeping, body: "(at)")])

  /// What was found where nothing personal should be; never the value.
  static let incident = Table(
    name: "incident",
    columns: [
      .own("id", .key), .own("at", .instant, "not null"), .own("rule", .text, "not null"),
      .own("report", .integer, "not null"), .own("tag", .blob, "not null"),
      .own("field", .text, "not null"), .own("finding", .text, "not null"),
      .own("removed", .flag, "not null"),
    ], indexes: ["(report)"])
}
