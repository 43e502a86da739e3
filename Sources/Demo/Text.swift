import Domain

/// Short texts made without formatting machinery: ids, object keys, addresses, lists.
enum Text {
  private static let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// `7Q4K-30M8`: the index scrambled by a bijection of 40 bits, so every index has its own.
  static func meetingID(_ index: Int) -> String {
    let bits: UInt64 = (1 << 40) - 1
    var number = (UInt64(index) &+ 0x51_7A3B_90C4) & bits
    number = (number &* 0x9E_3779_B97F) & bits
    number ^= number >> 19
    number = (number &* 0xD1_B54A_32D1) & bits
    number ^= number >> 23
    return String(unsafeUninitializedCapacity: 9) { buffer in
      for place in 0..<9 {
        if place == 4 {
          buffer[place] = UInt8(ascii: "-")
        } else {
          buffer[place] = symbols[Int(number & 31)]
          number >>= 5
        }
      }
      return 9
    }
  }

  /// `prefix/3f/3f….suffix`; different numbers have different keys.
  static func objectKey(_ prefix: String, _ number: Int, _ suffix: String) -> String {
    let name = hex(Random.mix(UInt64(truncatingIfNeeded: number) ^ 0x6C61_7073_6520_6F62))
    var key = ""
    key.reserveCapacity(prefix.utf8.count + suffix.utf8.count + 20)
    key += prefix
    key += "/"
    key += name.prefix(2)
    key += "/"
    key += name
    key += suffix
    return key
  }

  /// 16 lower-case digits.
  static func hex(_ number: UInt64) -> String {
    String(unsafeUninitializedCapacity: 16) { buffer in
      for place in 0..<16 {
        let digit = UInt8((number >> UInt64(60 - 4 * place)) & 15)
        buffer[place] = digit < 10 ? 48 + digit : 87 + digit
      }
      return 16
    }
  }

  static func licence(_ number: UInt64, tail: String?) -> String {
    let digits = Array(hex(number).uppercased())
    let last = tail ?? String(digits[12..<16])
    return "\(String(digits[0..<4]))-\(String(digits[4..<8]))-\(String(digits[8..<12]))-\(last)"
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The stored form of `JoinList`.
  static func joins(_ joins: [Join]) -> String {
    String(unsafeUninitializedCapacity: joins.count * 44 + 2) { buffer in
      var end = 0
      func put(_ byte: UInt8) {
        buffer[end] = byte
        end += 1
      }
      func put(_ instant: Instant?) {
        guard let instant else {
          for byte in "null".utf8 { put(byte) }
          return
        }
        // Plausible instants are not negative.
        var rest = UInt64(instant.milliseconds)
        let first = end
        repeat {
          put(48 + UInt8(rest % 10))
          rest /= 10
        } while rest > 0
        buffer[first..<end].reverse()
      }
      put(UInt8(ascii: "["))
      for place in joins.indices {
        if place > 0 { put(UInt8(ascii: ",")) }
        put(UInt8(ascii: "["))
        put(joins[place].at)
        put(UInt8(ascii: ","))
        put(joins[place].left)
        put(UInt8(ascii: "]"))
      }
      put(UInt8(ascii: "]"))
      return end
    }
  }

  /// A JSON array of texts.
  static func list(_ texts: [String]) -> String {
    var json = "["
    for (place, text) in texts.enumerated() {
      json += place == 0 ? "\"" : ",\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": json += "\\\""
        case "\\": json += "\\\\"
        case _ where scalar.value < 32:
          json += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: json.unicodeScalars.append(scalar)
        }
      }
      json += "\""
    }
    return json + "]"
  }

  /// An address of the documentation ranges.
  static func address(_ random: inout Random) -> String {
    let draw = random.below(100)
    if draw < 14 {
      let part = String(random.below(0xFFFF) + 1, radix: 16)
      return "2001:db8:\(String(random.below(0xFFF) + 1, radix: 16))::\(part)"
    }
    let net = draw < 43 ? "192.0.2." : draw < 72 ? "198.51.100." : "203.0.113."
    return net + String(random.below(254) + 1)
  }

  /// A number of the ranges set aside for fiction.
  static func phone(_ random: inout Random) -> String {
    random.chance(60)
      ? "+44 20 7946 0" + padded(random.below(1_000), 3)
      : "+1 202 555 01" + padded(random.below(100), 2)
  }
}
