internal import Domain

/// Some lines in a row, and how to ask for their neighbours.
struct Page: Hashable, Sendable {
  enum Cursor: Hashable, Sendable {
    case text(String)
    case due(DueEntry.Key)
    /// Of what is counted: the number of the last line.
    case number(Int64)
  }

  /// From the cursor on, or towards the beginning; without one from the beginning, or the end.
  struct Request: Hashable, Sendable {
    var after: Cursor?
    var backward = false

    static let first = Request()
    static let last = Request(backward: true)
  }

  let request: Request
  var items: [Item]
  /// The cursor before the first line; nil: nothing is there, or it cannot be asked for.
  let before: Cursor?
  /// The cursor behind the last line; nil: nothing is there.
  let after: Cursor?
  let total: Int?
  /// How many lines were looked at for it, where the search goes on behind it.
  var searched: Int?

  /// The lines of this page and of the next in one.
  func followed(by next: Page) -> Page {
    Page(
      request: request, items: items + next.items, before: before, after: next.after,
      total: next.total, searched: next.searched)
  }
}
