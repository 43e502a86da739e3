/// What a caller told and somebody typed: personal data as a rule. It prints nothing of it, and
/// nothing that lasts takes one.
struct Told: Hashable, Sendable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }
}

extension Told: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var description: String { "told" }
  var debugDescription: String { description }
  var customMirror: Mirror { Mirror(self, children: [:]) }
}
