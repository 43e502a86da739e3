import Glibc
import TestSupport

/// What a person does all day: open, one row down, a page down, wait.
struct Walk {
  /// Until its first byte, and until its rows have come.
  private(set) var firstByte = Duration.zero
  private(set) var firstRows = Duration.zero
  private(set) var keys: [Duration] = []
  private(set) var rowBytes: [Int] = []
  private(set) var pageBytes: [Int] = []
  /// Of what was walked over: the screen before the first key and after each.
  private(set) var rowFrames: [Frame] = []
  private(set) var pageFrames: [Frame] = []
  /// Sent within a second in which nobody pressed anything.
  private(set) var idleBytes = 0
  private(set) var memory = 0

  private let clock = ContinuousClock()
  /// The screen is taken as complete when so long nothing has come.
  private static let quiet = Duration.milliseconds(60)

  init(
    _ contender: Contender, rows: Int = 24, columns: Int = 80, moves: Int = 60, pages: Int = 20,
    keepsFrames: Bool = false
  ) throws {
    let start = clock.now
    let process = try contender.start(rows: rows, columns: columns)
    try process.wait(upTo: .seconds(60)) { _ in process.bytesReceived > 0 }
    firstByte = clock.now - start
    process.send(contender.opening)
    try process.wait(upTo: .seconds(120), until: contender.isReady)
    firstRows = clock.now - start
    settle(process, for: .milliseconds(500))
    if keepsFrames { rowFrames.append(Frame(process.screen)) }
    for _ in 0..<moves {
      let (time, bytes) = press(contender.down, process)
      if let time { keys.append(time) }
      rowBytes.append(bytes)
      if keepsFrames { rowFrames.append(Frame(process.screen)) }
    }
    settle(process, for: .milliseconds(500))
    if keepsFrames { pageFrames.append(Frame(process.screen)) }
    for _ in 0..<pages {
      let (time, bytes) = press(contender.page, process)
      if let time { keys.append(time) }
      pageBytes.append(bytes)
      if keepsFrames { pageFrames.append(Frame(process.screen)) }
    }
    settle(process, for: .milliseconds(500))
    let before = process.bytesReceived
    settle(process, for: .seconds(1), whole: true)
    idleBytes = process.bytesReceived - before
    memory = Self.memory(of: process.processID)
    process.send(contender.quit)
    _ = try? process.waitForExit(upTo: .seconds(10))
  }

  /// The time to the last byte of the answer, nil where none came, and the bytes of it.
  private func press(_ key: String, _ process: PtyProcess) -> (Duration?, Int) {
    let before = process.bytesReceived
    let start = clock.now
    process.send(key)
    let last = settle(process, for: Self.quiet)
    return (last.map { $0 - start }, process.bytesReceived - before)
  }

  /// Reads until nothing has come for so long, or for the `whole` time; when the last byte came.
  @discardableResult
  private func settle(
    _ process: PtyProcess, for time: Duration, whole: Bool = false
  ) -> ContinuousClock.Instant? {
    var last: ContinuousClock.Instant?
    var seen = process.bytesReceived
    while true {
      try? process.wait(upTo: time) { _ in process.bytesReceived != seen }
      guard process.bytesReceived != seen else { return last }
      seen = process.bytesReceived
      last = process.lastReceived
      if whole { return last }
    }
  }

  /// Resident, in KiB; 0 where it is not known.
  private static func memory(of process: Int32) -> Int {
    guard let file = fopen("/proc/\(process)/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if text.hasPrefix("VmRSS:") { return Int(text.filter(\.isNumber)) ?? 0 }
    }
    return 0
  }
}
