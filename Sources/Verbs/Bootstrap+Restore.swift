import Domain
import Glibc
import Operations
import SQLiteEngine
import Store

extension Bootstrap {
  /// Makes a database at `location`, which is free, of a copy: on a draft beside it, which comes
  /// to its place when everything that was erased since is erased from it too. `ledger`: the erasure
  /// ledger's file, beside the one that lies at the database's place.
  static func restore(
    _ copy: String, ledger: String?, to location: DatabaseLocation, by principal: Principal,
    in context: Context
  ) async throws -> RestoreResult {
    guard principal.may(.backup) else { throw OperationError.notAllowed(.backup) }
    if let ledger, !Directories.exists(ledger) {
      throw Failure(.missing, "no-such-file", "there is no such file", file: ledger)
    }
    if location.isDefault { Directories.make(location.directory) }
    let draft = location.path + ".restore-" + Bytes.hex(context.random(4))
    defer { for suffix in ["", "-wal", "-shm"] { unlink(draft + suffix) } }
    try Directories.copy(copy, to: draft)
    let own = location.path + ".erasures"
    // One file may be named by several paths.
    let other = ledger.flatMap { Directories.isSame($0, own) ? nil : LineFile(path: $0) }
    let ledgers = [other, LineFile(path: own)].compactMap { $0 }
    let result: RestoreResult
    do {
      result = try await clean(draft, ledgers, by: principal, in: context)
    } catch let error as StoreError where isOfTheCopy(error) {
      throw Failure(
        .badInput, "bad-copy", "it is no whole copy of a Lapse database; nothing was restored",
        file: copy)
    }
    if let other { try append(other, to: LineFile(path: own)) }
    guard link(draft, location.path) == 0 else {
      throw Failure(
        .cannotCreate, errno == EEXIST ? "exists" : "cannot-create",
        "the database cannot be put there (\(String(cString: strerror(errno))));"
          + " nothing was restored", file: location.path)
    }
    unlink(draft)
    try? Disk.keep(location.directory)
    return result
  }

  /// It throws `Failure` (73) where a database, or a log that would be taken for its own, lies there.
  static func requireFree(_ location: DatabaseLocation) throws {
    for suffix in ["", "-wal", "-shm"] where Directories.exists(location.path + suffix) {
      throw Failure(
        .cannotCreate, "exists", "something is there already; nothing was restored",
        file: location.path + suffix)
    }
  }

  /// The draft is closed when this returns.
  private static func clean(
    _ draft: String, _ ledgers: [any AppendOnlyFile], by principal: Principal,
    in context: Context
  ) async throws -> RestoreResult {
    let engine = try SQLiteEngine(path: draft)
    guard try await engine.health(whole: true).damage.isEmpty else { throw StoreError.damaged }
    let database = try await Database.open(engine)
    let operations = Operations(
      database: database, policies: try await policies(of: database), objects: nil,
      now: context.now)
    return try await operations.restore(
      from: ledgers, identity: Bytes.hex(context.random(16)), by: principal)
  }

  private static func isOfTheCopy(_ error: StoreError) -> Bool {
    switch error {
    case .foreign, .damaged, .unexpectedValue, .engine, .constraint: true
    default: false
    }
  }

  private static func append(_ source: LineFile, to target: LineFile) throws {
    var lines: [String] = []
    try source.forEach { line in
      lines.append(line)
      guard lines.count == 5_000 else { return }
      try target.append(lines)
      lines.removeAll(keepingCapacity: true)
    }
    try target.append(lines)
  }
}
