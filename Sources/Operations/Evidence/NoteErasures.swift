import Domain
import Store

extension Operations {
  /// Appends to the file outside the database what transactions have decided since: first the file,
  /// then the note that it is there, so that a process killed between the two writes a line twice and
  /// loses none. It throws `OperationError.ledgerUnwritten` where the file does not take them.
  func noteErasures() async throws {
    guard let file = outside.erasures else { return }
    let tagger = database.tagger
    while true {
      let lines = try await database.read { try $0.ledgerLines(limit: 5_000) }
      guard let last = lines.last else { return }
      do {
        try file.append(lines.map { $0.text(sealedBy: tagger) })
      } catch {
        let count = try await database.read { try $0.countLedgerLines() }
        throw OperationError.ledgerUnwritten(count)
      }
      try await database.write { try $0.forget(linesUpTo: last.sequence) }
    }
  }

  /// The same where something else comes first: what is not written waits, and the next sweep says so.
  func noteErasuresIfPossible() async {
    try? await noteErasures()
  }
}
