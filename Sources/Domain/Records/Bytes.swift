/// Identifiers are compared as bytes, never by canonical equivalence.
package enum Bytes {
  package static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  package static func equal(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes {
      let digits = String(byte, radix: 16)
      text += digits.count == 1 ? "0" + digits : digits
    }
    return text
  }
}
