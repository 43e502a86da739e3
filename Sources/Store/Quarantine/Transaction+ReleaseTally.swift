package import Domain

/// What a release has taken that no receipt tells of yet: written with each batch, so that a killed
/// one can still be told of.
extension Transaction {
  /// The name of its row, before the quarantine's number.
  static let releaseTally = "release "

  package func advance(release number: Int64, by removed: Removed) throws {
    var tally = try tally(ofRelease: number) ?? (Counts(), 0)
    tally.counts += removed.counts
    try run(
      """
      insert into meta (name, number, content) values ($1, $2, $3)
      on conflict (name) do update set number = excluded.number, content = excluded.content
      """,
      [
        .text(Self.releaseTally + String(number)), Value(tally.objects + removed.objects),
        .blob(Array(Packed.encode(tally.counts).utf8)),
      ])
    try note(removed.gone, by: .ending)
  }

  /// What is to be told of, which is forgotten: its receipt is of the same transaction.
  package func takeTally(ofRelease number: Int64) throws -> (counts: Counts, objects: Int) {
    guard let tally = try tally(ofRelease: number) else { return (Counts(), 0) }
    try run("delete from meta where name = $1", [.text(Self.releaseTally + String(number))])
    return tally
  }

  private func tally(ofRelease number: Int64) throws -> (counts: Counts, objects: Int)? {
    let row = try first(
      "select number, content from meta where name = $1",
      [.text(Self.releaseTally + String(number))])
    guard let row else { return nil }
    return (
      Packed.counts(String(decoding: row[1].blob ?? [], as: UTF8.self)), Int(try row.integer(0))
    )
  }
}
