import Domain
import Formats
import Testing

@Suite struct CSVTableTests {
  private func cells(_ text: String) throws -> [[String?]] {
    let table = try CSVTable(file: "t.csv", bytes: Array(text.utf8))
    return table.rows.map { row in table.header.indices.map { table.text(row, $0) } }
  }

  @Test func quotesLineEndsAndMarks() throws {
    let rows = try cells(
      "\u{FEFF}a, b ,c\r\n1,\"x, \"\"y\"\"\r\nz\",\r\n\r\n,,\n\"\",\" é \",\"\"\"\"\"\"")
    #expect(rows == [["1", "x, \"y\"\r\nz", nil], [nil, "é", "\"\""]])
  }

  @Test func linesAreThoseOfTheFile() throws {
    let table = try CSVTable(
      file: "t.csv", bytes: Array("\n,\na,b\n1,\"2\n3\"\n\n4,5".utf8))
    #expect(table.header == ["a", "b"])
    #expect(table.rows.map(\.line) == [4, 7])
  }

  static let bad = [
    ("¦", "no header"), (",,\n¦\n", "no header"), ("a,b\n1,¦\"2", "not closed"),
    ("a,b\n1,\"2\"¦3", "follows the closing quote"), ("a,b\n1,2¦\"", "not quoted"),
    ("a,b\n1,2\u{0}¦", "NUL"), ("a,b\n1,2\n¦1", "1 cells, the header 2"),
    ("a,b\n¦1,2,3", "3 cells, the header 2"), ("a,b\né,2¦\"", "not quoted"),
    ("a,b\n1,\"\n2\"¦x", "follows the closing quote"),
  ]

  @Test(arguments: bad)
  func isRefused(_ marked: String, _ message: String) throws {
    let isNUL = message == "NUL"
    let isEmpty = message == "no header"
    let text = MarkedText(marked)
    let error = try #require(throws: ImportError.self) {
      try CSVTable(file: "t.csv", bytes: text.bytes)
    }
    #expect(error.message.contains(message))
    #expect(error.line == (isEmpty ? 1 : text.line))
    #expect(error.column == (isEmpty ? 1 : text.column - (isNUL ? 1 : 0)))
  }

  @Test func invalidUTF8() throws {
    let error = try #require(throws: ImportError.self) {
      try CSVTable(file: "t.csv", bytes: Array("a\nx".utf8) + [0xFF])
    }
    #expect(error.line == 2)
    #expect(error.column == 2)
  }

  @Test func columnTwice() throws {
    let table = try CSVTable(file: "t.csv", bytes: Array("a,b,a".utf8))
    #expect(try table.position(of: "b") == 1)
    #expect(try table.position(of: "c") == nil)
    #expect(throws: ImportError.self) { try table.position(of: "a") }
  }

  @Test func otherDelimiters() throws {
    let table = try CSVTable(
      file: "t.csv", bytes: Array("a;b\n1,0;\"2;3\"".utf8), delimiter: ";")
    #expect(table.rows.map { table.text($0, 0) } == ["1,0"])
    #expect(table.rows.map { table.text($0, 1) } == ["2;3"])
  }

  @Test(arguments: [21, 22, 23] as [UInt64])
  func randomTablesNeverCrash(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet: [UInt8] = Array("a,\"\n\r é;".utf8)
    var tables = 0
    for _ in 0..<2_000 {
      let length = Int.random(in: 0..<24, using: &random)
      let bytes = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      guard let table = try? CSVTable(file: "t", bytes: bytes) else { continue }
      tables += 1
      for row in table.rows {
        for position in table.header.indices { _ = table.text(row, position) }
      }
    }
    #expect(tables > 0, "seed \(seed)")
  }
}
