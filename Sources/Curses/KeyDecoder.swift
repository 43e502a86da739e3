import Terminal

/// Makes keys of what curses reads. Fed with bursts, all that was waiting at one time, since only
/// that tells a lone Esc from the beginning of a sequence that curses did not know.
struct KeyDecoder {
  enum Input: Equatable {
    case byte(UInt8)
    case key(Key)
    case pasteStart
    case pasteEnd
    case mouse
    /// A sequence that curses knows and this program does not use.
    case other
  }

  /// Longer pastes are cut; in bytes.
  static let pasteLimit = 65_536

  private enum State {
    case plain
    case utf8([UInt8], missing: Int)
    case paste([UInt8])
    case mouse([UInt8])
  }

  private var state = State.plain
  private var endedInEscape = false

  mutating func decode(_ burst: [Input]) -> [Key] {
    var keys: [Key] = []
    var rest = burst[...]
    if endedInEscape, let tail = KeyDecoder.sequenceTail(rest), tail == rest.count {
      // The beginning came late, over a slow line, and was taken for Esc.
      rest = []
    }
    endedInEscape = false
    while let input = rest.popFirst() {
      switch state {
      case .plain: take(input, &rest, &keys)
      case .utf8(let bytes, let missing): takeUTF8(input, bytes, missing, &rest, &keys)
      case .paste(let bytes): takePaste(input, bytes, isLast: rest.isEmpty, &keys)
      case .mouse(let bytes): takeMouse(input, bytes, &keys)
      }
    }
    return keys
  }

  private mutating func take(_ input: Input, _ rest: inout ArraySlice<Input>, _ keys: inout [Key]) {
    switch input {
    case .key(let key): keys.append(key)
    case .pasteStart: state = .paste([])
    case .mouse: state = .mouse([])
    case .pasteEnd, .other: break
    case .byte(0x1B):
      if let tail = KeyDecoder.sequenceTail(rest) {
        let sequence = rest.prefix(tail)
        rest = rest.dropFirst(tail)
        if let key = KeyDecoder.common(sequence) { keys.append(key) }
      } else {
        keys.append(.escape)
        endedInEscape = rest.isEmpty
      }
    case .byte(let byte):
      if let key = KeyDecoder.control(byte) {
        keys.append(key)
      } else if byte < 0x80 {
        keys.append(.character(Unicode.Scalar(byte)))
      } else if let missing = KeyDecoder.continuations(after: byte) {
        state = .utf8([byte], missing: missing)
      }
    }
  }

  private mutating func takeUTF8(
    _ input: Input, _ bytes: [UInt8], _ missing: Int, _ rest: inout ArraySlice<Input>,
    _ keys: inout [Key]
  ) {
    guard case .byte(let byte) = input, byte & 0xC0 == 0x80 else {
      state = .plain
      take(input, &rest, &keys)
      return
    }
    let bytes = bytes + [byte]
    guard missing == 1 else {
      state = .utf8(bytes, missing: missing - 1)
      return
    }
    state = .plain
    if let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first {
      keys.append(.character(scalar))
    }
  }

  private mutating func takePaste(
    _ input: Input, _ bytes: [UInt8], isLast: Bool, _ keys: inout [Key]
  ) {
    var bytes = bytes
    switch input {
    case .pasteEnd: finishPaste(bytes, &keys)
    case .byte(0x1B) where isLast:
      // The end got lost; Esc gives the keyboard back.
      finishPaste(bytes, &keys)
    case .byte(0x0D): append("\n", to: &bytes)
    case .byte(let byte): append(byte, to: &bytes)
    case .key(.enter): append("\n", to: &bytes)
    default: break
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    append(UInt8(truncatingIfNeeded: scalar.value), to: &bytes)
  }

  private mutating func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    // Emptied first, so that the bytes are not copied for each one.
    state = .plain
    if bytes.count < KeyDecoder.pasteLimit {
      bytes.append(byte)
    }
    state = .paste(bytes)
  }

  private mutating func finishPaste(_ bytes: [UInt8], _ keys: inout [Key]) {
    state = .plain
    keys.append(.paste(String(decoding: bytes, as: UTF8.self)))
  }

  /// `button;column;row` and `M` or `m`, one-based.
  private mutating func takeMouse(_ input: Input, _ bytes: [UInt8], _ keys: inout [Key]) {
    guard case .byte(let byte) = input, bytes.count < 32 else {
      state = .plain
      return
    }
    guard byte == UInt8(ascii: "M") || byte == UInt8(ascii: "m") else {
      state = .mouse(bytes + [byte])
      return
    }
    state = .plain
    let numbers = bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 3, let button = numbers[0], let column = numbers[1],
      let row = numbers[2], row > 0, column > 0
    else { return }
    let position = GridPosition(row: row - 1, column: column - 1)
    let action: MouseEvent.Action? =
      switch button {
      case 0: byte == UInt8(ascii: "M") ? .press : .release
      case 64: .wheelUp
      case 65: .wheelDown
      default: nil
      }
    if let action {
      keys.append(.mouse(MouseEvent(action, at: position)))
    }
  }

  private static func control(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x00: .control("@")
    case 0x01...0x1A: .control(Unicode.Scalar(byte + 0x60))
    case 0x1C...0x1F: .control(Unicode.Scalar(byte + 0x40))
    default: nil
    }
  }

  private static func continuations(after lead: UInt8) -> Int? {
    switch lead {
    case 0xC2...0xDF: 1
    case 0xE0...0xEF: 2
    case 0xF0...0xF4: 3
    default: nil
    }
  }

  /// What nearly all terminals send for a key, for those whose description leaves it out.
  private static func common(_ sequence: ArraySlice<Input>) -> Key? {
    let bytes = sequence.map { input -> UInt8 in
      if case .byte(let byte) = input { byte } else { 0 }
    }
    return sequences[String(decoding: bytes, as: UTF8.self)]
  }

  private static let sequences: [String: Key] = [
    "[A": .up, "[B": .down, "[C": .right, "[D": .left, "[H": .home, "[F": .end, "[Z": .backTab,
    "OA": .up, "OB": .down, "OC": .right, "OD": .left, "OH": .home, "OF": .end,
    "[1~": .home, "[2~": .insert, "[3~": .delete, "[4~": .end, "[5~": .pageUp,
    "[6~": .pageDown, "[7~": .home, "[8~": .end,
    "OP": .function(1), "OQ": .function(2), "OR": .function(3), "OS": .function(4),
    "[11~": .function(1), "[12~": .function(2), "[13~": .function(3), "[14~": .function(4),
    "[15~": .function(5), "[17~": .function(6), "[18~": .function(7), "[19~": .function(8),
    "[20~": .function(9), "[21~": .function(10), "[23~": .function(11), "[24~": .function(12),
  ]

  /// The length of what follows an Esc in a CSI or SS3 sequence, if `rest` begins with a whole
  /// one.
  private static func sequenceTail(_ rest: ArraySlice<Input>) -> Int? {
    let bytes = rest.prefix(32).map { input -> UInt8 in
      if case .byte(let byte) = input { byte } else { 0 }
    }
    guard bytes.count >= 2 else { return nil }
    switch bytes[0] {
    case UInt8(ascii: "O"):
      return (0x40...0x7E).contains(bytes[1]) ? 2 : nil
    case UInt8(ascii: "["):
      guard let end = bytes.dropFirst().firstIndex(where: { !(0x20...0x3F).contains($0) }),
        (0x40...0x7E).contains(bytes[end])
      else { return nil }
      return end + 1
    default:
      return nil
    }
  }
}
