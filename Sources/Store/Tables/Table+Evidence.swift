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
    ],
    indexes: ["(kind, record)", "(next_try_at, key) where queued_at is not null"],
    later: [LaterIndex(since: Migration.jobs, body: "(kind, record, queued_at)")],
    clustered: true)

  static let hold = Table(
    name: "hold",
    columns: [
      .own("id", .key), .own("kind", .text, "not null"), .own("record", .integer, "not null"),
      .own("nature", .text, "not null"), .own("reason", .text, "not null"),
      .own("ticket", .text), .own("owner", .text), .own("placed_at", .instant, "not null"),
      .own("review_at", .instant), .own("released_at", .instant), .own("release_reason", .text),
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
    ], indexes: ["(id) where finished_at is null"])
}
