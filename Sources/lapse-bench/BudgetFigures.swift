import Glibc
import TestSupport

/// The budgets of the console, each with what was measured of the program beside this one.
struct BudgetFigures {
  let lapse: String
  let database: String

  private let clock = ContinuousClock()

  func print() throws {
    let starts = try (0..<7).map { _ in try start() }
    Figures.budget(
      "start to first frame", "25 ms", Figures.percentile(starts.map(\.frame), 0.5))
    Figures.budget(
      "start, 2, first rows of PBXs", "60 ms", Figures.percentile(starts.map(\.rows), 0.5))
    try walk()
    try filter()
    try plan()
  }

  private func start() throws -> (frame: Duration, rows: Duration) {
    let begun = clock.now
    let process = try meetings.start(rows: 24, columns: 80)
    try process.wait(upTo: .seconds(20)) { $0.lines[0].hasPrefix("Overview") }
    let frame = clock.now - begun
    process.send("2")
    try process.wait(upTo: .seconds(20)) { $0.text.contains(".example.") }
    let rows = clock.now - begun
    process.send("Q")
    _ = try process.waitForExit()
    return (frame, rows)
  }

  private func walk() throws {
    let wide = try Walk(meetings, rows: 50, columns: 160, moves: 200, pages: 40)
    let key = "key to last byte, 160x50"
    Figures.budget("\(key), p50", "1.5 ms", Figures.percentile(wide.keys, 0.5))
    Figures.budget("\(key), p99", "8 ms", Figures.percentile(wide.keys, 0.99))
    let sweep = try PtyProcess(
      lapse, arguments: ["sweep", "--release-brake", "test", "--database", database],
      environment: ["PATH": "/usr/bin:/bin"])
    let swept = try Walk(meetings, rows: 50, columns: 160, moves: 100, pages: 20)
    _ = try? sweep.waitForExit(upTo: .seconds(600))
    Figures.budget("\(key), while a sweep runs, p99", "8 ms", Figures.percentile(swept.keys, 0.99))

    let small = try Walk(meetings, moves: 60, pages: 20, keepsFrames: true)
    let rows = try floor(small.rowFrames)
    let pages = try floor(small.pageFrames)
    Figures.budget("bytes per row move, 80x24", small.rowBytes, floor: rows)
    Figures.budget("bytes per page, 80x24", small.pageBytes, floor: pages)
    Figures.budget("bytes of an unchanged frame, idle", "0", "\(small.idleBytes)")
    Figures.budget(
      "resident memory while browsing", "40 MB of a static build",
      "\(small.memory / 1_024) MB", try isStatic() ? "this is one" : "this is none")
  }

  /// Whether Swift's libraries are in the program itself (`--static-swift-stdlib`).
  private func isStatic() throws -> Bool {
    let process = try PtyProcess(
      "/usr/bin/ldd", arguments: [lapse], environment: ["PATH": "/usr/bin:/bin"])
    _ = try process.waitForExit()
    return !String(decoding: process.received, as: UTF8.self).contains("libswiftCore")
  }

  /// What plain curses sends for the same frames, each after the one before it.
  private func floor(_ frames: [Frame]) throws -> [Int] {
    let directory = try ScratchDirectory()
    let path = directory.path + "/frames"
    guard let file = fopen(path, "w"), let bench = ScratchDirectory.besideBench("lapse-bench")
    else { return [] }
    fputs(frames.map(\.text).joined(separator: "\n\n"), file)
    fclose(file)
    let plain = Contender(
      name: "curses", binary: bench, arguments: ["--plain-curses", path],
      isReady: { !$0.text.allSatisfy(\.isWhitespace) }, down: " ", quit: "q")
    return try Walk(plain, moves: frames.count - 1, pages: 0).rowBytes
  }

  private func filter() throws {
    for (what, keys, expected) in [
      ("filter keystroke to first matching rows", "/q", "quarry"),
      ("filter keystroke, nothing matches", "/zqzq", "Nothing matches"),
    ] {
      let process = try pbxs()
      let begun = clock.now
      process.send(keys)
      try process.wait(upTo: .seconds(60)) {
        $0.lines[1].contains("filter") && $0.text.contains(expected)
      }
      Figures.budget(what, "60 ms", clock.now - begun)
      process.send("\u{3}")
      process.send("Q")
      _ = try? process.waitForExit(upTo: .seconds(5))
    }
  }

  private func plan() throws {
    let process = try pbxs()
    let begun = clock.now
    process.send("d")
    try process.wait(upTo: .seconds(60)) { $0.text.contains("GOES") }
    Figures.budget("plan of the first PBX, in its dialog", "300 ms", clock.now - begun)
    process.send("\u{1B}")
    process.send("Q")
    _ = try? process.waitForExit(upTo: .seconds(5))
  }

  /// On its list of meetings.
  private var meetings: Contender {
    Contender(
      name: "lapse", binary: lapse, arguments: ["--database", database], opening: "4",
      isReady: { $0.lines[0].hasPrefix("Meetings") && $0.hasCursor }, quit: "Q")
  }

  /// At its list of PBXs.
  private func pbxs() throws -> PtyProcess {
    let process = try meetings.start(rows: 24, columns: 80)
    try process.wait(upTo: .seconds(20)) { $0.lines[0].hasPrefix("Overview") }
    process.send("2")
    try process.wait(upTo: .seconds(20)) { $0.hasCursor && $0.text.contains(".example.") }
    return process
  }
}

extension VTScreen {
  /// A line has the cursor of a list.
  var hasCursor: Bool { lines.contains { $0.hasPrefix("▸") } }
}
