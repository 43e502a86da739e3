import Domain
import Formats
import Testing

@Suite struct CombinedSourceTests {
  private func source(_ file: String, _ lines: String...) throws -> JSONLinesSource {
    try JSONLinesSource(file: file, bytes: Array(lines.joined(separator: "\n").utf8))
  }

  private let first = #"{"type":"mcu","name":"a","host":"one.example"}"#
  private let other = #"{"type":"mcu","name":"a","host":"two.example"}"#
  private let second = #"{"type":"mcu","name":"b"}"#

  @Test func identicalRecordsAreReadOnce() throws {
    let combined = try CombinedSource([
      source("1.jsonl", first), source("2.jsonl", second, first), source("3.jsonl", first),
    ])
    var names: [String] = []
    try combined.forEach(.mcu) { (file: Int, record: ImportedRecord) in
      names.append("\(file) \(record.outsideID) \(record.line)")
    }
    #expect(names == ["0 a 1", "1 b 1"])
    #expect(combined.duplicates == 2)
    #expect(combined.read == 4)
  }

  @Test func differentContentNamesBothPlaces() throws {
    let sources = [try source("1.jsonl", second, first), try source("2.jsonl", "", other)]
    let error = try #require(throws: ImportError.self) { try CombinedSource(sources) }
    #expect(error.file == "2.jsonl")
    #expect(error.line == 2)
    #expect(
      error.message == "this mcu stands in 1.jsonl on line 2, with other content")
  }

  @Test func formatsMeet() throws {
    let native = try source(
      "1.jsonl", #"{"type":"extension","pbx":"pbx.example.com","number":"1","firstName":"A"}"#)
    let table = try ExtensionsSource(
      file: "2.csv", bytes: Array("extension,name,secret\n1,A,x\n2,B,y\n".utf8),
      layout: .freePBX, pbx: "pbx.example.com")
    let combined = try CombinedSource([native, table])
    var numbers: [String] = []
    try combined.forEach(.extension) { numbers.append($0.outsideID) }
    #expect(numbers == ["pbx.example.com/1", "pbx.example.com/2"])
    #expect(combined.droppedColumns == ["secret"])
  }
}
