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
}
