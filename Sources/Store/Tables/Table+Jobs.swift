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
    ],
    indexes: ["(kind, record) where state in ('staged', 'running')", "(state, undo_until)"])

  /// Who runs what, until when: a lease that is not renewed is void.
  static let lease = Table(
    name: "lease",
    columns: [
      .own("name", .text, "not null primary key"), .own("owner", .text, "not null"),
      .own("until", .instant, "not null"),
    ])
}
