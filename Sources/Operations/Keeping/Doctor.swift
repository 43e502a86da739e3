package import Domain
import Store

extension Operations {
  /// Looks at everything that deletion hangs on, changing nothing but what is due to be written out.
  /// `whole`: each index entry of the database as well.
  package func diagnose(
    whole: Bool = false, by principal: Principal,
    progress: @Sendable (String) -> Void = { _ in }
  ) async throws -> Diagnosis {
    try require(.operate, of: principal)
    var found = Diagnosis()
    progress("database")
    found.checks += try await engineChecks(whole: whole)
    found.checks.append(try await startPoints(progress))
    found.checks += try await objectChecks(&found.leftovers, progress)
    found.checks += try await keepingChecks()
    return found
  }

  private func engineChecks(whole: Bool) async throws -> [Diagnosis.Check] {
    let health = try await database.engine.health(whole: whole)
    return [
      Diagnosis.Check(
        .integrity, isHealthy: health.damage.isEmpty, count: health.damage.count,
        health.damage.first.map { "damaged: \($0)" }
          ?? (whole ? "every page and index entry is in order" : "every page is in order")),
      Diagnosis.Check(
        .settings, isHealthy: health.settings.isEmpty, count: health.settings.count,
        health.settings.first ?? "as deletion demands"),
      Diagnosis.Check(
        .freePages, isHealthy: health.dirtyPages == 0,
        count: health.dirtyPages > 0 ? health.dirtyPages : health.freePages,
        health.dirtyPages > 0
          ? "something is left in \(health.dirtyPages) free pages"
          : "nothing is left in free pages"),
    ]
  }

  private func startPoints(
    _ progress: @Sendable (String) -> Void
  ) async throws -> Diagnosis.Check {
    let (policy, now) = (policy, now())
    var (looked, wrong) = (0, 0)
    var places: [String] = []
    for kind in Transaction.computed {
      var after: Int64? = 0
      var columns: Set<String> = []
      while let start = after {
        try Task.checkCancellation()
        let check = try await database.read { transaction in
          try transaction.checkStartPoints(
            kind, after: start, limit: 1_000, policy: policy, now: now)
        }
        looked += check.looked
        wrong += check.wrong
        columns.formUnion(check.columns)
        after = check.next
        progress("start points: \(looked) rows")
      }
      places += columns.sorted().map { "\(kind.rawValue).\($0)" }
    }
    return Diagnosis.Check(
      .startPoints, isHealthy: wrong == 0, count: wrong > 0 ? wrong : looked,
      wrong == 0
        ? "computed again, all the same" : "differ in \(places.joined(separator: ", "))")
  }

  private func keepingChecks() async throws -> [Diagnosis.Check] {
    await noteErasuresIfPossible()
    let now = now()
    let (newest, lines, backups, copy) = try await database.read { transaction in
      (
        try transaction.newestEntry(), try transaction.countLedgerLines(),
        try transaction.overdueBackups(at: now).count, try transaction.copyMark()
      )
    }
    let isBehind = newest.map { $0 > now } ?? false
    let isWritten = lines == 0 && outside.erasures != nil
    return [
      Diagnosis.Check(
        .clock, isHealthy: !isBehind, count: 0,
        isBehind
          ? "the clock is behind the newest audit entry, of \(newest?.rfc3339 ?? "-")"
          : "not behind the newest audit entry"),
      Diagnosis.Check(
        .erasureLedger, isHealthy: isWritten, count: lines,
        isWritten
          ? "all of it stands outside the database"
          : "\(lines) lines wait for their file outside the database"),
      Diagnosis.Check(
        .backups, isHealthy: backups == 0, count: backups,
        backups == 0 ? "none is past its date" : "\(backups) are past their destroy-by date"),
      Diagnosis.Check(
        .copy, isHealthy: copy == nil, count: 0,
        copy.map {
          "restored \($0.restoredAt.rfc3339) and not the owner of the stored objects yet:"
            + " \"lapse adopt\""
        } ?? "no copy"),
    ]
  }
}
