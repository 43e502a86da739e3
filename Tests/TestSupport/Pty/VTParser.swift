/// Splits a terminal's input into characters and sequences.
struct VTParser {
  enum Event {
    case print(Unicode.Scalar)
    case control(UInt8)
    /// `ESC` and one character, with what stood between (`(` in `ESC ( 0`).
    case escape(Character, between: String)
    /// Parameters are 0 where they are left out.
    case csi(Character, prefix: String, parameters: [Int])
    case osc(String)
  }

  private enum State {
    case ground
    case utf8([UInt8], missing: Int)
    case escape(String)
    case csi([UInt8])
    case osc([UInt8])
  }

  private var state = State.ground

  mutating func take(_ byte: UInt8) -> Event? {
    switch state {
    case .ground: ground(byte)
    case .utf8(let bytes, let missing): utf8(byte, bytes, missing)
    case .escape(let between): escape(byte, between)
    case .csi(let bytes): csi(byte, bytes)
    case .osc(let bytes): osc(byte, bytes)
    }
  }

  private mutating func ground(_ byte: UInt8) -> Event? {
    switch byte {
    case 0x1B: state = .escape("")
    case 0..<0x20, 0x7F: return .control(byte)
    case 0x20..<0x80: return .print(Unicode.Scalar(byte))
    case 0xC0...0xDF: state = .utf8([byte], missing: 1)
    case 0xE0...0xEF: state = .utf8([byte], missing: 2)
    case 0xF0...0xF7: state = .utf8([byte], missing: 3)
    default: return .print("\u{FFFD}")
    }
    return nil
  }

  private mutating func utf8(_ byte: UInt8, _ bytes: [UInt8], _ missing: Int) -> Event? {
    let bytes = bytes + [byte]
    if missing > 1 {
      state = .utf8(bytes, missing: missing - 1)
      return nil
    }
    state = .ground
    return .print(String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}")
  }

  private mutating func escape(_ byte: UInt8, _ between: String) -> Event? {
    let character = Character(Unicode.Scalar(byte))
    switch byte {
    case UInt8(ascii: "[") where between.isEmpty: state = .csi([])
    case UInt8(ascii: "]") where between.isEmpty: state = .osc([])
    case 0x20...0x2F: state = .escape(between + String(character))
    default:
      state = .ground
      return .escape(character, between: between)
    }
    return nil
  }

  private mutating func csi(_ byte: UInt8, _ bytes: [UInt8]) -> Event? {
    guard (0x40...0x7E).contains(byte) else {
      state = .csi(bytes + [byte])
      return nil
    }
    state = .ground
    let prefix = bytes.prefix { (0x3C...0x3F).contains($0) }
    let parameters = bytes.dropFirst(prefix.count)
      .split(omittingEmptySubsequences: false) { $0 == 0x3B || $0 == 0x3A }
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    return .csi(
      Character(Unicode.Scalar(byte)), prefix: String(decoding: prefix, as: UTF8.self),
      parameters: parameters)
  }

  private mutating func osc(_ byte: UInt8, _ bytes: [UInt8]) -> Event? {
    let isString = byte == UInt8(ascii: "\\") && bytes.last == 0x1B
    guard byte == 0x07 || isString else {
      state = .osc(bytes + [byte])
      return nil
    }
    state = .ground
    return .osc(String(decoding: isString ? bytes.dropLast() : bytes[...], as: UTF8.self))
  }
}
