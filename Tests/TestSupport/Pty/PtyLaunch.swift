import Glibc

/// Starts a process on a new pseudo-terminal.
struct PtyLaunch {
  struct Started {
    let processID: pid_t
    let master: Int32
    let lifeline: Int32
  }

  let executable: String
  let arguments: [String]
  let environment: [String: String]
  let rows: Int
  let columns: Int

  /// Where the child holds its end of the lifeline; nothing else uses it.
  private static let lifelineEnd: Int32 = 100

  func start() -> Result<Started, PtyError> {
    var master: Int32 = -1
    var slave: Int32 = -1
    var name = [CChar](repeating: 0, count: 128)
    guard openpty(&master, &slave, &name, nil, nil) == 0 else {
      return .failure(.notStarted(errno: errno))
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .failure(.notStarted(errno: errno)) }
    for descriptor in [master, slave] + ends {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    PtyLaunch.setSize(master, rows: rows, columns: columns)
    let result = spawn(terminal: name, lifeline: ends[1])
    close(slave)
    close(ends[1])
    return result.map { Started(processID: $0, master: master, lifeline: ends[0]) }
  }

  static func setSize(_ descriptor: Int32, rows: Int, columns: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  private func spawn(terminal: [CChar], lifeline: Int32) -> Result<pid_t, PtyError> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by the leader of a new session, it becomes the controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawn_file_actions_adddup2(&actions, lifeline, PtyLaunch.lifelineEnd)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let newSession: Int32 = 0x80
    posix_spawnattr_setflags(
      &attributes, Int16(newSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)))

    let words = arguments.map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var processID: pid_t = 0
    let failure = posix_spawn(&processID, executable, &actions, &attributes, words, settings)
    return failure == 0 ? .success(processID) : .failure(.notStarted(errno: failure))
  }
}
