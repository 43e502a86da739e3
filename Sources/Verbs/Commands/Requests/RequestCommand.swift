import ArgumentParser

/// `lapse request make|list|decline`.
struct RequestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request", abstract: "Ask those who may for a deed.",
    discussion: """
      "lapse approve" does what is asked. The ordinary verb closes a request too, and so does the end \
      of its record; after 30 days it lapses.
      """,
    subcommands: [RequestMakeVerb.self, RequestListVerb.self, RequestDeclineVerb.self])
}
