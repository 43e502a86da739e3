/// A key of the object store: relative, 1 to 512 bytes of `A–Z a–z 0–9 . _ / -`, no empty, `.` or
/// `..` part, no leading `-` (`interfaces.md`, Stored objects).
package struct ObjectKey: Hashable, Sendable {
  /// The file that marks an object store; no record's object bears its name.
  package static let marker = ".lapse-objects"

  package let text: String

  package init?(_ text: String) {
    guard (1...512).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "-"),
      text.utf8.allSatisfy(Self.isAllowed)
    else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.hasPrefix("-") }),
      text != Self.marker
    else { return nil }
    self.text = text
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "/"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
