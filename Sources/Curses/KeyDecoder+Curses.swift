import CPlatform
import Terminal

extension KeyDecoder.Input {
  /// From a value of `lapse_screen_key`; nil when nothing was waiting.
  init?(code: Int32) {
    guard code >= 0 else { return nil }
    if let byte = UInt8(exactly: code) {
      self = .byte(byte)
    } else if let key = KeyDecoder.Input.keys[Int(code)] {
      self = .key(key)
    } else {
      switch Int(code) {
      case LAPSE_KEY_PASTE_START: self = .pasteStart
      case LAPSE_KEY_PASTE_END: self = .pasteEnd
      case LAPSE_KEY_MOUSE: self = .mouse
      case let code where (1...24).contains(code - LAPSE_KEY_FUNCTION):
        self = .key(.function(code - LAPSE_KEY_FUNCTION))
      default: self = .other
      }
    }
  }

  private static let keys: [Int: Key] = [
    LAPSE_KEY_UP: .up,
    LAPSE_KEY_DOWN: .down,
    LAPSE_KEY_LEFT: .left,
    LAPSE_KEY_RIGHT: .right,
    LAPSE_KEY_HOME: .home,
    LAPSE_KEY_END: .end,
    LAPSE_KEY_PAGE_UP: .pageUp,
    LAPSE_KEY_PAGE_DOWN: .pageDown,
    LAPSE_KEY_BACKSPACE: .backspace,
    LAPSE_KEY_DELETE: .delete,
    LAPSE_KEY_INSERT: .insert,
    LAPSE_KEY_ENTER: .enter,
    LAPSE_KEY_BACK_TAB: .backTab,
  ]
}
