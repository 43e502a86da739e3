import Foundation
import Glibc

/// Finds markers in bytes, however they are written: as UTF-8, UTF-16 in both orders, base64 at any
/// of its three alignments, and hex in both cases.
struct MarkerSearch {
  struct Hit: Hashable {
    let marker: String
    let encoding: String
    let offset: Int
  }

  /// With what every marker begins: long enough to be found in each encoding.
  static let prefix = "zqmarker"

  private struct Encoding {
    let name: String
    let prefix: [UInt8]
    let length: Int
    let markers: [[UInt8]: String]
  }

  private let encodings: [Encoding]

  /// Markers of one length, all beginning with `prefix`.
  init(_ markers: some Sequence<String>) {
    let markers = Array(markers)
    precondition(markers.allSatisfy { $0.hasPrefix(Self.prefix) })
    precondition(Set(markers.map(\.utf8.count)).count <= 1)
    encodings = Self.forms.map { name, form in
      Encoding(
        name: name, prefix: form(Array(Self.prefix.utf8)),
        length: form(Array((markers.first ?? "").utf8)).count,
        markers: Dictionary(
          markers.map { (form(Array($0.utf8)), $0) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// What of a text's form does not hang on its surroundings.
  private static let forms: [(String, @Sendable ([UInt8]) -> [UInt8])] = [
    ("UTF-8", { $0 }),
    // Of both orders: the zeros between.
    ("UTF-16", { Array($0.flatMap { [$0, 0] }.dropLast()) }),
    ("hex", { Array($0.map { String(format: "%02x", $0) }.joined().utf8) }),
    ("HEX", { Array($0.map { String(format: "%02X", $0) }.joined().utf8) }),
    ("base64+0", { base64($0, 0) }), ("base64+1", { base64($0, 1) }),
    ("base64+2", { base64($0, 2) }),
  ]

  /// With so many unknown bytes before: the letters that hang on the text alone.
  @Sendable
  private static func base64(_ bytes: [UInt8], _ before: Int) -> [UInt8] {
    let text = Data(Array(repeating: 0, count: before) + bytes).base64EncodedData()
    let first = (before * 8 + 5) / 6
    return Array(text[first..<(before + bytes.count) * 8 / 6])
  }

  func hits(in data: Data) -> [Hit] {
    data.withUnsafeBytes { bytes in
      encodings.flatMap { hits($0, bytes) }
    }
  }

  private func hits(_ encoding: Encoding, _ bytes: UnsafeRawBufferPointer) -> [Hit] {
    var hits: [Hit] = []
    var start = 0
    while start < bytes.count,
      let offset = next(encoding.prefix, in: bytes, from: start)
    {
      if offset + encoding.length <= bytes.count,
        let marker = encoding.markers[Array(bytes[offset..<offset + encoding.length])]
      {
        hits.append(Hit(marker: marker, encoding: encoding.name, offset: offset))
      }
      start = offset + 1
    }
    return hits
  }

  /// Looks for the first byte with `memchr`: fast without an optimiser, too.
  private func next(
    _ prefix: [UInt8], in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let base = bytes.baseAddress, let first = prefix.first else { return nil }
    var start = start
    while start + prefix.count <= bytes.count,
      let found = memchr(base + start, Int32(first), bytes.count - prefix.count - start + 1)
    {
      if memcmp(found, prefix, prefix.count) == 0 { return UnsafeRawPointer(found) - base }
      start = UnsafeRawPointer(found) - base + 1
    }
    return nil
  }
}
