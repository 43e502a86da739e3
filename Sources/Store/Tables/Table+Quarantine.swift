extension Table {
  /// Snapshots that are not believed.
  static let quarantine = Table(
    name: "quarantine",
    columns: [
      .own("id", .key), .own("pbx", .integer, "not null"), .own("state", .text, "not null"),
      .own("doubt", .text, "not null"), .own("at", .instant, "not null"),
      .own("taken_at", .instant, "not null"), .own("told", .integer, "not null"),
      .own("listed", .integer, "not null"), .own("known", .integer, "not null"),
      .own("last_count", .integer), .own("decided_at", .instant), .own("decided_by", .text),
      .own("reason", .text),
    ],
    indexes: ["(pbx) where state = 'waiting'", "(state, id)"])

  /// The extensions that a snapshot does not list; `settled` once a later import has brought one
  /// back, or a release has taken it.
  static let quarantined = Table(
    name: "quarantined",
    columns: [
      .own("quarantine", .integer, "not null"), .own("extension", .integer, "not null"),
      .own("settled", .flag, "not null default 0"),
    ],
    constraints: ["primary key (quarantine, extension)"], indexes: ["(extension)"],
    clustered: true)
}
