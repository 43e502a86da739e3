/// One line of the erasure ledger's file outside the database: what went, what was lifted, which
/// records holds keep, when meetings were, and that a person was put right, by keyed tags. Replayed
/// over an old copy, nothing erased comes back.
///
/// `1 SEQUENCE INSTANT ACT KIND NUMBER DETAIL TAG SEAL`: the number is the registration of the PBX
/// under which something went, a hold's, or an audit entry's; the detail a rule, a hold's nature, the
/// times of a meeting, a ticket, or `-`; the seal a keyed tag of all before it, so that what was cut,
/// altered or is another database's is not taken.
package struct LedgerLine: Hashable, Sendable {
  package enum Act: String, Sendable {
    case erased, lifted, held, released
    /// A meeting's rules count from other instants than before.
    case moved
    /// A person was put right: what was put there is in the database only.
    case rectified
  }

  package let sequence: Int64
  package let at: Instant
  package let act: Act
  /// A record's kind, or a name that the ledger has beside these.
  package let kind: String
  package let number: Int64
  package let detail: String?
  /// 16 bytes.
  package let tag: [UInt8]

  package init(
    sequence: Int64, at: Instant, act: Act, kind: String, number: Int64, detail: String?,
    tag: [UInt8]
  ) {
    self.sequence = sequence
    self.at = at
    self.act = act
    self.kind = kind
    self.number = number
    self.detail = detail
    self.tag = tag
  }

  package func text(sealedBy tagger: Tagger) -> String {
    let body =
      "1 \(sequence) \(at.rfc3339) \(act.rawValue) \(kind) \(number) \(detail ?? "-") "
      + Bytes.hex(tag)
    return body + " " + Self.seal(body, tagger)
  }

  /// Nil for a line that is not whole, not this database's, or of a later version.
  package init?(_ text: String, sealedBy tagger: Tagger) {
    guard let end = text.utf8.lastIndex(of: UInt8(ascii: " ")) else { return nil }
    let body = String(text[..<end])
    guard Bytes.equal(String(text[text.utf8.index(after: end)...]), Self.seal(body, tagger))
    else { return nil }
    let parts = body.split(separator: " ")
    guard parts.count == 8, parts[0] == "1", let sequence = Int64(parts[1]),
      let at = Instant(rfc3339: String(parts[2])), let act = Act(rawValue: String(parts[3])),
      let number = Int64(parts[5]), let tag = Bytes.of(hex: parts[7]), tag.count == 16
    else { return nil }
    self.init(
      sequence: sequence, at: at, act: act, kind: String(parts[4]), number: number,
      detail: parts[6] == "-" ? nil : String(parts[6]), tag: tag)
  }

  private static func seal(_ body: String, _ tagger: Tagger) -> String {
    Bytes.hex(tagger.tag("ledger line", body).prefix(8))
  }
}
