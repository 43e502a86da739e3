/// A stay of a participant in a meeting.
package struct Join: Hashable, Sendable {
  package var at: Instant?
  package var left: Instant?

  package init(at: Instant?, left: Instant?) {
    self.at = at
    self.left = left
  }
}

/// The stored form of a list of joins: `[[at,left],…]` in milliseconds, `null` where not known.
package enum JoinList {
  package static func encode(_ joins: [Join]) -> String {
    let pairs = joins.map { join in
      let at = join.at.map { String($0.milliseconds) } ?? "null"
      let left = join.left.map { String($0.milliseconds) } ?? "null"
      return "[\(at),\(left)]"
    }
    return "[" + pairs.joined(separator: ",") + "]"
  }

  /// The inverse of `encode`; what it cannot read is left out.
  package static func decode(_ text: String) -> [Join] {
    var joins: [Join] = []
    var numbers: [Instant?] = []
    var digits = ""
    var depth = 0
    func close(_ digits: String) -> Instant? {
      Int64(digits).map(Instant.init(milliseconds:))
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "["):
        depth += 1
        digits = ""
      case UInt8(ascii: ","):
        if depth == 2 { numbers.append(close(digits)) }
        digits = ""
      case UInt8(ascii: "]"):
        if depth == 2 {
          numbers.append(close(digits))
          if numbers.count == 2 { joins.append(Join(at: numbers[0], left: numbers[1])) }
          numbers = []
        }
        digits = ""
        depth -= 1
      default:
        digits.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return joins
  }
}
