internal import Domain

/// Reads the keys that are taken from a system status.
struct SystemStatusReader {
  private static let taken = KeyNames([
    "FQDN", "WebMeetingFQDN", "WebMeetingBestMCU", "Ip", "LicenseKey",
  ])
  private static let fields = ["fqdn", "webmeetingFQDN", "mcu", "publicIP", "licenseKey"].map {
    Schema.field(.pbx, $0)
  }

  private var reader: FieldReader
  /// By field ordinal.
  private(set) var values: [Value?]
  private(set) var dropped: [String] = []
  private(set) var doubts: [String] = []

  init(_ bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    reader = FieldReader(JSONScanner(bytes, start..<bytes.count))
    values = Array(repeating: nil, count: Schema.fields(of: .pbx).count)
  }

  mutating func readAll() throws(ScanFault) {
    guard reader.scanner.peek() == UInt8(ascii: "{") else {
      throw ScanFault(reader.scanner.position, "a system status must be one JSON object")
    }
    let begin = reader.scanner.position
    _ = reader.scanner.take(UInt8(ascii: "{"))
    var seen: Set<Int> = []
    var first = true
    while let token = try reader.scanner.nextKey(&first) {
      guard let key = Self.taken.index(of: token, in: reader.scanner) else {
        dropped.append(reader.scanner.text(token))
        try reader.scanner.skipValue()
        continue
      }
      guard seen.insert(key).inserted else {
        throw KeyNames.repeated(token, in: reader.scanner)
      }
      do {
        try take(key)
      } catch {
        throw error.about("\"\(Self.taken.names[key])\"")
      }
    }
    try reader.scanner.expectEnd()
    if !seen.contains(0) {
      throw ScanFault(begin, "\"FQDN\" is missing: this is no 3CX system status")
    }
  }

  private mutating func take(_ key: Int) throws(ScanFault) {
    _ = reader.scanner.peek()
    let field = Self.fields[key]
    // Null says that the PBX does not know: what is stored stays.
    if !field.required, reader.scanner.takeNull() { return }
    var value = try reader.value(field)
    if field.name == "publicIP", let text = value.text {
      value = Value(
        text.utf8.split(separator: UInt8(ascii: " ")).first.map {
          String(Substring($0))
        })
    }
    if let doubt = Plausibility.doubt(field, value) { doubts.append(doubt) }
    values[field.ordinal] = value
  }
}
