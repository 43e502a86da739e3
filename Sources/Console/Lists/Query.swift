internal import Operations

/// What of a list is shown, and in which order.
struct Query: Hashable, Sendable {
  /// In clear: terms on masked columns are not in it.
  var filter = ""
  /// What was found of those, once: their values are kept nowhere.
  var told: ToldFilter?
  /// Nil: the list's own order.
  var sort: String?
  var descending = false

  var isFiltered: Bool { !filter.isEmpty || told != nil }

  func isInOrder(of other: Query) -> Bool {
    sort == other.sort && descending == other.descending
  }

  /// As it may be shown, the told values masked.
  var shown: String {
    [told?.shown, filter.isEmpty ? nil : filter].compactMap { $0 }.joined(separator: " ")
  }
}
