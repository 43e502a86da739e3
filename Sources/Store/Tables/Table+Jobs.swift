extension Table {
  /// Deletions that people have ordered.
  static let job = Table(
    name: "job",
    columns: [
      .own("id", .key), .own("kind", .text, "not null"), .own("record", .integer, "not null"),
      .own("state", .text, "not null"), .own("ordered_at", .instant, "not null"),
      .own("undo_until", .instant, "not null"), .own("ordered_by", .text, "not null"),
      .own("reason", .text, "not null"), .own("ticket", .text),
      .own("policy", .text, "not null"), .own("fingerprint", .text, "not null"),
      .own("holds", .text, "not null"), .own("started_at", .instant),
      .own("finished_at", .instant), .own("cursor_kind", .integer, "not null default 0"),
      .own("cursor_after", .integer, "not null default 0"),
      .own("counts", .text, "not null"), .own("objects", .integer, "not null default 0"),
      .own("tag", .blob, "not null"), .own("receipt", .integer),
      // Where a job has come to below a meeting.
      .own("cursor_meeting", .integer, "not null default 0").since(Migration.jobs),
      .own("lease_owner", .text).since(Migration.jobs),
      .own("lease_until", .instant).since(Migration.jobs),
      .own("planned", .text, "not null default ''").since(Migration.jobs),
      .own("planned_objects", .integer, "not null default 0").since(Migration.jobs),
      .own("begun_at", .instant).since(Migration.jobs),
      .own("begun_with", .integer, "not null default 0").since(Migration.jobs),
      .own("failed", .text, "not null default ''").since(Migration.jobs),
    ],
    indexes: ["(kind, record) where state in ('staged', 'running')", "(state, undo_until)"])

  /// Who runs what, until when: a lease that is not renewed is void.
  static let lease = Table(
    name: "lease",
    columns: [
      .own("name", .text, "not null primary key"), .own("owner", .text, "not null"),
      .own("until", .instant, "not null"),
    ])

  /// Plans that somebody was shown, for a day: what drift is told from.
  static let shownPlan = Table(
    name: "shown_plan",
    columns: [
      .own("fingerprint", .text, "not null primary key"), .own("at", .instant, "not null"),
      .own("policy", .text, "not null"), .own("counts", .text, "not null"),
      .own("holds", .text, "not null"), .own("records", .text, "not null"),
    ],
    indexes: ["(at)"], clustered: true)
}
