import Domain

/// A place in a list that is read as a whole: the sort key of the last item shown, as text. It holds
/// when that item is gone, and no other item of the list has it.
struct ListCursor: Equatable, Comparable {
  /// A part of a sort key, the greatest number first (`newest`) or the least of both others.
  enum Part: Equatable {
    case newest(Int64)
    case number(Int64)
    case text(String)
  }

  let parts: [Part]

  init(_ parts: Part...) { self.parts = parts }

  static func < (left: Self, right: Self) -> Bool {
    for (mine, other) in zip(left.parts, right.parts) where mine != other {
      return mine.precedes(other)
    }
    return left.parts.count < right.parts.count
  }

  var text: String { parts.map(\.text).joined(separator: ".") }

  /// Nil for what is no cursor.
  init?(_ text: String) {
    var parts: [Part] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard let part = Part(part) else { return nil }
      parts.append(part)
    }
    self.parts = parts
  }

  /// Whether both can be of one list.
  func isLike(_ other: ListCursor) -> Bool {
    parts.count == other.parts.count
      && zip(parts, other.parts).allSatisfy { $0.0.isLike($0.1) }
  }
}

extension ListCursor.Part {
  /// `12`, `n12`, or `t` and hexadecimal digits.
  fileprivate var text: String {
    switch self {
    case .newest(let number): String(number)
    case .number(let number): "n\(number)"
    case .text(let text): "t" + Bytes.hex(text.utf8)
    }
  }

  fileprivate init?(_ text: Substring) {
    switch text.first {
    case "n":
      guard let number = Int64(text.dropFirst()) else { return nil }
      self = .number(number)
    case "t":
      guard let bytes = Bytes.of(hex: text.dropFirst()),
        let text = String(validating: bytes, as: UTF8.self)
      else { return nil }
      self = .text(text)
    default:
      guard let number = Int64(text) else { return nil }
      self = .newest(number)
    }
  }

  fileprivate func precedes(_ other: Self) -> Bool {
    switch (self, other) {
    case (.newest(let mine), .newest(let other)): mine > other
    case (.number(let mine), .number(let other)): mine < other
    case (.text(let mine), .text(let other)): Bytes.precedes(mine, other)
    default: false
    }
  }

  fileprivate func isLike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.newest, .newest), (.number, .number), (.text, .text): true
    default: false
    }
  }
}
