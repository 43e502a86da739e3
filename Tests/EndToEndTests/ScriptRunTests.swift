import TestSupport
import Testing

/// Names of other scripts, as a terminal has them that counts by the C library.
@Suite struct ScriptRunTests {
  private static let names = [
    "会议室", "مَكتب", "회의", "ประชุม", "बैठक", "🎉party", "שלום", "日本語のとても長い会議室の名前です。もっと長く",
    "plain",
  ]

  private func start(_ lapse: Lapse, environment: [String: String] = [:]) throws -> PtyProcess {
    let pbx = "scripts.example.org"
    var lines = [
      #"{"type":"pbx","fqdn":"\#(pbx)","registeredAt":"2026-01-01T00:00:00Z"}"#,
      #"{"type":"extension","pbx":"\#(pbx)","number":"104"}"#,
      #"{"type":"meeting","id":"会議","pbx":"\#(pbx)","extension":"104"}"#,
    ]
    for (index, name) in Self.names.enumerated() {
      lines.append(
        #"{"type":"recording","id":"\#(name)","meeting":"会議","state":"raw","object":"r/\#(index)","#
          + #""createdAt":"2026-11-25T00:00:00Z"}"#)
    }
    try lapse.write(lines.joined(separator: "\n") + "\n", to: "in.jsonl")
    _ = try lapse.output(["import", "jsonl", lapse.folder + "/in.jsonl"])
    let console = try lapse.start(environment: environment)
    try console.waitForText("NEEDS SOMEBODY", upTo: .seconds(30))
    console.send(":recordings\r/meeting:会議\r")
    try console.waitForText("\(Self.names.count) recordings")
    return console
  }

  /// No half without the other, and the state of every recording in one column.
  private func check(_ screen: VTScreen, rows: Range<Int>) {
    var columns: Set<Int> = []
    for row in 0..<screen.rows {
      for column in 0..<screen.columns {
        let half = screen[row, column].half
        let next = column + 1 < screen.columns ? screen[row, column + 1].half : 0
        #expect((half == 1) == (next == 2), "\(screen.lines[row])")
      }
      guard rows.contains(row) else { continue }
      let state = (0..<screen.columns - 2).first { column in
        (0..<3).map { screen[row, column + $0].scalar } == ["r", "a", "w"]
      }
      if let state { columns.insert(state) }
    }
    #expect(rows.isEmpty || columns.count == 1, "\(screen.text)")
  }

  @Test func columnsLineUpWhateverIsInThem() throws {
    try Lapse.run { lapse in
      let console = try start(lapse)
      try console.wait { screen in
        ["会议室", "مَكتب", "회의", "ประชุม", "बैठक", "🎉party", "שלום", "日本語の", "plain"].allSatisfy(
          screen.text.contains)
      }
      check(console.screen, rows: 3..<3 + Self.names.count)
      for _ in Self.names {
        console.send("j")
      }
      try console.wait { $0.lines[2 + Self.names.count].hasPrefix("▸") }
      check(console.screen, rows: 3..<3 + Self.names.count)
      // A dialog over the names, and away again.
      // The first line has a clock.
      let before = console.screen.lines.dropFirst()
      console.send("?")
      try console.waitForText("Keys on recordings")
      check(console.screen, rows: 0..<0)
      console.send("\u{1B}")
      try console.wait { $0.lines.dropFirst() == before }
      console.send("w")
      console.resize(rows: 24, columns: 61)
      try console.wait { $0.columns == 61 && $0.text.contains("会议室") }
      check(console.screen, rows: 0..<0)
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
      #expect(HostileBytes.found(in: console.received).isEmpty)
    }
  }

  /// It gives marks a column and has no wide letters: each of their columns is a replacement.
  @Test func theLinuxConsoleGetsNeitherMarksNorWideLetters() throws {
    try Lapse.run { lapse in
      let console = try start(lapse, environment: ["TERM": "linux"])
      try console.wait { $0.text.contains("plain") && $0.text.contains("مكتب") }
      let text = String(decoding: console.received, as: UTF8.self)
      #expect(text.unicodeScalars.allSatisfy { $0.value < 0x300 || Columns.of($0) == 1 })
      #expect(console.screen.text.contains("\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}  "))
      check(console.screen, rows: 3..<3 + Self.names.count)
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }
}
