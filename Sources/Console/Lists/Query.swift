/// What of a list is shown, and in which order.
struct Query: Hashable, Sendable {
  var filter = ""
  /// Nil: the list's own order.
  var sort: String?
  var descending = false
}
