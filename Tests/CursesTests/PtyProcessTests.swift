import Glibc
import TestSupport
import Testing

struct PtyProcessTests {
  @Test func drivesAShell() throws {
    let shell = try PtyProcess(
      "/bin/sh", arguments: ["-c", "stty size; read x; echo got $x; exit 3"], rows: 10, columns: 40)
    try shell.waitForText("10 40")
    shell.send("word\r")
    try shell.waitForText("got word")
    #expect(try shell.waitForExit() == .exited(3))
  }

  @Test func reportsSignals() throws {
    let shell = try PtyProcess("/bin/sh", arguments: ["-c", "echo up; read x"])
    try shell.waitForText("up")
    shell.signal(SIGTERM)
    #expect(try shell.waitForExit() == .signalled(SIGTERM))
  }

  @Test func hangsUp() throws {
    let shell = try PtyProcess("/bin/sh", arguments: ["-c", "echo up; read x"])
    try shell.waitForText("up")
    shell.hangUp()
    #expect(try shell.waitForExit() == .signalled(SIGHUP))
  }

  @Test func givesUpAtTheDeadline() throws {
    let shell = try PtyProcess("/bin/sh", arguments: ["-c", "echo up; read x"])
    #expect(throws: PtyError.self) {
      try shell.waitForText("never", upTo: .milliseconds(50))
    }
  }
}
