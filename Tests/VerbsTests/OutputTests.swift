import Domain
import Operations
import Testing

@testable import Verbs

/// The forms in which data leaves.
struct OutputTests {
  private static let hostile = "a\u{1B}[2Jb\u{202E}c\u{7F}\u{85}\u{E0041}\u{FEFF}\"\\\n\t"

  @Test func jsonKeepsTheValueAndEscapesWhatIsHidden() throws {
    let line = JSONWriter.text([.init("k", .text(Self.hostile))])
    #expect(line.unicodeScalars.allSatisfy { !VisibleText.isHidden($0) })
    #expect(JSONObject(line)?.text("k") == Self.hostile)
  }

  @Test func jsonNumbersAndNesting() {
    let line = JSONWriter.text([
      .init("a", .real(8.68)), .init("b", .integer(-1)), .init("c", .list([.null, .flag(false)])),
      .init("d", .object([.init("e", .instant(Instant(milliseconds: 0)))])),
    ])
    #expect(
      line == #"{"a":8.68,"b":-1,"c":[null,false],"d":{"e":"1970-01-01T00:00:00.000Z"}}"#)
  }

  @Test func csvIsNoFormulaAndNoEscape() {
    for text in ["=1+1", "+1", "-1", "@x"] {
      #expect(CSVWriter.row([.init("k", .text(text))]) == "'\(text)\r\n")
    }
    #expect(CSVWriter.row([.init("k", .text("a,\"b\""))]) == "\"a,\"\"b\"\"\"\r\n")
    #expect(CSVWriter.row([.init("k", .real(-33.92))]) == "-33.92\r\n")
    let row = CSVWriter.row([.init("k", .text(Self.hostile))]).dropLast()
    #expect(row.unicodeScalars.allSatisfy { !VisibleText.isHidden($0) })
  }

  @Test func tablesShowNothingHidden() {
    var table = TextTable(["one", "two"])
    let text = table.lines([[Self.hostile, "x"], ["é", "y"]], heads: { $0 })
    #expect(text.split(separator: "\n").count == 3)
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test func elapsedTime() {
    #expect(ElapsedTime.iso8601(0) == "PT0S")
    #expect(ElapsedTime.iso8601(14 * Instant.minute) == "PT14M")
    #expect(ElapsedTime.iso8601(26 * Instant.hour + 5_999) == "P1DT2H5S")
    #expect(ElapsedTime.iso8601(2 * Instant.day) == "P2D")
    #expect(ElapsedTime.short(2 * Instant.day + 3 * Instant.hour) == "2d03")
    #expect(ElapsedTime.short(90 * Instant.minute) == "1h30")
    #expect(ElapsedTime.short(-1) == "0m")
  }

  @Test func cursorsComeBack() throws {
    let key = DueEntry.Key(
      dueAt: Instant(milliseconds: 1_763_600_000_000), rule: .meetingTitle, id: "M.1é")
    #expect(try LedgerCursor.decode(LedgerCursor.encode(key)) == key)
  }
}
