import ArgumentParser
import Domain
import Operations

/// A kind that can be ordered to go; another is understood, and refused with its reason.
struct DeletableKind: ExpressibleByArgument {
  let kind: Kind

  init?(argument: String) {
    guard let kind = Kind(rawValue: argument) else { return nil }
    self.kind = kind
  }

  static var allValueStrings: [String] {
    Kind.allCases.filter(\.isDeletable).map(\.rawValue)
  }
}

/// One or more records of one kind as they are named on the command line.
struct RecordsArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The records' kind.", valueName: "kind"))
  var named: DeletableKind

  @Argument(
    help: ArgumentHelp(
      """
      A PBX by its FQDN, an extension by FQDN/NUMBER, others by their id; several of one kind are \
      ordered together. "-" reads them from standard input, one a line.
      """, valueName: "id"))
  var ids: [String]

  var kind: Kind { named.kind }
}

extension RecordsArgument {
  /// The ids, each once, of a kind that can be deleted by order.
  func deletable(_ invocation: Invocation) throws -> [String] {
    guard kind.isDeletable else {
      throw Failure.usage(
        "\(kind.withArticle) is not deleted by order"
          + (kind == .mcu ? "" : ": it goes by its rules or with its parent"))
    }
    var named = ids
    if ids == ["-"] {
      named = try invocation.inputText().split(whereSeparator: \.isNewline).map(String.init)
        .filter { line in line.contains { !$0.isWhitespace } }
      guard !named.isEmpty else { throw Failure.usage("no record was named; nothing was done") }
    }
    var seen: Set<String> = []
    return try named.map { try invocation.normalized($0, of: kind) }
      .filter { seen.insert($0).inserted }
  }
}
