/// The lines of a file, without their line feeds.
struct NativeLines {
  private let bytes: [UInt8]
  /// The line that the reader is at.
  private(set) var current: Range<Int>

  /// `offset` is where a line begins.
  init(_ bytes: [UInt8], from offset: Int) {
    self.bytes = bytes
    current = offset..<Self.end(bytes, offset)
  }

  /// Whether a line feed ends the line.
  var isTerminated: Bool { current.upperBound < bytes.count }

  /// Goes on to the next line; false where there is none.
  mutating func advance() -> Bool {
    let next = current.upperBound + 1
    guard next < bytes.count else { return false }
    current = next..<Self.end(bytes, next)
    return true
  }

  private static func end(_ bytes: [UInt8], _ offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }
}
