package import Domain
import Store

extension Operations {
  /// Writes a consistent copy to a new file at `path` while others go on, and notes until when it may
  /// exist. It throws `StoreError.exists` where something is there.
  package func backUp(to path: String, by principal: Principal) async throws -> Backup {
    try require(.backup, of: principal)
    await noteErasuresIfPossible()
    // Noted first: a copy that nobody knows of would be worse than a note of one that failed.
    let backup = try await note(path, madeAt: now(), isNoted: false, by: principal)
    do {
      try await database.engine.copy(to: path)
    } catch {
      try? await database.write { try $0.forget(backup: backup.number) }
      throw error
    }
    return backup
  }

  /// Notes a copy that was made with another tool.
  package func noteBackup(
    _ label: String, madeAt: Instant, by principal: Principal
  ) async throws -> Backup {
    try require(.backup, of: principal)
    return try await note(label, madeAt: madeAt, isNoted: true, by: principal)
  }

  private func note(
    _ label: String, madeAt: Instant, isNoted: Bool, by principal: Principal
  ) async throws -> Backup {
    let (policy, now) = (policy, now())
    return try await database.write { transaction in
      let backup = try transaction.note(
        backup: label, madeAt: madeAt,
        destroyBy: policy.housekeeping[.backups].due(from: madeAt), by: principal.person,
        isNoted: isNoted)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: isNoted ? .backupNoted : .backup,
          policy: policy.id, reason: Backup.label(backup.number)))
      return backup
    }
  }

  /// Newest first.
  package func backups(by principal: Principal) async throws -> [Backup] {
    try require(.compliance, of: principal)
    return try await database.read { try $0.backups() }
  }

  /// A person says that a copy is destroyed.
  package func markBackupGone(_ number: Int64, by principal: Principal) async throws {
    try require(.backup, of: principal)
    let (policy, now) = (policy.id, now())
    try await database.write { transaction in
      guard try transaction.mark(goneBackup: number, at: now) else {
        throw OperationError.noSuchBackup(Backup.label(number))
      }
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .backupGone, policy: policy,
          reason: Backup.label(number)))
    }
  }
}
