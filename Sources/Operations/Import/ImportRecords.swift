package import Domain
import Store

/// What an import did with one file.
package struct ImportResult: Hashable, Sendable {
  package let file: String
  package let format: String
  package let read: Int
  package let stored: Int
  package let updated: Int
  package let skipped: Int
  package let removed: Int
  package let quarantined: Int
  package let droppedColumns: [String]
  package let warnings: [ImportWarning]

  package init(
    file: String, format: String, read: Int, stored: Int, updated: Int, skipped: Int,
    removed: Int, quarantined: Int, droppedColumns: [String], warnings: [ImportWarning]
  ) {
    self.file = file
    self.format = format
    self.read = read
    self.stored = stored
    self.updated = updated
    self.skipped = skipped
    self.removed = removed
    self.quarantined = quarantined
    self.droppedColumns = droppedColumns
    self.warnings = warnings
  }
}

extension Operations {
  /// How many records one transaction takes.
  package static let wholeImport = 1_000_000

  /// Stores what the files say in several transactions, parents first. When it throws
  /// `OperationError.badInput`, what came before is stored; the same import again goes on from there,
  /// since what is stored already changes nothing.
  package func importInBatches(
    _ source: any ImportSource, by principal: Principal
  ) async throws -> ImportResult {
    if let snapshot = source.snapshots.first {
      throw OperationError.badInput(
        ImportError(
          file: source.file, line: snapshot.line,
          message: "a snapshot is looked at with its whole list: import it without --in-batches"))
    }
    var total = ImportResult(
      file: source.file, format: source.format, read: source.read, stored: 0, updated: 0,
      skipped: source.duplicates, removed: 0, quarantined: 0,
      droppedColumns: source.droppedColumns, warnings: source.warnings)
    try await source.slices(of: 100_000) { slice in
      for result in try await importRecords([slice], by: principal) { total = total + result }
    }
    return total
  }

  /// Stores what the files say in one transaction: all of it, or, when it throws
  /// `OperationError.badInput`, nothing. A dry run only counts. More than `wholeImport` records are
  /// refused.
  package func importRecords(
    _ sources: [any ImportSource], dryRun: Bool = false, by principal: Principal
  ) async throws -> [ImportResult] {
    try require(.importData, of: principal)
    let read = sources.reduce(0) { $0 + $1.read }
    guard read <= Self.wholeImport || sources.allSatisfy({ $0.format == "demo" }) else {
      throw OperationError.badInput(
        ImportError(
          file: sources.first?.file ?? "", line: 0,
          message: "\(read) records are more than one transaction takes; "
            + "use --in-batches, which goes on where it stopped but is not atomic"))
    }
    let (policy, now, uptime) = (policy, now(), uptime())
    let tallies: [ImportTally]
    do {
      tallies = try await database.write { transaction in
        let tallies = try transaction.importRecords(sources, policy: policy, at: now)
        if dryRun { throw DryRun(tallies: tallies) }
        try transaction.beat(at: now, uptime: uptime)
        try transaction.audit(
          AuditEntry(
            at: now, principal: principal, operation: .importData, policy: policy.id,
            reason: tallies.map {
              "stored \($0.stored) updated \($0.updated) removed \($0.removed)"
            }
            .joined(separator: "; ")))
        return tallies
      }
    } catch let error as DryRun {
      tallies = error.tallies
    } catch let error as ImportError {
      throw OperationError.badInput(error)
    }
    await noteErasuresIfPossible()
    _ = try await removeObjects()
    _ = try await database.engine.scrub()
    var missing: [Int] = []
    for tally in tallies { missing.append(dryRun ? 0 : await countMissing(tally.objects)) }
    return zip(zip(sources, tallies), missing).map { imported, missing in
      let (source, tally) = imported
      return ImportResult(
        file: source.file, format: source.format, read: source.read, stored: tally.stored,
        updated: tally.updated, skipped: tally.skipped + source.duplicates, removed: tally.removed,
        quarantined: tally.quarantined,
        droppedColumns: source.droppedColumns,
        warnings: source.warnings + tally.warnings
          + Self.warning(missing: missing, of: tally.objects.count))
    }
  }

  /// How many of these objects are not in the store; 0 where there is none that can be asked.
  private func countMissing(_ keys: [ObjectKey]) async -> Int {
    guard let objects, !keys.isEmpty else { return 0 }
    return await objects.look(for: keys).values.count { $0 == .gone }
  }

  private static func warning(missing: Int, of count: Int) -> [ImportWarning] {
    guard missing > 0 else { return [] }
    return [
      ImportWarning(
        line: 0,
        message: "\(missing) of \(count) stored objects that its records name are not there (yet);"
          + " \"lapse doctor\" looks again")
    ]
  }
}

extension ImportResult {
  static func + (left: ImportResult, right: ImportResult) -> ImportResult {
    ImportResult(
      file: left.file, format: left.format, read: left.read, stored: left.stored + right.stored,
      updated: left.updated + right.updated, skipped: left.skipped + right.skipped,
      removed: left.removed + right.removed, quarantined: left.quarantined + right.quarantined,
      droppedColumns: left.droppedColumns, warnings: left.warnings + right.warnings)
  }
}

/// Rolls a dry run back.
private struct DryRun: Error {
  let tallies: [ImportTally]
}
