import Glibc
import TestSupport

/// The real program on a pseudo-terminal of 80×24: start, bytes, memory.
struct ConsoleFigures {
  let binary: String
  let database: String

  private let clock = ContinuousClock()

  func print() throws {
    var first: [Duration] = []
    var rows: [Duration] = []
    for _ in 0..<7 {
      let start = clock.now
      let process = try open()
      try process.wait(upTo: .seconds(20)) { $0.text.contains("Overview") }
      first.append(clock.now - start)
      process.send("2")
      try process.wait(upTo: .seconds(20)) { $0.text.contains(".example.") }
      rows.append(clock.now - start)
      process.send("Q")
      _ = try process.waitForExit()
    }
    Figures.line("start to first frame", Figures.milliseconds(Figures.percentile(first, 0.5)))
    Figures.line(
      "start, 2, first rows of PBXs", Figures.milliseconds(Figures.percentile(rows, 0.5)))

    let process = try open()
    process.send("4")
    try process.wait(upTo: .seconds(20)) { $0.text.contains("meeting ") }
    try keys("row move, key to last byte", "j", process, count: 40)
    try keys("page, key to last byte", "\u{6}", process, count: 20)
    Figures.line("resident memory while browsing", memory(of: process.processID))
    process.send("Q")
    _ = try process.waitForExit()
  }

  private func open() throws -> PtyProcess {
    try PtyProcess(
      binary, arguments: ["--database", database],
      environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"],
      rows: 24, columns: 80)
  }

  /// Presses a key until the screen is quiet, again and again.
  private func keys(_ what: String, _ key: String, _ process: PtyProcess, count: Int) throws {
    var times: [Duration] = []
    var bytes: [Int] = []
    for _ in 0..<count {
      let before = process.bytesReceived
      let start = clock.now
      process.send(key)
      var last = start
      var seen = before
      // Quiet for 250 ms: the lines that follow the cursor have come as well.
      try? process.wait(upTo: .milliseconds(250)) { _ in
        if process.bytesReceived != seen {
          seen = process.bytesReceived
          if last == start { last = clock.now }
        }
        return false
      }
      times.append(last - start)
      bytes.append(process.bytesReceived - before)
    }
    let sorted = bytes.sorted()
    Figures.line(
      what, Figures.milliseconds(Figures.percentile(times, 0.5)),
      "p99 \(Figures.milliseconds(Figures.percentile(times, 0.99))), "
        + "\(sorted[sorted.count / 2]) bytes with the lines that follow")
  }

  private func memory(of process: Int32) -> String {
    guard let file = fopen("/proc/\(process)/status", "r") else { return "unknown" }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if text.hasPrefix("VmRSS:") {
        let number = text.filter(\.isNumber)
        return "\((Int(number) ?? 0) / 1_024) MB"
      }
    }
    return "unknown"
  }
}
