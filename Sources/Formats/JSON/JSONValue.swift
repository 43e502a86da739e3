/// A JSON text as a tree of values, for what is no record.
package indirect enum JSONValue: Hashable, Sendable {
  case object([String: JSONValue])
  case list([JSONValue])
  case text(String)
  /// As it is written.
  case number(String)
  case bool(Bool)
  case null

  /// Nil where the text is no JSON.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    var scanner = JSONScanner(bytes, 0..<bytes.count)
    guard let value = try? Self.value(&scanner, depth: 0), scanner.peek() == nil else { return nil }
    self = value
  }

  private static func value(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(ScanFault) -> JSONValue {
    guard depth < JSONScanner.depthLimit else { throw scanner.unexpected("is nested too deeply") }
    var first = true
    switch scanner.peek() {
    case UInt8(ascii: "{"):
      scanner.position += 1
      var members: [String: JSONValue] = [:]
      while let key = try scanner.nextKey(&first) {
        members[scanner.text(key)] = try value(&scanner, depth: depth + 1)
      }
      return .object(members)
    case UInt8(ascii: "["):
      scanner.position += 1
      var elements: [JSONValue] = []
      while try scanner.nextElement(&first) {
        elements.append(try value(&scanner, depth: depth + 1))
      }
      return .list(elements)
    case UInt8(ascii: "\""): return .text(scanner.text(try scanner.string()))
    case UInt8(ascii: "t") where scanner.takeLiteral("true"): return .bool(true)
    case UInt8(ascii: "f") where scanner.takeLiteral("false"): return .bool(false)
    case UInt8(ascii: "n") where scanner.takeLiteral("null"): return .null
    default:
      let number = try scanner.number()
      return .number(String(decoding: scanner.bytes[number.range], as: UTF8.self))
    }
  }
}

extension JSONValue {
  package subscript(_ key: String) -> JSONValue {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }

  package var list: [JSONValue] { if case .list(let list) = self { list } else { [] } }

  package var isTrue: Bool { self == .bool(true) }
}
