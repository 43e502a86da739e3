/// An entry of the audit trail as it is stored: its texts exactly as they were digested.
package struct AuditRecord: Hashable, Sendable {
  /// From 1, without gaps.
  package let number: Int64
  package let at: Instant
  package let actor: String
  package let login: String?
  package let connection: String?
  package let role: String?
  package let operation: String
  /// `kind:number:tag`, separated by spaces.
  package let subjects: String
  package let policy: String?
  package let rule: String?
  /// `kind=count`, separated by spaces.
  package let counts: String
  package let reason: String?
  package let ticket: String?
  package let outcome: String
  /// The digest of the entry before; nil for the first of the chain.
  package var previous: [UInt8]?
  /// Nil for an entry older than the chain.
  package var digest: [UInt8]?
  /// Nil where the database has no audit key.
  package var mac: [UInt8]?

  package init(
    number: Int64, at: Instant, actor: String, login: String?, connection: String?, role: String?,
    operation: String, subjects: String, policy: String?, rule: String?, counts: String,
    reason: String?, ticket: String?, outcome: String, previous: [UInt8]? = nil,
    digest: [UInt8]? = nil, mac: [UInt8]? = nil
  ) {
    self.number = number
    self.at = at
    self.actor = actor
    self.login = login
    self.connection = connection
    self.role = role
    self.operation = operation
    self.subjects = subjects
    self.policy = policy
    self.rule = rule
    self.counts = counts
    self.reason = reason
    self.ticket = ticket
    self.outcome = outcome
    self.previous = previous
    self.digest = digest
    self.mac = mac
  }

  /// Who it really was: the login name, where there is one behind sudo.
  package var person: String { login ?? actor }

  /// The records that the entry tells of.
  package var subjectList: [AuditEntry.Subject] {
    subjects.split(separator: " ").compactMap { text in
      let parts = text.split(separator: ":")
      guard parts.count == 3, let kind = Kind(rawValue: String(parts[0])),
        let number = Int64(parts[1])
      else { return nil }
      return AuditEntry.Subject(kind: kind, number: number, tag: String(parts[2]))
    }
  }

  package var head: AuditHead? {
    digest.map { AuditHead(number: number, digest: $0, at: at) }
  }
}

/// How far the trail has come: its newest entry.
package struct AuditHead: Hashable, Sendable {
  package let number: Int64
  /// 32 bytes.
  package let digest: [UInt8]
  package let at: Instant

  package init(number: Int64, digest: [UInt8], at: Instant) {
    self.number = number
    self.digest = digest
    self.at = at
  }
}
