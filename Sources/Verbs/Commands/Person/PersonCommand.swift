import ArgumentParser

/// `lapse person find|export|erase|rectify|accesses|case`.
struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: "Everything about one person, across all PBXs, for the officer.",
    discussion: """
      The person's whole e-mail address is asked for, or is the first line of standard input; it is \
      never an argument, which others can see.
      """,
    subcommands: [
      PersonFindVerb.self, PersonExportVerb.self, PersonEraseVerb.self, PersonRectifyVerb.self,
      PersonAccessesVerb.self, PersonCaseCommand.self,
    ])
}

/// `lapse person case list|close`.
struct PersonCaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Data subjects' requests and the month that each has.",
    subcommands: [PersonCaseListVerb.self, PersonCaseCloseVerb.self])
}
