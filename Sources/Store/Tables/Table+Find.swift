extension Table {
  /// Tries of `compare`, and finds by a personal value that found nothing: who, when and at which
  /// record, for an hour; never what was tried.
  static let attempt = Table(
    name: "attempt",
    columns: [
      .own("id", .key), .own("at", .instant, "not null"), .own("person", .text, "not null"),
      .own("kind", .text), .own("record", .integer), .own("missed", .flag, "not null"),
    ],
    indexes: ["(person, at)", "(kind, record, at)", "(at)"])
}
