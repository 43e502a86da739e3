import Foundation

/// One object of a line, with its keys in the order in which they were written.
struct JSONObject {
  let keys: [String]
  private let values: [String: Any]

  init() {
    keys = []
    values = [:]
  }

  /// Nil for what is no object.
  init?(_ line: String) {
    guard
      let values = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    else { return nil }
    self.values = values
    keys = Self.keys(line)
  }

  private init(_ values: [String: Any]) {
    self.values = values
    keys = values.keys.sorted()
  }

  func text(_ key: String) -> String? { values[key] as? String }
  func number(_ key: String) -> Int? { (values[key] as? NSNumber)?.intValue }
  func flag(_ key: String) -> Bool? { (values[key] as? NSNumber)?.boolValue }
  func isNull(_ key: String) -> Bool { values[key] is NSNull }
  func texts(_ key: String) -> [String]? { values[key] as? [String] }

  func objects(_ key: String) -> [JSONObject]? {
    (values[key] as? [[String: Any]])?.map { JSONObject($0) }
  }

  func object(_ key: String) -> JSONObject {
    (values[key] as? [String: Any]).map { JSONObject($0) } ?? JSONObject()
  }

  var numbers: [String: Int] { values.compactMapValues { ($0 as? NSNumber)?.intValue } }

  /// The keys of the outer object, as they stand in the line.
  private static func keys(_ line: String) -> [String] {
    var keys: [String] = []
    var depth = 0
    var text: String?
    var last = ""
    var isEscaped = false
    for character in line {
      if let open = text {
        if isEscaped {
          isEscaped = false
          text = open + String(character)
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          last = open
          text = nil
        } else {
          text = open + String(character)
        }
        continue
      }
      switch character {
      case "\"": text = ""
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      case ":" where depth == 1: keys.append(last)
      default: break
      }
    }
    return keys
  }
}
