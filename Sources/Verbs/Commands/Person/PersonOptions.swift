import ArgumentParser
import Domain
import Operations

/// What the verbs about a person have in common. The address is never an argument: it is asked for,
/// or the first line of standard input.
struct PersonOptions: ParsableArguments {
  static let prompt = "The person's whole e-mail address: "

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp(
      "The reference of the person's request, whose month (GDPR Art. 12) is kept.",
      valueName: "ref"))
  var reference: String?

  @Option(
    help: ArgumentHelp(
      "When the request was received: a day or an instant; the first time that it is named.",
      valueName: "date"))
  var received: ReviewDate?

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Take in who bears a whole name, asked for, but no address in this meeting.",
      valueName: "meeting"))
  var meeting: String?

  @Argument(help: .hidden) var words: [String] = []

  func validate() throws {
    if received != nil, reference == nil {
      throw ValidationError("--received goes with --case.")
    }
  }

  static func address(_ line: String) throws -> FoldedAddress {
    let address = FoldedAddress(line)
    let text = address.bytes
    guard text.contains(UInt8(ascii: "@")), text.first != UInt8(ascii: "@"),
      text.last != UInt8(ascii: "@")
    else { throw Failure.usage("that is no whole e-mail address; nothing was done") }
    return address
  }

  /// The request, and what else was told: one line for each of `prompts`.
  func request(
    _ invocation: Invocation, canAsk: Bool, prompts: [String] = []
  ) throws -> (request: PersonRequest, told: [String]) {
    var all = [Self.prompt]
    if meeting != nil { all.append("Their whole name in that meeting: ") }
    let lines = try invocation.told(all + prompts, canAsk: canAsk, words: words)
    var request = PersonRequest(address: try Self.address(lines[0]), ticket: ticket)
    if let meeting {
      request.named = PersonRequest.Named(
        meeting: try invocation.normalized(meeting, of: .meeting), name: lines[1])
    }
    request.reference = reference
    request.receivedAt = received?.instant
    return (request, Array(lines.dropFirst(all.count)))
  }
}
