import Domain
import Terminal
import TestSupport
import Testing

@testable import Console
@testable import Operations

/// Ids, names and reasons of other scripts: they are read, and columns line up.
@Suite struct ScriptTests {
  private static let names = [
    ("مكتب.example.org", "سبب قانوني"), ("会议室.example.org", "法律上的保留"),
    ("회의.example.org", "법적 보존"), ("ประชุม.example.org", "เหตุผลทางกฎหมาย"),
    ("बैठक-दिल्ली.example.org", "कानूनी कारण"), ("🎉-party.example.org", "✅ agreed 🇩🇪"),
    ("שלום.example.org", "סיבה משפטית"), ("plain.example.org", "a plain reason"),
    ("長い会議室の名前はここで折り返される.example.org", "長い理由"),
  ]

  @UI private static func bench(isUnicode: Bool = true, columns: Int = 80) async -> Bench {
    var content = Shelf.Content()
    content.rows[.pbx] = names.enumerated().map { index, name in
      Made.pbx(
        Int64(index + 1), name.0, sync: Made.now, resolved: Made.now, heldBy: [Int64(index + 1)])
    }
    content.rows[.meeting] = names.enumerated().map { index, name in
      Made.meeting(
        Int64(index + 1), "\(name.0.prefix(5))-\(index)", name.0, "104", at: Made.now, state: .live,
        organizer: name.1)
    }
    content.holds = names.enumerated().map { index, name in
      HoldView(
        number: Int64(index + 1), kind: .pbx, record: name.0, nature: .legal, reason: name.1,
        owner: name.1, ticket: "#4690", placedAt: Made.ago(days: 10),
        reviewAt: Made.now + 80 * Instant.day, needsReview: false)
    }
    return Bench(Shelf(content), columns: columns, isUnicode: isUnicode)
  }

  private func columns(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + Columns.of($1) }
  }

  /// Where a word begins in each line that has it, in columns of the C library.
  private func places(of word: String, in lines: [String]) -> Set<Int> {
    var places: Set<Int> = []
    for line in lines {
      if let found = line.firstRange(of: word) {
        places.insert(columns(line[..<found.lowerBound]))
      }
    }
    return places
  }

  @UI private func expectWithin(_ width: Int, _ bench: Bench) {
    for line in bench.terminal.frames.flatMap(\.lines) {
      #expect(columns(line) <= width)
    }
  }

  @Test @UI func theListOfPBXsLinesUp() async throws {
    let bench = await Self.bench()
    await bench.open(at: .pbxs)
    try expectScreen("scripts-pbxs-80x24", bench.text)
    expectWithin(80, bench)
    #expect(places(of: "****-89EF", in: bench.lines).count == 1)
    for name in ["مكتب", "会议室", "회의", "ประชุม", "बैठक", "🎉-party", "שלום"] {
      #expect(bench.text.contains(name))
    }
  }

  @Test @UI func meetingsAndHoldsLineUp() async throws {
    let bench = await Self.bench()
    await bench.open(at: .meetings)
    try expectScreen("scripts-meetings-80x24", bench.text)
    await bench.type(":holds")
    await bench.press("enter")
    try expectScreen("scripts-holds-80x24", bench.text)
    await bench.press("j", "enter")
    try expectScreen("scripts-hold-80x24", bench.text)
    expectWithin(80, bench)
  }

  @Test @UI func wrappedCellsBreakBetweenClusters() async throws {
    let bench = await Self.bench(columns: 60)
    await bench.open(at: .holds)
    await bench.press("G", "w")
    try expectScreen("scripts-wrapped-60x24", bench.text)
    expectWithin(60, bench)
  }

  @Test @UI func withoutUnicodeEachColumnIsAQuestionMark() async throws {
    let plain = await Self.bench(isUnicode: false)
    await plain.open(at: .pbxs)
    #expect(plain.text.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(places(of: "****-89EF", in: plain.lines).count == 1)
    #expect(plain.text.contains("??????.example.org"))
  }

  @Test @UI func linesThatAreReadAloudHaveTheNames() async {
    let content = await Self.bench().shelf
    let bench = LinearBench(content, typing: ["pbxs", "Q"])
    await bench.run()
    for (name, _) in Self.names.dropLast() { #expect(bench.text.contains(name)) }
  }

  @Test @UI func whatIsCopiedIsTheNameItself() async {
    let bench = await Self.bench()
    await bench.open(at: .pbxs)
    await bench.press("j", "y")
    #expect(bench.terminal.clipboard == "会议室.example.org")
  }
}
