import ArgumentParser
import Domain
import Operations

/// `lapse hold place KIND ID` and `lapse hold place person`.
struct HoldPlaceVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Place a hold on a record and all below it, or on a person.",
    discussion: """
      "hold place person" asks for the whole e-mail address, or reads it from standard input, and \
      keeps whatever bears it: extensions with all below them, participants and reports. With \
      --reason - the address is the first line and the reason the rest.
      """)

  /// What a hold is placed on.
  enum Target: ExpressibleByArgument {
    case person
    case record(Kind)

    init?(argument: String) {
      if argument == "person" {
        self = .person
      } else if let kind = Kind(rawValue: argument) {
        self = .record(kind)
      } else {
        return nil
      }
    }

    static var allValueStrings: [String] { Hold.kinds.map(\.rawValue) + ["person"] }
  }

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("The record's kind, or \"person\".", valueName: "kind"))
  var target: Target

  @Argument(
    help: ArgumentHelp(
      "A PBX by its FQDN, an extension by FQDN/NUMBER, others by their id; none of a person.",
      valueName: "id"))
  var id: String?

  @OptionGroup var reason: ReasonArgument

  @Option(name: .customLong("as"), help: "A legal hold, or a restriction (GDPR Art. 18).")
  var nature = Hold.Nature.legal

  @Option(help: ArgumentHelp("The ticket that this belongs to.", valueName: "ticket"))
  var ticket: String?

  @Option(
    help: ArgumentHelp(
      "When to look at it again: a day or an instant; 90 days if not said.", valueName: "date"))
  var review: ReviewDate?

  func perform(_ invocation: Invocation) async throws {
    if let review, review.instant <= invocation.now() {
      throw Failure.usage("the day of review is past; no hold was placed")
    }
    switch target {
    case .record(let kind): try await place(kind, invocation)
    case .person: try await placeOnPerson(invocation)
    }
  }

  private func place(_ kind: Kind, _ invocation: Invocation) async throws {
    guard Hold.kinds.contains(kind) else {
      throw Failure.usage("a hold cannot name \(kind.withArticle)")
    }
    guard let id else { throw Failure.usage("which \(kind.rawValue)? Its id is missing") }
    let name = try invocation.normalized(id, of: kind)
    let words = try reason.words(invocation)
    let operations = try await invocation.operations()
    let number = try await operations.placeHold(
      HoldRequest(
        kind: kind, id: name, nature: nature, reason: words, ticket: ticket,
        reviewAt: review?.instant),
      by: invocation.principal)
    let label = Hold.label(number)
    invocation.printer.object([.init("hold", .text(label))]) {
      ["Placed \(label) on \(kind.rawValue) \(name)."]
    }
  }

  private func placeOnPerson(_ invocation: Invocation) async throws {
    let asksReason = reason.reason == "-"
    let lines = try invocation.told(
      [PersonOptions.prompt] + (asksReason ? ["The reason, in words: "] : []),
      canAsk: !global.noInput, words: id.map { [$0] } ?? [])
    let words = asksReason ? lines[1] : try reason.words(invocation)
    let address = try PersonOptions.address(lines[0])
    let operations = try await invocation.operations()
    let hold = try await ProgressLine.searching(invocation) { progress in
      try await operations.placePersonHold(
        on: address,
        PersonHoldRequest(
          nature: nature, reason: words, ticket: ticket, reviewAt: review?.instant),
        by: invocation.principal, progress: progress)
    }
    let label = Hold.label(hold.number)
    invocation.printer.object([
      .init("hold", .text(label)), .init("members", Shape.number(hold.members)),
    ]) {
      ["Placed \(label) on a person: \(hold.members) records bear the address now."]
    }
  }
}
