import Domain
import Operations

/// Values as JSON on one line, keys in their order. Hidden characters are escaped, so that a line
/// can be looked at on a terminal.
enum JSONWriter {
  static func text(_ members: [ViewValue.Member]) -> String {
    var line = ""
    write(members, to: &line)
    return line
  }

  static func text(_ value: ViewValue) -> String {
    var line = ""
    write(value, to: &line)
    return line
  }

  private static func write(_ members: [ViewValue.Member], to line: inout String) {
    line += "{"
    for (index, member) in members.enumerated() {
      if index > 0 { line += "," }
      write(member.name, to: &line)
      line += ":"
      write(member.value, to: &line)
    }
    line += "}"
  }

  private static func write(_ value: ViewValue, to line: inout String) {
    switch value {
    case .null: line += "null"
    case .text(let text): write(text, to: &line)
    case .integer(let number): line += String(number)
    case .real(let number): line += number.isFinite ? String(number) : "null"
    case .flag(let flag): line += flag ? "true" : "false"
    case .instant(let instant): line += "\"\(instant.rfc3339)\""
    case .list(let values):
      line += "["
      for (index, value) in values.enumerated() {
        if index > 0 { line += "," }
        write(value, to: &line)
      }
      line += "]"
    case .object(let members): write(members, to: &line)
    }
  }

  private static func write(_ text: String, to line: inout String) {
    line += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": line += "\\\""
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\t": line += "\\t"
      case _ where VisibleText.isHidden(scalar):
        for unit in String(scalar).utf16 { line += "\\u" + hex(unit) }
      default: line.unicodeScalars.append(scalar)
      }
    }
    line += "\""
  }

  private static func hex(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
