import ArgumentParser
import Domain
import Operations

/// A record as it is named on the command line.
struct RecordArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The record's kind.", valueName: "kind"))
  var kind: Kind

  @Argument(
    help: ArgumentHelp(
      "A PBX by its FQDN, an extension by FQDN/NUMBER, others by their id.", valueName: "id"))
  var id: String
}

extension RecordArgument {
  /// The id, of a kind that can be deleted by order.
  func deletable(_ invocation: Invocation) throws -> String {
    guard kind.isDeletable else {
      throw Failure.usage(
        "a \(kind.rawValue) is not deleted by order: it goes by its rules or with its parent")
    }
    return try invocation.normalized(id, of: kind)
  }
}
