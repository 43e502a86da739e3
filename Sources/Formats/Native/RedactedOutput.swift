/// Knows what `show` and `list` print: it is masked, and must not come back as data.
enum RedactedOutput {
  private static let marks = KeyNames(["redacted", "due", "why", "erased", "ready", "missing"])

  /// The fault to report instead of `fault`, where the line bears a mark of such output.
  static func fault(_ bytes: [UInt8], _ line: Range<Int>) -> ScanFault? {
    var scanner = JSONScanner(bytes, line)
    guard scanner.take(UInt8(ascii: "{")) else { return nil }
    var first = true
    do {
      while let key = try scanner.nextKey(&first) {
        if let mark = marks.index(of: key, in: scanner) {
          return ScanFault(
            key.start,
            "\"\(marks.names[mark])\" marks redacted output of show or list, which is no data to import"
          )
        }
        try scanner.skipValue()
      }
    } catch {
      return nil
    }
    return nil
  }
}
