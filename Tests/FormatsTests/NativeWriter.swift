import Domain

/// Writes records in the native format, in a way of its own: keys shuffled, texts escaped at random.
struct NativeWriter {
  var random: SeededGenerator

  mutating func line(_ record: ImportedRecord) -> String {
    var members = [#""type":"\#(record.kind.rawValue)""#]
    for field in Schema.fields(of: record.kind) {
      guard let value = record.values[field.ordinal] else { continue }
      members.append(quoted(field.name) + ":" + text(field, value, record.attendees))
    }
    members.shuffle(using: &random)
    return "{" + members.joined(separator: Bool.random(using: &random) ? "," : " , ") + "}"
  }

  private mutating func text(
    _ field: Field, _ value: Value, _ attendees: [Attendee]?
  ) -> String {
    if value.isNull { return "null" }
    switch field.shape {
    case .instant: return "\"\(value.instant?.rfc3339 ?? "")\""
    case .integer: return String(value.integer ?? 0)
    case .real: return String(value.real ?? 0)
    case .flag: return value.integer == 1 ? "true" : "false"
    case .texts: return value.text ?? ""
    case .joins:
      return list(JoinList.decode(value.text ?? "")) { writer, join in
        [("at", writer.time(join.at)), ("left", writer.time(join.left))]
      }
    case .attendees:
      return list(attendees ?? []) { writer, attendee in
        [
          ("name", attendee.name.map { writer.quoted($0) } ?? "null"),
          ("email", attendee.email.map { writer.quoted($0) } ?? "null"),
          ("connectedSeconds", attendee.connectedSeconds.map(String.init) ?? "null"),
          ("reconnects", attendee.reconnects.map(String.init) ?? "null"),
        ]
      }
    default: return quoted(value.text ?? "")
    }
  }

  private func time(_ instant: Instant?) -> String {
    instant.map { "\"\($0.rfc3339)\"" } ?? "null"
  }

  private mutating func list<Element>(
    _ elements: [Element], _ members: (inout Self, Element) -> [(String, String)]
  ) -> String {
    var texts: [String] = []
    for element in elements {
      let pairs = members(&self, element).map { "\"\($0)\":\($1)" }
      texts.append("{" + pairs.shuffled(using: &random).joined(separator: ",") + "}")
    }
    return "[" + texts.joined(separator: ",") + "]"
  }

  mutating func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if mustEscape || Int.random(in: 0..<8, using: &random) == 0 {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
