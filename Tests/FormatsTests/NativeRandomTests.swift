import Domain
import Formats
import Testing

@Suite struct NativeRandomTests {
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func whatIsWrittenIsRead(_ seed: UInt64) throws {
    var records = RandomRecords(seed: seed)
    var writer = NativeWriter(random: SeededGenerator(seed: seed + 1_000))
    var expected: [Kind: [ImportedRecord]] = [:]
    var text = ""
    for line in 1...400 {
      let kind = Kind.allCases[line % Kind.allCases.count]
      let record = records.record(kind)
      text += writer.line(record) + (line % 3 == 0 ? "\r\n" : "\n")
      expected[kind, default: []].append(
        ImportedRecord(
          kind: kind, line: line, values: record.values, attendees: record.attendees))
    }
    let source = try JSONLinesSource(file: "f", bytes: Array(text.utf8))
    #expect(source.read == 400, "seed \(seed)")
    for kind in Kind.allCases {
      var read: [ImportedRecord] = []
      try source.forEach(kind) { read.append($0) }
      #expect(read == expected[kind], "seed \(seed), \(kind)")
    }
  }

  /// Any file is a source or an error within it, and a source can be read twice alike.
  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func mutatedFilesNeverCrash(_ seed: UInt64) throws {
    var records = RandomRecords(seed: seed)
    var writer = NativeWriter(random: SeededGenerator(seed: seed))
    var random = SeededGenerator(seed: seed + 1)
    var text = Kind.allCases.map { writer.line(records.record($0)) }.joined(separator: "\n")
    text += "\n" + #"{"type":"hold","kind":"meeting","record":"M1","reason":"x"}"#
    text += "\n" + #"{"type":"removed","kind":"poll","id":"Q","at":"2026-11-22T09:00:00Z","#
    text += #""reason":"owner"}"#
    let original = Array(text.utf8)
    var refused = 0
    for _ in 0..<1_500 {
      let bytes = mutated(original, &random)
      do throws(ImportError) {
        let source = try JSONLinesSource(file: "f", bytes: bytes)
        var count = 0
        for kind in Kind.allCases {
          do { try source.forEach(kind) { _ in count += 1 } } catch {
            Issue.record("a checked line was refused; seed \(seed)")
          }
        }
        #expect(
          count + source.removals.count + source.holds.count + source.duplicates == source.read,
          "seed \(seed)")
      } catch {
        refused += 1
        let lines = bytes.reduce(1) { $1 == 10 ? $0 + 1 : $0 }
        #expect((1...lines).contains(error.line), "seed \(seed)")
        #expect((error.column ?? 0) >= 1, "seed \(seed)")
      }
    }
    #expect(refused > 0, "seed \(seed)")
  }

  private static let bits: [[UInt8]] = [
    Array(#"""#.utf8), Array("\\".utf8), Array(#"\ud800"#.utf8), [0], [0xFF], [0xE2, 0x80],
    Array("{".utf8), Array("}".utf8), Array("[".utf8), Array("]".utf8), Array(",".utf8),
    Array(":".utf8), Array("null".utf8), Array("1e9".utf8), Array("-".utf8), [10], [13],
    Array(#""type":"mcu","#.utf8), Array("9".utf8),
  ]

  private func mutated(_ original: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = original
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      guard !bytes.isEmpty else { break }
      let position = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: position)
      case 2:
        bytes.insert(contentsOf: Self.bits.randomElement(using: &random) ?? [], at: position)
      case 3: bytes.removeSubrange(position...)
      default:
        let end = min(bytes.count, position + Int.random(in: 1..<40, using: &random))
        bytes.insert(contentsOf: bytes[position..<end], at: position)
      }
    }
    return bytes
  }
}
