/// An e-mail address as it is stored beside the real one to be found by its whole value: without
/// white space at its ends, in NFC and lower case.
///
/// Equal for NFC, NFD and case variants, compared byte by byte, and personal data all the same: it
/// prints its mask. `straße@` and `strasse@` stay two people.
package struct FoldedAddress: Sendable, Hashable {
  /// UTF-8, as stored.
  package let bytes: [UInt8]

  /// Folds an address as it was given.
  package init(_ address: String) {
    let folded = MaskNormalForm.lowered(address)
    let head = folded.drop(while: \.properties.isWhitespace)
    let end = head.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? head.startIndex
    bytes = Array(Mask.text(head[..<end]).utf8)
  }

  /// Takes bytes that were folded before, as the store has them.
  package init(stored bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The address as it may be shown.
  package var masked: String { Mask.email.masked(String(decoding: bytes, as: UTF8.self)) }
}

extension FoldedAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { masked }
  package var debugDescription: String { masked }
  package var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}
