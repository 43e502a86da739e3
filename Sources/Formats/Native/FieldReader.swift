internal import Domain

/// Reads one value by the shape of its field. Faults are predicates: `must be a text`.
struct FieldReader {
  var scanner: JSONScanner
  /// What a reader should be told of, without values.
  var doubts: [String] = []

  init(_ scanner: JSONScanner) {
    self.scanner = scanner
  }

  /// The value of any field but attendees.
  mutating func value(_ field: Field) throws(ScanFault) -> Value {
    let next = scanner.peek()
    let start = scanner.position
    if next == UInt8(ascii: "n"), scanner.takeNull() {
      if field.required { throw .predicate(start, "is required and is null") }
      return .null
    }
    switch field.shape {
    case .text:
      let text = try self.text()
      return text.isEmpty ? .null : .text(text)
    case .identifier, .reference: return try identifier(field, start)
    case .fqdn: return try fqdn(field, start)
    case .number: return try extensionNumber(field, start)
    case .instant: return .integer(try instant().milliseconds)
    case .integer: return .integer(try integer(greatest: Plausibility.greatest(field.name)))
    case .real: return try real(field, start)
    case .flag: return try flag(start)
    case .choice(let choices): return .text(try choice(choices))
    case .texts: return try texts()
    case .joins: return try joins()
    case .object: return try object(start)
    case .attendees: preconditionFailure("attendees have a reader of their own")
    }
  }

  mutating func text() throws(ScanFault) -> String {
    guard scanner.peek() == UInt8(ascii: "\"") else {
      throw wrongType("must be a text")
    }
    return scanner.text(try scanner.string())
  }

  /// Null and the empty text are nil.
  mutating func optionalText() throws(ScanFault) -> String? {
    if scanner.takeNull() { return nil }
    let text = try self.text()
    return text.isEmpty ? nil : text
  }

  mutating func instant() throws(ScanFault) -> Instant {
    let start = scanner.position
    guard scanner.peek() == UInt8(ascii: "\"") else {
      throw wrongType("must be a time in quotes, such as \"2026-11-22T09:00:00.000Z\"")
    }
    let text = scanner.text(try scanner.string())
    guard let instant = Instant(rfc3339: text) else {
      throw .predicate(
        start, "must be an RFC 3339 time with its zone, such as \"2026-11-22T09:00:00.000Z\"")
    }
    guard Instant.plausible.contains(instant) else {
      throw .predicate(start, "must lie between the years 2000 and 2099")
    }
    return instant
  }

  mutating func optionalInstant() throws(ScanFault) -> Instant? {
    scanner.takeNull() ? nil : try instant()
  }

  mutating func integer(greatest: Int64 = 1 << 53 - 1) throws(ScanFault) -> Int64 {
    let (start, number) = try number("must be a whole number")
    guard number.isWhole else { throw .predicate(start, "must be a whole number") }
    var value: Int64 = 0
    for byte in scanner.bytes[number.whole] {
      value = value * 10 + Int64(byte - 0x30)
      if value > greatest { throw .predicate(start, "is greater than \(greatest)") }
    }
    if number.isNegative, value != 0 { throw .predicate(start, "must not be negative") }
    return value
  }

  mutating func choice(_ choices: [String]) throws(ScanFault) -> String {
    let start = scanner.position
    let text = try self.text()
    guard choices.contains(text) else {
      throw .predicate(start, "must be one of: " + choices.joined(separator: ", "))
    }
    return text
  }

  func wrongType(_ message: String) -> ScanFault {
    scanner.position >= scanner.end
      ? ScanFault(scanner.position, "the line ends too early: expected a value")
      : .predicate(scanner.position, message)
  }

  private mutating func number(_ message: String) throws(ScanFault) -> (Int, JSONNumber) {
    switch scanner.peek() {
    case UInt8(ascii: "-"), .some(0x30...0x39):
      let start = scanner.position
      return (start, try scanner.number())
    default: throw wrongType(message)
    }
  }

  private mutating func identifier(_ field: Field, _ start: Int) throws(ScanFault) -> Value {
    let text = try self.text()
    if text.isEmpty {
      if field.required { throw .predicate(start, "must not be empty") }
      return .null
    }
    if text.utf8.count > OutsideID.longest {
      throw .predicate(start, "is longer than \(OutsideID.longest) bytes")
    }
    return .text(text)
  }

  private mutating func fqdn(_ field: Field, _ start: Int) throws(ScanFault) -> Value {
    let text = try self.text()
    if text.isEmpty, !field.required { return .null }
    if text.isEmpty { throw .predicate(start, "must not be empty") }
    guard let name = HostName.normalized(text) else {
      throw .predicate(start, "must be a host name of at most 253 bytes, such as pbx.example.com")
    }
    return .text(name)
  }

  private mutating func extensionNumber(
    _ field: Field, _ start: Int
  ) throws(ScanFault) -> Value {
    let value = try identifier(field, start)
    if let text = value.text, text.utf8.contains(UInt8(ascii: "/")) {
      throw .predicate(start, "must not contain a /")
    }
    return value
  }

  private mutating func real(_ field: Field, _ start: Int) throws(ScanFault) -> Value {
    let (_, number) = try number("must be a number")
    let limit: Double = field.name == "latitude" ? 90 : 180
    let text = String(decoding: scanner.bytes[number.range], as: UTF8.self)
    guard let value = Double(text), value.magnitude <= limit else {
      throw .predicate(start, "must lie between -\(Int(limit)) and \(Int(limit))")
    }
    return .real(value == 0 ? 0 : value)
  }

  private mutating func flag(_ start: Int) throws(ScanFault) -> Value {
    if scanner.takeLiteral("true") { return Value(true) }
    if scanner.takeLiteral("false") { return Value(false) }
    throw wrongType("must be true or false")
  }

  private mutating func object(_ start: Int) throws(ScanFault) -> Value {
    guard let key = ObjectKey(try text()) else {
      throw .predicate(
        start,
        "must be a relative key of 1 to 512 bytes of A-Z a-z 0-9 . _ / - without empty, . or .. parts"
      )
    }
    return .text(key.text)
  }
}
