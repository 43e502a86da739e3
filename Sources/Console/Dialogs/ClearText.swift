/// One field in clear, for the dialog that shows it and for nothing else. It prints nothing of it.
struct ClearText: Hashable, Sendable {
  /// Nil: nothing is there.
  let text: String?
  /// Nothing is there because a rule or a person erased it.
  let isErased: Bool
}

extension ClearText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var description: String { "a field in clear" }
  var debugDescription: String { description }
  var customMirror: Mirror { Mirror(self, children: [:]) }
}
