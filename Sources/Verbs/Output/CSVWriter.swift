import Domain
import Operations

/// Rows as RFC 4180 wants them; lists and objects are JSON within their field. A text that a
/// spreadsheet would take for a formula is led by an apostrophe.
enum CSVWriter {
  static func header(_ members: [ViewValue.Member]) -> String {
    row(members.map { quoted($0.name) })
  }

  static func row(_ members: [ViewValue.Member]) -> String {
    row(members.map { field($0.value) })
  }

  private static func row(_ fields: [String]) -> String {
    fields.joined(separator: ",") + "\r\n"
  }

  private static func field(_ value: ViewValue) -> String {
    switch value {
    case .null: ""
    case .text(let text): quoted(guarded(VisibleText.escaped(text)))
    case .list, .object: quoted(JSONWriter.text(value))
    case .instant(let instant): instant.rfc3339
    default: JSONWriter.text(value)
    }
  }

  private static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) else {
      return text
    }
    return "'" + text
  }

  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
