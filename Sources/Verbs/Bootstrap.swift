import Console
import Curses
import Domain
import Formats
import Glibc
import Operations
import Policies
import SQLiteEngine
import Store
import Terminal

/// The edge: the only place that names an engine, a driver, an object store, the clock, random
/// bytes and the environment.
enum Bootstrap {
  /// Before any thread runs: nobody else may read what is written, a reader that goes away is no
  /// signal, no memory is dumped.
  static func prepareProcess(keepsSignals: Bool) {
    if keepsSignals { ProcessGuard.blockSignals() }
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    ProcessGuard.forbidDumps()
  }

  /// What this process has.
  static func context() -> Context {
    let environment = Self.environment()
    return Context(
      environment: environment, now: clock, random: randomBytes,
      input: { try InputFile.read(STDIN_FILENO, name: "-", expecting: 0) },
      output: OutputStream(descriptor: STDOUT_FILENO),
      errors: OutputStream(descriptor: STDERR_FILENO), principal: principal(environment))
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
      elapsed: { ContinuousClock.now - start }, isEnding: { context.endingSignal() != nil },
      rest: { try? await ContinuousClock().sleep(for: $0) })
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
  /// Opens the database at `location`, which must be there.
  static func operations(
    at location: DatabaseLocation, now: @escaping @Sendable () -> Instant, in context: Context,
    printer: Printer
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
    let configuration = try OperationConfiguration.read(at: location)
    let objects = objectStore(database, configuration, location, printer)
    return OpenDatabase(
      operations: Operations(
        database: database, policy: try policy(), objects: objects,
        settings: Settings(configuration), outside: outside(location), pace: pace(context),
        instance: "\(getpid())-\(Bytes.hex(context.random(4)))", now: now),
      label: configuration.label)
  }

  private static func outside(_ location: DatabaseLocation) -> Outside {
    Outside(
      erasures: LineFile(path: location.path + ".erasures"),
      checkpoints: LineFile(path: location.path + ".checkpoints"))
  }

  static func policy() throws -> Policy {
    guard let file = Policies.compiledIn.first else {
      preconditionFailure("no policy is compiled in")
    }
    return try PolicyFile.parse(file.text, file: file.name)
  }

  /// The configured directory, or the one named `objects` beside the database if it bears this
  /// database's marker; else none, and what is queued waits.
  private static func objectStore(
    _ database: Database, _ configuration: Configuration, _ location: DatabaseLocation,
    _ printer: Printer
  ) -> (any ObjectStore)? {
    if let path = configuration.objects {
      if path.hasPrefix("/"),
        let store = DirectoryObjectStore(path: path, identity: database.identity)
      {
        return store
      }
      printer.note(
        path.hasPrefix("/")
          ? "The object directory cannot be opened: stored objects wait until it can."
          : "rclone comes with a later version: stored objects wait.")
      return nil
    }
    let path = location.beside("objects")
    let marker = path + "/" + ObjectKey.marker
    guard let found = try? InputFile.read(marker).0,
      found.elementsEqual("\(database.identity)\n".utf8)
    else { return nil }
    return DirectoryObjectStore(path: path, identity: database.identity)
  }
}

extension Bootstrap {
  /// Makes an empty database; whoever else makes one there at the same time, one of both wins and
  /// nothing is overwritten. Says whether it has a directory for stored objects.
  static func create(
    at location: DatabaseLocation, by principal: Principal, in context: Context
  ) async throws -> Bool {
    guard principal.may(.create) else { throw OperationError.notAllowed(.create) }
    guard !Directories.exists(location.path) else { throw exists(location) }
    if location.isDefault { Directories.make(location.directory) }
    let identity = Bytes.hex(context.random(16))
    let draft = location.path + ".new-" + Bytes.hex(context.random(4))
    defer { for suffix in ["", "-wal", "-shm"] { unlink(draft + suffix) } }
    do {
      try await fill(draft, identity, by: principal, in: context)
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
    return claimObjects(location.beside("objects"), identity)
  }

  private static func fill(
    _ path: String, _ identity: String, by principal: Principal, in context: Context
  ) async throws {
    let engine = try SQLiteEngine(path: path, create: true)
    let database = try await Database.create(
      engine, identity: identity, key: context.random(32))
    let entry = AuditEntry(
      at: context.now(), principal: principal, operation: .create, policy: try policy().id)
    try await database.write { transaction in _ = try transaction.audit(entry) }
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
    return DirectoryObjectStore(path: path, identity: identity)?.claim() ?? false
  }
}

extension Bootstrap {
  /// Opens the console on this process's terminal until the person leaves it.
  @UI
  static func runConsole(
    _ operations: Operations, principal: Principal, options: ConsoleOptions,
    terminal settings: CursesTerminal.Options
  ) async throws {
    let terminal: CursesTerminal
    do throws(CursesError) {
      terminal = try CursesTerminal.open(settings)
    } catch {
      throw Failure(.failed, "no-terminal", words(error))
    }
    await Console.runConsole(
      terminal: terminal, operations: operations, principal: principal, options: options)
    terminal.leave()
    if let number = terminal.endingSignal { throw EndedBySignal(number) }
  }

  /// The terminal as the arguments and the environment want it.
  static func terminalOptions(
    depth: ColorDepth?, ascii: Bool, environment: [String: String]
  ) -> CursesTerminal.Options {
    var options = CursesTerminal.Options()
    options.isASCII = ascii
    options.depth = depth
    if depth == nil, let none = environment["NO_COLOR"], !none.isEmpty {
      options.depth = ColorDepth.none
    }
    return options
  }

  /// The zone of the C library, as `TZ` or the system has it.
  static var zone: Zone {
    tzset()
    return Zone { instant in
      var seconds = time_t(instant.milliseconds / 1_000)
      var parts = tm()
      localtime_r(&seconds, &parts)
      return Int(parts.tm_gmtoff) / 60
    }
  }

  /// Serves the console's loop on this thread until `body` is done.
  static func serve(_ body: @escaping @UI @Sendable () async -> Exit) -> Exit {
    UILoop.run(body)
  }

  private static func words(_ error: CursesError) -> String {
    switch error {
    case .notATerminal:
      "the console needs a terminal; the other verbs do not: see \"lapse --help\""
    case .unknownTerminal: "nothing is known of this terminal; set TERM"
    case .noCursorAddressing: "this terminal cannot place the cursor; use the other verbs"
    case .noResources: "the system refused what the console needs; try again"
    }
  }
}
