/// A person as Lapse remembers them: the keyed tag of the folded e-mail address.
package struct PersonTag: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// `P-3f9a12bc`: what audit entries, receipts and phrases say of the person.
  package var label: String { "P-" + hex.prefix(8) }

  package var hex: String { Bytes.hex(bytes) }
}
