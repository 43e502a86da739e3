/// The tables by which nothing comes back: what is still to be written to the erasure ledger's file,
/// what the gate has refused, and the copies that exist.
extension Table {
  /// Lines that were decided with a transaction and go to the file after it.
  static let ledgerLine = Table(
    name: "ledger_line",
    columns: [
      .own("seq", .key), .own("at", .instant, "not null"), .own("act", .text, "not null"),
      .own("kind", .text, "not null"), .own("number", .integer, "not null"),
      .own("detail", .text), .own("tag", .blob, "not null"),
    ])

  /// What the erasure gate refused, by keyed tag; `pbx` is the tag of its PBX.
  static let refusal = Table(
    name: "refusal",
    columns: [
      .own("kind", .text, "not null"), .own("tag", .blob, "not null"), .own("pbx", .blob),
      .own("times", .integer, "not null"), .own("last_at", .instant, "not null"),
    ],
    constraints: ["primary key (kind, tag)"], indexes: ["(pbx, last_at)"], clustered: true)

  /// Copies of the database; those of other tools are noted by a person.
  static let backup = Table(
    name: "backup",
    columns: [
      .own("id", .key), .own("made_at", .instant, "not null"),
      .own("destroy_by", .instant, "not null"), .own("label", .text, "not null"),
      .own("noted", .flag, "not null"), .own("made_by", .text, "not null"),
      .own("gone_at", .instant),
    ])

  /// What was erased before there were lines goes to the file as well.
  static let firstLines = """
    insert into ledger_line (seq, at, act, kind, number, detail, tag)
    select row_number() over (order by kind, tag), at, 'erased', kind, life, rule, tag
    from erasure;
    insert into counter (series, next) select 'ledger', count(*) + 1 from erasure
    having count(*) > 0;
    """
}
