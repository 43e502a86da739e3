/// A JSON value as the native format has it. Object keys keep their order.
package indirect enum ModelJSON: Equatable, Sendable {
  case null
  case flag(Bool)
  case number(Int64)
  case text(String)
  case list([ModelJSON])
  case object([Member])

  package struct Member: Equatable, Sendable {
    package var key: String
    package var value: ModelJSON

    package init(_ key: String, _ value: ModelJSON) {
      self.key = key
      self.value = value
    }
  }

  /// The member of that name, nil when absent (or when this is no object).
  package subscript(key: String) -> ModelJSON? {
    guard case .object(let members) = self else { return nil }
    for member in members where member.key == key { return member.value }
    return nil
  }

  package var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  package var integer: Int64? {
    if case .number(let number) = self { number } else { nil }
  }

  package var elements: [ModelJSON] {
    if case .list(let list) = self { list } else { [] }
  }

  /// One line of JSON. Texts must be free of control characters.
  package var written: String {
    switch self {
    case .null: return "null"
    case .flag(let flag): return flag ? "true" : "false"
    case .number(let number): return String(number)
    case .text(let text): return Self.quoted(text)
    case .list(let list):
      return "[" + list.map(\.written).joined(separator: ",") + "]"
    case .object(let members):
      let parts = members.map { Self.quoted($0.key) + ":" + $0.value.written }
      return "{" + parts.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
