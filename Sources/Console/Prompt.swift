internal import Domain
internal import Terminal

/// A line in which letters are text.
struct Prompt: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    case filter, command, ticket, find, person
  }

  let purpose: Purpose
  var text: String
  /// What Esc brings back.
  let original: String
  /// What is wrong with a filter, and at which character.
  var fault: FilterFault?
  /// The entry of the history that is shown, counted from the newest.
  var recalled: Int?

  init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    self.text = text
    original = text
  }

  static let longest = 200

  /// Whether the key was one of editing.
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar):
      if text.unicodeScalars.count < Self.longest { text.unicodeScalars.append(scalar) }
    case .paste(let pasted):
      text.unicodeScalars.append(
        contentsOf: Pasted.line(pasted).prefix(
          max(0, Self.longest - text.unicodeScalars.count)))
    case .backspace, .delete:
      if !text.isEmpty { text.removeLast() }
    case .control("u"):
      text = ""
    case .control("w"):
      while text.last == " " { text.removeLast() }
      while let last = text.last, last != " " { text.removeLast() }
    default:
      return false
    }
    return true
  }
}
