import Domain
import Testing

/// The chain over the entries, and the keys that sign them.
@Suite struct AuditChainTests {
  private static func record(reason: String? = "test", ticket: String? = nil) -> AuditRecord {
    AuditRecord(
      number: 7, at: Instant(milliseconds: 1_800_000_000_000), actor: "kim", login: nil,
      connection: "192.0.2.1", role: "admin", operation: "delete", subjects: "meeting:1:ab",
      policy: "p", rule: nil, counts: "meeting=1", reason: reason, ticket: ticket,
      outcome: "done")
  }

  /// Computed by another program from the description of the format.
  @Test func theDigestIsThatOfTheDescription() {
    #expect(
      Bytes.hex(AuditChain.digest(of: Self.record(), after: nil))
        == "2302c160c8234e59529ac756c96fa05033c5db67bdd9de581f8b72bf4ff4098e")
    #expect(
      Bytes.hex(AuditChain.digest(of: Self.record(), after: Array(repeating: 1, count: 32)))
        == "0a662c932edb4ee535d50f4ab93e8e0ad6e899d47da74544a9553655f979b727")
  }

  /// What is moved from one field to the next, or is empty instead of not there, is another entry.
  @Test func fieldsDoNotRunTogether() {
    let digests = [
      Self.record(reason: "ab", ticket: "c"), Self.record(reason: "a", ticket: "bc"),
      Self.record(reason: "abc", ticket: nil), Self.record(reason: "abc", ticket: ""),
    ].map { AuditChain.digest(of: $0, after: nil) }
    #expect(Set(digests).count == digests.count)
  }

  @Test func everyKeyIsAnother() throws {
    var key = try #require(AuditKey(Array(repeating: 9, count: 32)))
    var keys: Set<[UInt8]> = []
    for _ in 0..<100 {
      #expect(keys.insert(key.bytes).inserted)
      #expect(key.mac([1]) != key.next.mac([1]))
      key = key.next
    }
  }

  @Test func aKeyIsReadAsItIsShown() throws {
    let key = try #require(AuditKey((0..<32).map { UInt8($0) * 7 }))
    let text = Bytes.hex(key.bytes)
    #expect(AuditKey(text: text) == key)
    #expect(AuditKey(text: text.uppercased()) == key)
    #expect(AuditKey(text: text.prefix(32) + " " + text.dropFirst(32)) == key)
    for wrong in ["", "00", String(text.dropLast()), text + "0", "g" + text.dropFirst()] {
      #expect(AuditKey(text: wrong) == nil)
    }
  }

  @Test func aCheckpointIsReadAsItIsWritten() {
    let head = AuditHead(
      number: 1200, digest: Array(repeating: 0xAB, count: 32),
      at: Instant(milliseconds: 1_800_000_000_000))
    for isRestored in [false, true] {
      let checkpoint = AuditCheckpoint(identity: "x", head: head, isRestored: isRestored)
      #expect(AuditCheckpoint(line: checkpoint.line) == checkpoint)
      #expect(AuditCheckpoint(line: String(checkpoint.line.dropLast())) == nil)
    }
    #expect(AuditCheckpoint(line: "") == nil)
  }
}
