/// What Lapse keeps of persons: keyed tags, never an address or a name.
extension Table {
  /// The records that a person's hold keeps, by the address that they bear now.
  static let holdMember = Table(
    name: "hold_member",
    columns: [
      .own("hold", .integer, "not null references hold (id)"), .own("kind", .text, "not null"),
      .own("record", .integer, "not null"),
    ],
    constraints: ["primary key (kind, record, hold)"], indexes: ["(hold)"], clustered: true)

  /// Fields that were rectified here, each with the tag of what the PBX had sent: it stands until
  /// the PBX sends another. `field` as the native format names it: `email`, `attendees[4].name`.
  static let rectified = Table(
    name: "rectified",
    columns: [
      .own("kind", .text, "not null"), .own("record", .integer, "not null"),
      .own("field", .text, "not null"), .own("sent", .blob, "not null"),
      .own("at", .instant, "not null"),
    ],
    constraints: ["primary key (kind, record, field)"], clustered: true)

  /// Requests of data subjects and the month of Art. 12 GDPR.
  static let personCase = Table(
    name: "person_case",
    columns: [
      .own("id", .key), .own("reference", .text, "not null unique"),
      .own("tag", .blob, "not null"), .own("received_at", .instant, "not null"),
      .own("due_at", .instant, "not null"), .own("opened_at", .instant, "not null"),
      .own("closed_at", .instant),
    ],
    indexes: ["(due_at, id) where closed_at is null"])
}
