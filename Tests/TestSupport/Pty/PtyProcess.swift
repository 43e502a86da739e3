import Glibc
import Synchronization

/// A program in a terminal of its own, driven by bytes and read through a `VTScreen`. Waiting is
/// by `poll`, with a deadline for each wait; nothing here sleeps. Killed when let go of.
package final class PtyProcess {
  package private(set) var screen: VTScreen
  package let processID: Int32
  /// All that the program has sent so far.
  package private(set) var received: [UInt8] = []
  package private(set) var bytesReceived = 0
  /// When its last bytes had come, before the screen took them in.
  package private(set) var lastReceived: ContinuousClock.Instant?

  /// Ours until it is hung up or let go of; -1 then.
  private var master: Int32
  /// The last one has closed the other end.
  private var isDrained = false
  /// Reaches its end when the process and all its children are gone.
  private let lifeline: Int32
  private var exit: PtyExit?

  /// One spawn at a time, so that no child inherits another one's terminal.
  private static let spawning = Mutex(())

  /// Starts `executable`, a path, as leader of a new session with default signals. The
  /// environment is exactly the one given; `TERM` and a UTF-8 `LANG` are added if missing.
  package init(
    _ executable: String, arguments: [String] = [], environment: [String: String] = [:],
    rows: Int = 24, columns: Int = 80
  ) throws(PtyError) {
    let added = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
    let launch = PtyLaunch(
      executable: executable, arguments: [executable] + arguments,
      environment: added.merging(environment) { $1 }, rows: rows, columns: columns)
    let result = PtyProcess.spawning.withLock { _ in launch.start() }
    let started = try result.get()
    processID = started.processID
    master = started.master
    lifeline = started.lifeline
    screen = VTScreen(rows: rows, columns: columns)
  }

  deinit {
    if exit == nil {
      kill(processID, SIGKILL)
      var status: Int32 = 0
      waitpid(processID, &status, 0)
    }
    if master >= 0 { close(master) }
    close(lifeline)
  }

  package func send(_ text: String) {
    send(Array(text.utf8))
  }

  package func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }

  package func signal(_ number: Int32) {
    kill(processID, number)
  }

  package func resize(rows: Int, columns: Int) {
    PtyLaunch.setSize(master, rows: rows, columns: columns)
    screen.resize(rows: rows, columns: columns)
  }

  /// The program is told of a size that the screen, which reads nothing meanwhile, does not take.
  package func resizeUnread(rows: Int, columns: Int) {
    PtyLaunch.setSize(master, rows: rows, columns: columns)
  }

  /// Another program writes over what is on the screen.
  package func spoil() {
    screen.feed(Array("\u{1B}[5;10Hsomething else\r\nand more".utf8))
  }

  /// Closes the terminal, as a lost connection does.
  package func hangUp() {
    close(master)
    master = -1
  }

  /// Reads until the screen satisfies `predicate`.
  package func wait(
    upTo limit: Duration = .seconds(30), until predicate: (VTScreen) -> Bool
  ) throws(PtyError) {
    let end = ContinuousClock.now + limit
    while !predicate(screen) {
      guard isReading, pump(until: end, watching: [master]) else {
        throw .timedOut(screen: screen.text)
      }
    }
  }

  package func waitForText(_ text: String, upTo limit: Duration = .seconds(30)) throws(PtyError) {
    try wait(upTo: limit) { $0.text.contains(text) }
  }

  /// Reads on until the process and its children are gone.
  package func waitForExit(upTo limit: Duration = .seconds(30)) throws(PtyError) -> PtyExit {
    if let exit { return exit }
    let end = ContinuousClock.now + limit
    while !hasEnded {
      guard pump(until: end, watching: isReading ? [lifeline, master] : [lifeline]) else {
        throw .timedOut(screen: screen.text)
      }
    }
    while isReading, isReadable(master), readOnce() {}
    var status: Int32 = 0
    waitpid(processID, &status, 0)
    let result = PtyExit(status: status)
    exit = result
    return result
  }

  /// Waits without taking anything from the terminal, as a connection does that has come to a stand.
  package func waitForExitUnread(upTo limit: Duration) throws(PtyError) -> PtyExit {
    let end = ContinuousClock.now + limit
    while !hasEnded {
      guard pump(until: end, watching: [lifeline]) else { throw .timedOut(screen: screen.text) }
    }
    return try waitForExit()
  }

  /// Whether nothing comes from the program for so long.
  package func isSilent(for time: Duration) -> Bool {
    let before = bytesReceived
    return isReading && !pump(until: ContinuousClock.now + time, watching: [master])
      && bytesReceived == before
  }

  /// Leaves what comes where it is for so long, unless the program ends before.
  package func leaveUnread(for time: Duration) {
    _ = pump(until: ContinuousClock.now + time, watching: [lifeline])
  }

  /// Processor time that it has taken so far; nil once it is gone.
  package var processorTime: Duration? {
    guard let file = fopen("/proc/\(processID)/stat", "r") else { return nil }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1_024)
    let count = fread(&buffer, 1, buffer.count, file)
    let text = String(decoding: buffer.prefix(count), as: UTF8.self)
    // Behind the name, which ends with the last bracket, user and system time are the 12th and 13th.
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Int(fields[11]), let system = Int(fields[12]) else {
      return nil
    }
    return .milliseconds((user + system) * 1_000 / sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The line's settings, as `stty` has them; nil once it is hung up.
  package var settings: PtySettings? {
    master >= 0 ? PtySettings(descriptor: master) : nil
  }

  private var isReading: Bool { master >= 0 && !isDrained }

  private var hasEnded: Bool {
    isReadable(lifeline)
  }

  /// Waits for one of the descriptors and reads what the terminal has. False when nothing more
  /// will come or the time is over.
  private func pump(until end: ContinuousClock.Instant, watching descriptors: [Int32]) -> Bool {
    let left = ContinuousClock.now.duration(to: end)
    guard left > .zero else { return false }
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let milliseconds =
      left.components.seconds * 1000 + 1 + left.components.attoseconds / 1_000_000_000_000_000
    guard poll(&polled, nfds_t(polled.count), Int32(clamping: milliseconds)) > 0 else {
      return false
    }
    if let terminal = polled.first(where: { $0.fd == master }), terminal.revents != 0, !readOnce() {
      isDrained = true
      return descriptors.count > 1
    }
    return true
  }

  private func isReadable(_ descriptor: Int32) -> Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) == 1
  }

  private func readOnce() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    lastReceived = .now
    bytesReceived += count
    received += bytes.prefix(count)
    screen.feed(bytes.prefix(count))
    return true
  }
}
