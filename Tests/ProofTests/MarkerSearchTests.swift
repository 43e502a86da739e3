import Foundation
import TestSupport
import Testing

struct MarkerSearchTests {
  private static let markers = (0..<50).map { MarkerSearch.prefix + String(1_000_000 + $0 * 7_919) }

  @Test(arguments: 0..<7)
  func findsEveryEncoding(_ before: Int) {
    var random = SeededNumbers.printed("MarkerSearchTests")
    let text =
      Self.markers.map { marker in
        String(repeating: "x", count: before + Int.random(in: 0..<7, using: &random)) + marker
      }.joined(separator: "~") + "~"
    let bytes = Data(text.utf8)
    let hex = bytes.map { String(format: "%02x", $0) }.joined()
    let encoded: [(String, Data)] = [
      ("UTF-8", bytes), ("UTF-16", Data(text.utf16.flatMap { [UInt8($0 & 0xFF), 0] })),
      ("UTF-16", Data(text.utf16.flatMap { [0, UInt8($0 & 0xFF)] })),
      ("hex", Data(hex.utf8)), ("HEX", Data(hex.uppercased().utf8)),
      ("base64", bytes.base64EncodedData()),
    ]
    let search = MarkerSearch(Self.markers)
    for (name, data) in encoded {
      let hits = search.hits(in: Data("~~".utf8) + data)
      #expect(Set(hits.map(\.marker)) == Set(Self.markers), "\(name)")
      #expect(hits.allSatisfy { $0.encoding.hasPrefix(name) }, "\(name)")
    }
  }

  @Test func findsNothingElse() {
    let search = MarkerSearch(Self.markers.dropLast())
    let others = [Self.markers[49], MarkerSearch.prefix, MarkerSearch.prefix + "9999999"]
    #expect(search.hits(in: Data(others.joined().utf8)) == [])
    #expect(search.hits(in: Data()) == [])
  }
}
