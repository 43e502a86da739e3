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
