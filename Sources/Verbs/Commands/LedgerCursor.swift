import Domain

/// A place in the due ledger as text: due instant, rule and id.
enum LedgerCursor {
  static func encode(_ key: DueEntry.Key) -> String {
    "\(key.dueAt.milliseconds).\(key.rule.rawValue).\(Bytes.hex(key.id.utf8))"
  }

  /// It throws `Failure` for what is no cursor.
  static func decode(_ text: String) throws -> DueEntry.Key {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let due = Int64(parts[0]),
      let rule = RuleID(rawValue: String(parts[1])),
      let id = unhex(parts[2])
    else { throw Failure.usage("this is no cursor of an earlier page") }
    return DueEntry.Key(dueAt: Instant(milliseconds: due), rule: rule, id: id)
  }

  private static func unhex(_ digits: Substring) -> String? {
    let digits = Array(digits.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
