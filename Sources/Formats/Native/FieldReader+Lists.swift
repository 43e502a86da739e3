internal import Domain

extension FieldReader {
  mutating func texts() throws(ScanFault) -> Value {
    guard scanner.take(UInt8(ascii: "[")) else { throw wrongType("must be a list of texts") }
    var texts: [String] = []
    var first = true
    while try scanner.nextElement(&first) {
      guard scanner.peek() == UInt8(ascii: "\"") else {
        throw wrongType("must be a list of texts")
      }
      texts.append(scanner.text(try scanner.string()))
    }
    return texts.isEmpty ? .null : .text(JSONText.list(texts))
  }

  mutating func joins() throws(ScanFault) -> Value {
    guard scanner.take(UInt8(ascii: "[")) else { throw wrongType("must be a list of joins") }
    var joins: [Join] = []
    var first = true
    while try scanner.nextElement(&first) {
      var join = Join(at: nil, left: nil)
      try members("must be a list of joins", of: Self.joinKeys) {
        (reader, key) throws(ScanFault) in
        let instant = try reader.optionalInstant()
        if key == 0 { join.at = instant } else { join.left = instant }
      }
      joins.append(join)
    }
    return joins.isEmpty ? .null : .text(JoinList.encode(joins))
  }

  private static let joinKeys = KeyNames(["at", "left"])
  private static let attendeeKeys = KeyNames(["name", "email", "connectedSeconds", "reconnects"])

  /// Nil where the list is null.
  mutating func attendees() throws(ScanFault) -> [Attendee]? {
    if scanner.takeNull() { return nil }
    guard scanner.take(UInt8(ascii: "[")) else { throw wrongType("must be a list of attendees") }
    var attendees: [Attendee] = []
    var first = true
    while try scanner.nextElement(&first) {
      var attendee = Attendee(name: nil, email: nil, connectedSeconds: nil, reconnects: nil)
      try members("must be a list of attendees", of: Self.attendeeKeys) {
        (reader, key) throws(ScanFault) in
        switch key {
        case 0: attendee.name = try reader.optionalText()
        case 1: attendee.email = try reader.optionalText()
        case 2: attendee.connectedSeconds = try reader.optionalInteger()
        default: attendee.reconnects = try reader.optionalInteger()
        }
      }
      if let email = attendee.email, !Plausibility.isAddress(email) {
        doubts.append("\"email\" of attendee \(attendees.count + 1) \(Plausibility.noAddress)")
      }
      attendees.append(attendee)
    }
    return attendees
  }

  private mutating func optionalInteger() throws(ScanFault) -> Int64? {
    _ = scanner.peek()
    return scanner.takeNull() ? nil : try integer()
  }

  /// The members of an object within a list; `body` reads the value of the key of that index.
  private mutating func members(
    _ expectation: String, of names: KeyNames,
    _ body: (inout FieldReader, Int) throws(ScanFault) -> Void
  ) throws(ScanFault) {
    guard scanner.take(UInt8(ascii: "{")) else { throw wrongType(expectation) }
    var seen: UInt64 = 0
    var first = true
    while let token = try scanner.nextKey(&first) {
      guard let key = names.index(of: token, in: scanner) else {
        throw KeyNames.unknown(token, in: scanner)
      }
      guard seen & 1 << UInt64(key) == 0 else { throw KeyNames.repeated(token, in: scanner) }
      seen |= 1 << UInt64(key)
      do {
        _ = scanner.peek()
        try body(&self, key)
      } catch {
        throw error.about("\"\(names.names[key])\"")
      }
    }
  }
}
