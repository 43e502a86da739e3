import Glibc
import TestSupport
import Testing

/// A fault of its own in the middle of what is on the screen.
@Suite struct CrashTests {
  @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGTRAP])
  func leavesTheTerminalAsItWasAndAReport(signal: Int32) throws {
    try Lapse.run { lapse in
      let state = lapse.folder + "/state"
      let console = try lapse.start(environment: ["XDG_STATE_HOME": state], rows: 40)
      try console.waitForText("NEEDS SOMEBODY", upTo: .seconds(30))
      console.send("2")
      try console.waitForText("48 PBXs")
      console.send("4\r")
      try console.waitForText("Meetings ›")
      console.signal(signal)
      #expect(try console.waitForExit() == .signalled(signal))
      #expect(console.settings == PtyProcess.untouchedSettings())
      #expect(!console.screen.isAlternate)
      #expect(console.screen.isCursorVisible)
      #expect(console.screen.modes.isDisjoint(with: [1000, 1006, 2004]))
      #expect(console.screen.text.contains("ended by a fault of its own"))
      let report = try report(in: state + "/lapse")
      #expect(report.text.hasPrefix("signal \(signal < 10 ? "0" : "")\(signal)\nlapse "))
      let lines = report.text.split(separator: "\n").dropFirst(3)
      #expect(!lines.isEmpty)
      #expect(lines.allSatisfy { $0.hasPrefix("+0x") }, "places in the program, nothing else")
      #expect(report.mode == 0o600)
      let pbxs = try lapse.output(["list", "pbx", "--limit", "all", "--json"])
      #expect(pbxs.split(whereSeparator: \.isNewline).count == 48, "the data is whole")
    }
  }

  @Test func leavesAReportOfTheConsoleInLines() throws {
    try Lapse.run { lapse in
      let state = lapse.folder + "/state"
      let console = try lapse.start(
        ["console", "--linear"], environment: ["XDG_STATE_HOME": state], rows: 300)
      try console.waitForText("Q ends.", upTo: .seconds(30))
      console.signal(SIGSEGV)
      #expect(try console.waitForExit() == .signalled(SIGSEGV))
      #expect(console.screen.text.contains("lapse: ended by a fault of its own"))
      #expect(!console.screen.text.contains("the terminal was restored"), "it was never changed")
      #expect(try report(in: state + "/lapse").text.hasPrefix("signal 11\nlapse "))
    }
  }

  @Test func withoutAPlaceForItThereIsNoReport() throws {
    try Lapse.run { lapse in
      let console = try lapse.start(environment: ["HOME": ""])
      try console.waitForText("NEEDS SOMEBODY", upTo: .seconds(30))
      console.signal(SIGSEGV)
      #expect(try console.waitForExit() == .signalled(SIGSEGV))
      #expect(console.screen.text.contains("the terminal was restored"))
      #expect(!console.screen.text.contains("what is known of it"))
    }
  }

  private func report(in folder: String) throws -> (text: String, mode: UInt32) {
    let directory = try #require(opendir(folder))
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix("crash-") { names.append(folder + "/" + name) }
    }
    let path = try #require(names.count == 1 ? names[0] : nil)
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    var status = stat()
    stat(path, &status)
    return (String(decoding: bytes.prefix(count), as: UTF8.self), status.st_mode & 0o777)
  }
}
