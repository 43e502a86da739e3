import Domain
import Operations

/// Waiting objects as rows.
enum ObjectColumns {
  static let heads = ["object", "kind", "since", "tries", "last error", "next try"]

  /// The longest waiting first. Its key is never shown.
  static func cursor(_ object: WaitingObject) -> ListCursor {
    ListCursor(
      .number(object.queuedAt.milliseconds), .text(object.kind.rawValue), .number(object.record))
  }

  static func row(_ object: WaitingObject) -> ListingRow {
    ListingRow(
      members: Shape.object(object),
      cells: [
        "[object]", object.kind.rawValue, Words.instant(object.queuedAt), String(object.tries),
        object.lastError ?? "-", Words.instant(object.nextTryAt),
      ])
  }
}
