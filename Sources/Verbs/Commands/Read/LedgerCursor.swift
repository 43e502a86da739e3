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
      let id = Bytes.of(hex: parts[2]).flatMap({ String(validating: $0, as: UTF8.self) })
    else { throw Failure.usage("this is no cursor of an earlier page") }
    return DueEntry.Key(dueAt: Instant(milliseconds: due), rule: rule, id: id)
  }
}
