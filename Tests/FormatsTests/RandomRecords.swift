import Domain

/// Records of every kind with made-up values that the native format can carry.
struct RandomRecords {
  var random: SeededGenerator
  private var count = 0

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func record(_ kind: Kind) -> ImportedRecord {
    count += 1
    var record = ImportedRecord(kind: kind, line: 0)
    for field in Schema.fields(of: kind) {
      let roll = Int.random(in: 0..<6, using: &random)
      if !field.required, roll < 2 {
        record.values[field.ordinal] = roll == 0 ? nil : .null
        continue
      }
      if case .attendees = field.shape {
        record.attendees = (0..<Int.random(in: 0..<3, using: &random)).map { _ in attendee() }
        record.values[field.ordinal] = Value(record.attendees?.count)
        continue
      }
      record.values[field.ordinal] = value(field)
    }
    if kind == .file, record["share"] == .text("session"), record["name"] != nil {
      record["name"] = .null
    }
    return record
  }

  private mutating func value(_ field: Field) -> Value {
    switch field.shape {
    case .text, .reference: .text(text())
    case .identifier, .number: .text("\(count)\(text(slashes: false))")
    case .fqdn: .text("pbx-\(count).example.com")
    case .instant: .integer(instant().milliseconds)
    case .integer: .integer(Int64.random(in: 0..<36_525, using: &random))
    case .real: .real(Double.random(in: -90...90, using: &random))
    case .flag: Value(Bool.random(using: &random))
    case .choice(let choices): Value(choices.randomElement(using: &random))
    case .texts: .text(#"["\#(count)","a\"b\\\n\u0001é"]"#)
    case .joins:
      .text(JoinList.encode([Join(at: instant(), left: nil), Join(at: nil, left: instant())]))
    case .object: .text("objects/\(count).bin")
    case .attendees: .null
    }
  }

  private mutating func attendee() -> Attendee {
    Attendee(
      name: Bool.random(using: &random) ? text() : nil, email: "a\(count)@example.com",
      connectedSeconds: Int64.random(in: 0..<9_000, using: &random), reconnects: nil)
  }

  private mutating func instant() -> Instant {
    Instant(
      milliseconds: Int64.random(
        in: Instant.plausible.lowerBound.milliseconds..<Instant.plausible.upperBound.milliseconds,
        using: &random))
  }

  private static let scalars = Array("aZ9 \"\\/\n\t\u{1}\u{7F}é漢😀\u{301}\u{202E}".unicodeScalars)

  /// Not empty.
  private mutating func text(slashes: Bool = true) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0...Int.random(in: 0..<20, using: &random) {
      let scalar = Self.scalars.randomElement(using: &random) ?? "x"
      text.append(scalar == "/" && !slashes ? "-" : scalar)
    }
    return String(text)
  }
}
