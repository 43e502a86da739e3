/// What of a list is being read.
enum Load: Hashable, Sendable {
  /// Anew: the cursor goes to the first line, or stays on its record if that is still there.
  case anew(keepingCursor: Bool)
  /// The end; the cursor goes to the last line.
  case end
  /// The lines around a cursor of the list; the list's cursor goes to the first behind it.
  case around(Page.Cursor)
  /// The page that follows, or precedes, what there is.
  case ahead
  case behind
  /// The same place again.
  case refresh

  /// Whether what there is gives way to what arrives.
  var replaces: Bool { self != .ahead && self != .behind }
}
