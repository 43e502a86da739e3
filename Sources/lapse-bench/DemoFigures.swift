import TestSupport

/// The demo, as a new user starts it.
struct DemoFigures {
  let binary: String

  func print() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let process = try PtyProcess(
      binary, arguments: ["demo"],
      environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"],
      rows: 24, columns: 80)
    try process.wait(upTo: .seconds(60)) { $0.text.contains("Overview") }
    Figures.line(
      "lapse demo to first frame", Figures.milliseconds(clock.now - start), "made and filled")
    process.send("Q")
    _ = try process.waitForExit()
  }
}
