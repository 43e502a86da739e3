import Curses
import Domain
import Formats
import Glibc
import Operations
import Rclone
import SQLiteEngine
import Store
import Synchronization
import Terminal

/// The edge: the only place that names an engine, a driver, an object store, the clock, random
/// bytes and the environment.
enum Bootstrap {
  /// Before any thread runs: nobody else may read what is written, a reader that goes away is no
  /// signal, no memory is dumped.
  static func prepareProcess(keepsSignals: Bool, staysOpen: Bool) {
    if keepsSignals { ProcessGuard.blockSignals() }
    if staysOpen { ProcessGuard.keepLittleMemory() }
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    ProcessGuard.forbidDumps()
  }

  /// What this process has.
  static func context() -> Context {
    let environment = Self.environment()
    return Context(
      environment: environment, now: clock, uptime: uptime, random: randomBytes,
      input: { try InputFile.read(STDIN_FILENO, name: "-", expecting: 0) },
      output: OutputStream(descriptor: STDOUT_FILENO),
      errors: OutputStream(descriptor: STDERR_FILENO), principal: principal(environment),
      systemLog: log)
  }

  /// From now on signals that end the process are seen here; 1.5 s after one it ends by itself.
  static func endingSignal() -> @Sendable () -> Int32? {
    let signals = EndingSignals()
    return { signals.number }
  }

  /// How fast batches follow each other.
  private static func pace(_ context: Context) -> Pace {
    let start = ContinuousClock.now
    return Pace(
      elapsed: { ContinuousClock.now - start },
      isEnding: { context.endingSignal() != nil || isLeaving.withLock { $0 } },
      rest: { try? await ContinuousClock().sleep(for: $0) })
  }

  /// Where this program lies.
  static var program: String {
    var path = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = path.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? 0
    }
    return count > 0 ? String(decoding: path.prefix(count), as: UTF8.self) : "/usr/local/bin/lapse"
  }

  private static func environment() -> [String: String] {
    var values: [String: String] = [:]
    var entry = Glibc.environ
    while let text = entry.pointee {
      let pair = String(cString: text)
      if let equals = pair.firstIndex(of: "=") {
        values[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
      }
      entry += 1
    }
    return values
  }

  @Sendable
  static func clock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Sleep counts, and nobody can set it.
  @Sendable
  static func uptime() -> Uptime? {
    var time = timespec()
    guard clock_gettime(CLOCK_BOOTTIME, &time) == 0,
      let bytes = try? InputFile.read("/proc/sys/kernel/random/boot_id").0
    else { return nil }
    let boot = String(decoding: bytes, as: UTF8.self).trimmingSuffix("\n")
    return Uptime(
      boot: String(boot),
      milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }

  @Sendable
  static func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  private static func principal(_ environment: [String: String]) -> Principal {
    let id = geteuid()
    let user = getpwuid(id).map { String(cString: $0.pointee.pw_name) } ?? "uid \(id)"
    let login = environment["SUDO_USER"].flatMap { $0.isEmpty ? nil : $0 }
    let client = environment["SSH_CONNECTION"]?.split(separator: " ").first.map(String.init)
    let terminal = ttyname(STDIN_FILENO).map { String(cString: $0) }
    return Principal(user: user, login: login, connection: client ?? terminal)
  }
}

extension Bootstrap {
  /// Opens the database at `location`, which must be there. A rehearsal's `now` is made up: no
  /// uptime is held against it. Where `configured` has nothing to say, stored objects are left alone.
  static func operations(
    at location: DatabaseLocation, now: @escaping @Sendable () -> Instant,
    isRehearsal: Bool = false,
    configured: @Sendable (DatabaseLocation) throws -> Configuration? = {
      try OperationConfiguration.read(at: $0)
    },
    in context: Context, printer: Printer
  ) async throws -> OpenDatabase {
    let engine: SQLiteEngine
    do {
      engine = try SQLiteEngine(path: location.path)
    } catch StoreError.missing {
      throw Failure(
        .missing, "no-database",
        "there is no database; \"lapse init\" creates one, \"lapse demo\" shows a made-up one",
        file: location.path)
    }
    let database = try await Database.open(engine)
    let known = try configured(location)
    let objects = known.flatMap { objectStore(database, $0, location, printer) }
    let configuration = known ?? Configuration()
    let isCopy = try await database.read { try $0.copyMark() } != nil
    return OpenDatabase(
      operations: Operations(
        database: database, policies: try await policies(of: database), objects: objects,
        settings: Settings(configuration), outside: outside(location, context),
        pace: pace(context),
        instance: "\(getpid())-\(Bytes.hex(context.random(4)))", now: now,
        uptime: { isRehearsal ? nil : context.uptime() }),
      label: isCopy ? "COPY" : configuration.label, identity: database.identity,
      lockAfter: configuration.lockAfter)
  }

  private static func outside(_ location: DatabaseLocation, _ context: Context) -> Outside {
    Outside(
      erasures: LineFile(path: location.path + ".erasures"),
      checkpoints: LineFile(path: location.path + ".checkpoints"),
      systemLog: context.systemLog)
  }

  /// One line to the system log, as RFC 5424's facility for security has it.
  @Sendable
  private static func log(_ line: String) {
    withVaList([line]) { arguments in
      vsyslog(LOG_AUTHPRIV | LOG_NOTICE, "lapse: %s", arguments)
    }
  }

  /// Those that were activated in a database.
  static func policies(of database: Database) async throws -> PolicyShelf {
    let shelf = PolicyShelf(fallback: try policy()) { try PolicyFile.parse($0, file: $1) }
    try await shelf.load(from: database)
    return shelf
  }

  /// The one in force until another is activated.
  static func policy() throws -> Policy {
    let source = PolicySource.first
    return try PolicyFile.parse(source.text, file: source.name)
  }

  /// The configured store, or the directory named `objects` beside the database if it bears a marker:
  /// what is another database's the store itself refuses. Else none, and what is queued waits.
  private static func objectStore(
    _ database: Database, _ configuration: Configuration, _ location: DatabaseLocation,
    _ printer: Printer
  ) -> (any ObjectStore)? {
    if let place = configuration.objects {
      if place.hasPrefix("rclone:") {
        return RcloneObjectStore(
          place: String(place.dropFirst("rclone:".count)), identity: database.identity)
      }
      if let store = DirectoryObjectStore(path: place, identity: database.identity) {
        return store
      }
      printer.note("The object directory cannot be opened: stored objects wait until it can.")
      return nil
    }
    let path = location.beside("objects")
    guard Directories.exists(path + "/" + ObjectKey.marker) else { return nil }
    return DirectoryObjectStore(path: path, identity: database.identity)
  }
}

extension Bootstrap {
  /// Makes an empty database; whoever else makes one there at the same time, one of both wins and
  /// nothing is overwritten. Says whether it has a directory for stored objects, and the first key of
  /// its audit trail, which is kept nowhere.
  static func create(
    at location: DatabaseLocation, by principal: Principal, in context: Context
  ) async throws -> (hasObjects: Bool, auditKey: AuditKey) {
    guard principal.may(.create) else { throw OperationError.notAllowed(.create) }
    guard !Directories.exists(location.path) else { throw exists(location) }
    // What every verb would refuse from then on is refused before anything is there.
    _ = try OperationConfiguration.read(at: location)
    if location.isDefault { Directories.make(location.directory) }
    let identity = Bytes.hex(context.random(16))
    let draft = location.path + ".new-" + Bytes.hex(context.random(4))
    defer { for suffix in ["", "-wal", "-shm"] { unlink(draft + suffix) } }
    guard let auditKey = AuditKey(context.random(AuditKey.size)) else {
      preconditionFailure("so many bytes as were asked for")
    }
    do {
      try await fill(draft, identity, auditKey, by: principal, in: context)
    } catch let error as StoreError {
      let failure = Failure(error)
      throw Failure(
        .cannotCreate, "cannot-create", "the database cannot be created: \(failure.message)",
        file: location.path)
    }
    guard link(draft, location.path) == 0 else {
      if errno == EEXIST { throw exists(location) }
      throw Failure(
        .cannotCreate, "cannot-create",
        "the database cannot be created (\(String(cString: strerror(errno))))",
        file: location.path)
    }
    return (claimObjects(location.beside("objects"), identity), auditKey)
  }

  private static func fill(
    _ path: String, _ identity: String, _ auditKey: AuditKey, by principal: Principal,
    in context: Context
  ) async throws {
    let engine = try SQLiteEngine(path: path, create: true)
    let database = try await Database.create(
      engine, identity: identity, key: context.random(32), auditKey: auditKey)
    let (policy, text) = (try policy(), PolicySource.first.text)
    let (now, uptime) = (context.now(), context.uptime())
    try await database.write { transaction in
      try transaction.audit(
        AuditEntry(at: now, principal: principal, operation: .create, policy: policy.id))
      try transaction.addPolicy(
        id: policy.id, text: text, at: now, by: principal.person, inForceFrom: now)
      try transaction.beat(at: now, uptime: uptime)
    }
    _ = try await engine.scrub()
  }

  private static func exists(_ location: DatabaseLocation) -> Failure {
    Failure(
      .cannotCreate, "exists", "something is there already; nothing was created",
      file: location.path)
  }

  /// Only a new or an empty directory is taken.
  private static func claimObjects(_ path: String, _ identity: String) -> Bool {
    guard mkdir(path, 0o700) == 0 || Directories.isEmpty(path) else { return false }
    let store = DirectoryObjectStore(path: path, identity: identity)
    return (try? store?.claim(replacing: nil)) ?? false
  }
}
