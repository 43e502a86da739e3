/// A value read from a record that is shown as its mask only.
///
/// Not `Codable`, not `Hashable`; printing, debugging, dumping and reflecting it give the mask. The
/// raw value is had by `disclosed()`, which needs `@_spi(Disclosure) import Domain`.
public struct Sensitive<Value: Sendable>: Sendable {
  private let value: Value
  /// How the value is shown.
  package let mask: Mask

  package init(_ value: Value, mask: Mask) {
    self.value = value
    self.mask = mask
  }

  /// The value as it may be shown: a text by its mask, a list of texts as one `[set]` or `[empty]`
  /// (`presence`) or element by element with commas, anything else `***`.
  package var masked: String {
    if let text = value as? String { return mask.masked(text) }
    guard let texts = value as? [String] else { return "***" }
    if mask == .presence { return mask.masked(texts.joined()) }
    return texts.map(mask.masked).joined(separator: ", ")
  }

  /// The raw value. Who calls it answers for where it goes.
  @_spi(Disclosure) public func disclosed() -> Value { value }
}

extension Sensitive: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { masked }
  public var debugDescription: String { masked }
  public var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}

extension Sensitive: Equatable where Value: Equatable {}
