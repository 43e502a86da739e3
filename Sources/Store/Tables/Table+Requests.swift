extension Table {
  /// What people ask of those who may.
  static let request = Table(
    name: "request",
    columns: [
      .own("id", .key), .own("deed", .text, "not null"), .own("kind", .text, "not null"),
      .own("record", .integer, "not null"), .own("tag", .blob, "not null"),
      .own("state", .text, "not null"), .own("made_at", .instant, "not null"),
      .own("made_by", .text, "not null"), .own("with_right", .flag, "not null"),
      .own("reason", .text, "not null"), .own("ticket", .text), .own("fingerprint", .text),
      .own("decided_at", .instant), .own("decided_by", .text), .own("note", .text),
      .own("outcome", .text),
    ],
    indexes: ["(kind, record) where state = 'open'", "(state, id)"])
}
