import Domain
package import Store

/// The append-only files outside the database; nil where there is no place for them.
package struct Outside: Sendable {
  /// What must not come back, by keyed tag.
  package var erasures: (any AppendOnlyFile)?
  /// Size and digest of the audit trail, now and then.
  package var checkpoints: (any AppendOnlyFile)?
  /// Takes a line of what the checkpoints say.
  package var systemLog: (@Sendable (String) -> Void)?

  package init(
    erasures: (any AppendOnlyFile)? = nil, checkpoints: (any AppendOnlyFile)? = nil,
    systemLog: (@Sendable (String) -> Void)? = nil
  ) {
    self.erasures = erasures
    self.checkpoints = checkpoints
    self.systemLog = systemLog
  }
}

extension Outside {
  /// Keeps a head of the trail, unless the newest checkpoint is of it.
  func keep(_ checkpoint: AuditCheckpoint) throws {
    if let checkpoints {
      let last = try checkpoints.last().flatMap(AuditCheckpoint.init(line:))
      if last == checkpoint { return }
      try checkpoints.append([checkpoint.line])
    }
    systemLog?("audit checkpoint \(checkpoint.line)")
  }

  /// The checkpoints of a database, oldest first.
  func checkpoints(of identity: String) throws -> [AuditCheckpoint] {
    var found: [AuditCheckpoint] = []
    try checkpoints?.forEach { line in
      if let checkpoint = AuditCheckpoint(line: line), checkpoint.identity == identity {
        found.append(checkpoint)
      }
    }
    return found
  }
}
