import Foundation
import TestSupport
import Testing

/// The program as a process: pipes, signals, the terminal.
struct ProgramTests {
  @Test func exitCodesReachTheShell() throws {
    let sandbox = try Sandbox()
    let codes = try BuiltProgram.shell(
      """
      $LAPSE list pbx 2>/dev/null; echo $?
      $LAPSE init -q >/dev/null 2>&1; echo $?
      $LAPSE init 2>/dev/null; echo $?
      $LAPSE list phone 2>/dev/null; echo $?
      echo no | $LAPSE import jsonl - 2>/dev/null; echo $?
      $LAPSE hold list; echo $?
      stat -c %a lapse.db
      """, in: sandbox.directory)
    #expect(codes.output == "66\n0\n73\n64\n65\n0\n600\n")
  }

  @Test func aReaderThatGoesAwayIsNoCrash() throws {
    let sandbox = try Sandbox()
    let run = try BuiltProgram.shell(
      """
      $LAPSE demo --no-console --records 600 --file demo.db -q >/dev/null
      $LAPSE list participant --limit all --json --database demo.db | head -n 1 | wc -l
      echo ${PIPESTATUS[0]}
      """, in: sandbox.directory)
    #expect(run.output == "1\n0\n")
  }

  @Test func aFullDeviceIsSaid() throws {
    let sandbox = try Sandbox()
    let run = try BuiltProgram.shell(
      "$LAPSE policy show --json >/dev/full; echo $?", in: sandbox.directory)
    #expect(run.output.hasSuffix("}\n1\n"))
    #expect(run.output.contains("standard output"))
  }

  @Test func theConsoleNeedsATerminal() throws {
    let sandbox = try Sandbox()
    let run = try BuiltProgram.shell(
      "$LAPSE init -q >/dev/null; $LAPSE; echo $?", in: sandbox.directory)
    #expect(run.output.hasSuffix("\n1\n"))
    #expect(run.output.contains("needs a terminal"))
  }

  @Test func twoAtOnceMakeOneDatabase() throws {
    let sandbox = try Sandbox()
    let run = try BuiltProgram.shell(
      """
      for n in 1 2 3 4; do ( $LAPSE init -q >/dev/null 2>&1; echo $? >>codes ) & done
      wait; sort codes; ls -a | grep -c new-
      $LAPSE status -q >/dev/null; echo $?
      """, in: sandbox.directory)
    #expect(run.output == "0\n73\n73\n73\n0\n0\n")
  }

  @Test func theDemoOpensAndLeavesNothing() throws {
    let (sandbox, home) = (try Sandbox(), try Sandbox())
    let console = try PtyProcess(
      BuiltProgram.path, arguments: ["demo", "--records", "60"],
      environment: ["TMPDIR": sandbox.directory, "HOME": home.directory])
    try console.wait { $0.isAlternate && $0.text.contains("DEMO") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.directory).count == 1)
    console.send("Q")
    #expect(try console.waitForExit() == .exited(0))
    #expect(!console.screen.isAlternate)
    #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.directory) == [])
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aSignalEndsTheConsoleInOrder(_ signal: Int32) throws {
    let (sandbox, home) = (try Sandbox(), try Sandbox())
    let console = try PtyProcess(
      BuiltProgram.path, arguments: ["demo", "--records", "60"],
      environment: ["TMPDIR": sandbox.directory, "HOME": home.directory])
    try console.wait { $0.isAlternate && $0.text.contains("DEMO") }
    console.signal(signal)
    #expect(try console.waitForExit(upTo: .seconds(2)) == .exited(128 + signal))
    #expect(!console.screen.isAlternate)
    #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.directory) == [])
  }
}
