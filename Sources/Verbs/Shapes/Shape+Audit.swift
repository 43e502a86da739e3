import Domain
import Operations

extension Shape {
  /// Everything that the digest is of, and with what it can be computed again.
  static func audit(_ record: AuditRecord) -> Members {
    [
      .init("type", .text("audit")), .init("audit", .integer(record.number)),
      .init("at", .instant(record.at)), .init("actor", .text(record.actor)),
      .init("login", ViewValue(record.login)), .init("connection", ViewValue(record.connection)),
      .init("role", ViewValue(record.role)), .init("operation", .text(record.operation)),
      .init("subjects", .list(record.subjectList.map(subject))),
      .init("policy", ViewValue(record.policy)), .init("rule", ViewValue(record.rule)),
      .init("counts", .text(record.counts)), .init("reason", ViewValue(record.reason)),
      .init("ticket", ViewValue(record.ticket)), .init("outcome", .text(record.outcome)),
      .init("previous", ViewValue(record.previous.map(Bytes.hex))),
      .init("digest", ViewValue(record.digest.map(Bytes.hex))),
      .init("mac", ViewValue(record.mac.map(Bytes.hex))), .init("redacted", .flag(true)),
    ]
  }

  private static func subject(_ subject: AuditEntry.Subject) -> ViewValue {
    .object([
      .init("kind", .text(subject.kind.rawValue)), .init("number", .integer(subject.number)),
      .init("tag", .text(subject.tag)),
    ])
  }

  static func verdict(_ verdict: AuditVerdict, withKey: Bool) -> Members {
    let fault = verdict.fault.map { fault in
      ViewValue.object([
        .init("audit", .integer(fault.number)), .init("fault", .text(fault.kind.rawValue)),
      ])
    }
    return [
      .init("holds", .flag(verdict.holds)), .init("entries", number(verdict.entries)),
      .init("first", ViewValue(verdict.first)), .init("head", ViewValue(verdict.head?.number)),
      .init("digest", ViewValue(verdict.head.map { Bytes.hex($0.digest) })),
      .init("unchained", number(verdict.unchained)), .init("signed", number(verdict.signed)),
      .init("withKey", .flag(withKey)), .init("checkpoints", number(verdict.checkpoints)),
      .init("pruned", ViewValue(verdict.pruned?.number)), .init("broken", fault ?? .null),
    ]
  }
}
