import ArgumentParser
import Domain
import Operations

/// `lapse request make KIND ID --what DEED`.
struct RequestMakeVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Ask for a deletion, a hold, or a person's right.",
    discussion: "A deletion is asked with its plan as it is now; nothing of it goes.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var record: RecordArgument

  @Option(help: "What is asked for; rectify and erase are of the person of the record.")
  var what: StaffRequest.Deed

  @Option(
    help: ArgumentHelp(
      "A code as of delete, or - to read words from standard input.", valueName: "code"))
  var reason = Reason.other.rawValue

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  @Option(
    help: ArgumentHelp(
      "The fingerprint of the plan that was looked at; another plan is refused.",
      valueName: "fingerprint"))
  var plan: String?

  func perform(_ invocation: Invocation) async throws {
    guard what.isAsked(of: record.kind) else {
      throw Failure.usage("no \(what.rawValue) is asked of a \(record.kind.rawValue)")
    }
    var argument = ReasonArgument()
    argument.reason = reason
    let why = try argument.parsed(invocation)
    let operations = try await invocation.operations()
    let request = try await operations.makeRequest(
      RequestDraft(
        deed: what, kind: record.kind, id: try invocation.normalized(record.id, of: record.kind),
        reason: why.code, words: why.words, ticket: ticket, fingerprint: plan),
      by: invocation.principal)
    invocation.printer.object([
      .init("request", .text(request.label)), .init("what", .text(what.rawValue)),
      .init("plan", ViewValue(request.fingerprint)), .init("lapsesAt", .instant(request.lapsesAt)),
    ]) {
      [
        "Asked as \(request.label): \(what.rawValue) \(record.kind.rawValue) \(request.id ?? "-").",
        "\"lapse approve \(request.label)\" is for whoever may; it lapses"
          + " \(Words.instant(request.lapsesAt)).",
      ]
    }
  }
}

extension StaffRequest.Deed: ExpressibleByArgument {}
