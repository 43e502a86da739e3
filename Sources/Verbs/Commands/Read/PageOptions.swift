import ArgumentParser

/// How much of a list, and from where.
struct PageOptions: ParsableArguments {
  /// A number, or `all`.
  struct Limit: ExpressibleByArgument, Equatable {
    let count: Int

    init(count: Int) { self.count = count }

    init?(argument: String) {
      if argument == "all" {
        count = .max
      } else {
        guard let number = Int(argument), number > 0 else { return nil }
        count = number
      }
    }

    var defaultValueDescription: String { String(count) }
  }

  /// So many are read at once.
  static let most = 2_000

  @Option(help: ArgumentHelp("How many, or all.", valueName: "n"))
  var limit = Limit(count: 100)

  @Option(help: ArgumentHelp("Where the page before ended.", valueName: "cursor"))
  var after: String?

  /// Shows the page of `items` that is asked for, in the order of their cursors. It throws `Failure`
  /// for what is no cursor of theirs.
  func show<Item>(
    _ items: [Item], _ heads: [String], by cursor: (Item) -> ListCursor, _ printer: Printer,
    _ row: (Item) -> ListingRow
  ) throws {
    let sorted = items.map { (cursor: cursor($0), item: $0) }.sorted { $0.cursor < $1.cursor }
    var rest = sorted[...]
    if let after {
      guard let last = ListCursor(after), sorted.allSatisfy({ $0.cursor.isLike(last) }) else {
        throw Failure.usage("this is no cursor of an earlier page")
      }
      rest = sorted.drop { $0.cursor <= last }
    }
    let shown = rest.prefix(limit.count)
    var listing = Listing(printer, heads: heads)
    listing.print(shown.map { row($0.item) })
    listing.finish(next: shown.count < rest.count ? shown.last?.cursor.text : nil)
  }
}
