internal import Domain

/// Reads one line of the native format (`interfaces.md`): one object whose `type` says what it is,
/// its keys in any order.
struct NativeLineReader {
  private var fields: FieldReader
  private let line: Int
  private let start: Int

  /// Of the fields' values, without the values.
  var doubts: [String] { fields.doubts }

  /// `range` holds the line without its line feed.
  init(_ bytes: [UInt8], _ range: Range<Int>, line: Int) {
    fields = FieldReader(JSONScanner(bytes, range))
    self.line = line
    start = range.lowerBound
  }

  mutating func read() throws(ScanFault) -> NativeLine {
    guard fields.scanner.peek() == UInt8(ascii: "{") else {
      throw ScanFault(fields.scanner.position, "a line must be one JSON object")
    }
    let begin = fields.scanner.position
    let type = try findType(begin)
    if let table = FieldTable.table(type, in: fields.scanner) {
      return .record(try record(table, begin))
    }
    switch fields.scanner.text(type) {
    case "removed": return .removal(try removal(begin))
    case "hold": return .hold(try hold(begin))
    case "snapshot": return .snapshot(try snapshot(begin))
    default: throw ScanFault(type.start, "\"type\" is none that Lapse knows")
    }
  }

  // MARK: - Type

  private static let typeKey = Array("type".utf8)

  /// Looks ahead for the type, wherever it stands.
  private func findType(_ begin: Int) throws(ScanFault) -> JSONScanner.Token {
    var ahead = fields.scanner
    _ = ahead.take(UInt8(ascii: "{"))
    var first = true
    while let key = try ahead.nextKey(&first) {
      guard ahead.isEqual(key, to: Self.typeKey) else {
        do {
          try ahead.skipValue()
        } catch {
          throw error.about("a value")
        }
        continue
      }
      guard ahead.peek() == UInt8(ascii: "\"") else {
        throw ahead.unexpected("\"type\" must be a text")
      }
      do {
        return try ahead.string()
      } catch {
        throw error.about("\"type\"")
      }
    }
    throw ScanFault(begin, "\"type\" is missing")
  }

  // MARK: - Lines

  private mutating func record(
    _ table: FieldTable, _ begin: Int
  ) throws(ScanFault) -> ImportedRecord {
    var values = [Value?](repeating: nil, count: table.fields.count)
    var attendees: [Attendee]?
    let seen = try members(table.keys, begin) { (reader, key) throws(ScanFault) in
      let field = table.fields[key]
      if case .attendees = field.shape {
        attendees = try reader.attendees()
        values[key] = Value(attendees?.count)
        return
      }
      let value = try reader.value(field)
      if let doubt = Plausibility.doubt(field, value) { reader.doubts.append(doubt) }
      values[key] = value
    }
    let missing = table.required & ~seen
    if missing != 0 {
      let field = table.fields[missing.trailingZeroBitCount]
      throw ScanFault(begin, "\"\(field.name)\" is missing")
    }
    var record = ImportedRecord(
      kind: table.kind, line: line, values: values, attendees: attendees)
    if table.kind == .file, record["share"] == .text("session"), record["name"] != nil {
      record["name"] = .null
    }
    return record
  }

  private static let removalKeys = KeyNames(["kind", "id", "at", "reason"])
  private static let removable: [Kind] = [.meeting, .poll, .extension, .pbx]

  private mutating func removal(_ begin: Int) throws(ScanFault) -> Removal {
    var kind: Kind?
    var id: (text: String, position: Int)?
    var at: Instant?
    var reason: Removal.Reason?
    try members(Self.removalKeys, begin) { (reader, key) throws(ScanFault) in
      let position = reader.scanner.position
      switch key {
      case 0: kind = Kind(rawValue: try reader.choice(Self.removable.map(\.rawValue)))
      case 1: id = (try reader.text(), position)
      case 2: at = try reader.instant()
      default:
        let choice = try reader.choice(Removal.Reason.allCases.map(\.rawValue))
        reason = Removal.Reason(rawValue: choice)
      }
    }
    guard let kind else { throw ScanFault(begin, "\"kind\" is missing") }
    guard let id else { throw ScanFault(begin, "\"id\" is missing") }
    guard let at else { throw ScanFault(begin, "\"at\" is missing") }
    guard let reason else { throw ScanFault(begin, "\"reason\" is missing") }
    return Removal(
      kind: kind, id: try outsideID(id, "id", kind), at: at, reason: reason, line: line)
  }

  private static let holdKeys = KeyNames([
    "kind", "record", "as", "reason", "ticket", "owner", "reviewAt",
  ])

  private mutating func hold(_ begin: Int) throws(ScanFault) -> ImportedHold {
    var kind: Kind?
    var record: (text: String, position: Int)?
    var nature: Hold.Nature?
    var texts: [String?] = [nil, nil, nil]
    var reviewAt: Instant?
    try members(Self.holdKeys, begin) { (reader, key) throws(ScanFault) in
      let position = reader.scanner.position
      switch key {
      case 0: kind = Kind(rawValue: try reader.choice(Hold.kinds.map(\.rawValue)))
      case 1: record = (try reader.text(), position)
      case 2:
        if !reader.scanner.takeNull() {
          nature = Hold.Nature(
            rawValue: try reader.choice(Hold.Nature.allCases.map(\.rawValue)))
        }
      case 3:
        texts[0] = try reader.text()
        if texts[0]?.isEmpty == true { throw .predicate(position, "must not be empty") }
      case 4, 5: texts[key - 3] = try reader.optionalText()
      default: reviewAt = try reader.optionalInstant()
      }
    }
    guard let kind else { throw ScanFault(begin, "\"kind\" is missing") }
    guard let record else { throw ScanFault(begin, "\"record\" is missing") }
    guard let reason = texts[0] else { throw ScanFault(begin, "\"reason\" is missing") }
    return ImportedHold(
      kind: kind, record: try outsideID(record, "record", kind), nature: nature ?? .legal,
      reason: reason, ticket: texts[1], owner: texts[2], reviewAt: reviewAt, line: line)
  }

  private static let snapshotKeys = KeyNames(["pbx", "of", "at", "count"])

  private mutating func snapshot(_ begin: Int) throws(ScanFault) -> Snapshot {
    let field = Schema.field(.pbx, "fqdn")
    var (pbx, at, count): (String?, Instant?, Int64?)
    let seen = try members(Self.snapshotKeys, begin) { (reader, key) throws(ScanFault) in
      switch key {
      case 0: pbx = try reader.value(field).text
      case 1: _ = try reader.choice([Kind.extension.rawValue])
      case 2: at = try reader.instant()
      default: count = try reader.integer()
      }
    }
    let missing = (~seen).trailingZeroBitCount
    guard missing >= Self.snapshotKeys.names.count, let pbx, let at, let count else {
      throw ScanFault(begin, "\"\(Self.snapshotKeys.names[missing])\" is missing")
    }
    return Snapshot(pbx: pbx, at: at, count: Int(clamping: count), line: line)
  }

  // MARK: - Parts

  /// The object's members but `type`, up to the end of the line; `body` reads the value of the key
  /// of that index. Returns one bit for each key that was there.
  @discardableResult
  private mutating func members(
    _ keys: KeyNames, _ begin: Int,
    _ body: (inout FieldReader, Int) throws(ScanFault) -> Void
  ) throws(ScanFault) -> UInt64 {
    _ = fields.scanner.take(UInt8(ascii: "{"))
    var seen: UInt64 = 0
    var hasType = false
    var hint = 0
    var first = true
    while let token = try fields.scanner.nextKey(&first) {
      guard let key = keys.index(of: token, in: fields.scanner, hint: hint) else {
        guard fields.scanner.isEqual(token, to: Self.typeKey) else {
          throw KeyNames.unknown(token, in: fields.scanner)
        }
        if hasType { throw KeyNames.repeated(token, in: fields.scanner) }
        hasType = true
        try fields.scanner.skipValue()
        continue
      }
      guard seen & 1 << UInt64(key) == 0 else {
        throw KeyNames.repeated(token, in: fields.scanner)
      }
      seen |= 1 << UInt64(key)
      hint = key + 1
      _ = fields.scanner.peek()
      do {
        try body(&fields, key)
      } catch {
        throw error.about("\"\(keys.names[key])\"")
      }
    }
    try fields.scanner.expectEnd()
    return seen
  }

  private func outsideID(
    _ id: (text: String, position: Int), _ key: String, _ kind: Kind
  ) throws(ScanFault) -> String {
    if let normalized = OutsideID.normalized(id.text, of: kind) { return normalized }
    let form =
      switch kind {
      case .pbx: "an FQDN"
      case .extension: "FQDN/NUMBER"
      default: "an id of 1 to \(OutsideID.longest) bytes"
      }
    throw ScanFault(id.position, "\"\(key)\" must be \(form)")
  }
}
