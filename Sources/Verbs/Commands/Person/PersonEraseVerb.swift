import ArgumentParser
import Domain
import Operations

/// `lapse person erase`: without `--confirm` it shows the plan.
struct PersonEraseVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Erase a person, and say what went and what remains.",
    discussion: """
      Without --confirm it shows the plan and its phrase, and erases nothing. Extensions with the \
      address are staged with all below them; participants go at once, and so do the person's name \
      and e-mail in reports.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var person: PersonOptions

  @Option(help: ArgumentHelp("Why.", valueName: "code"))
  var reason: Reason

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The plan's phrase.", valueName: "phrase"))
  var confirm: String?

  @Option(
    help: ArgumentHelp(
      "The fingerprint of the plan that was looked at; another plan is refused.",
      valueName: "fingerprint"))
  var plan: String?

  @Flag(help: "Without the time to undo, for extensions.")
  var now = false

  func perform(_ invocation: Invocation) async throws {
    let (request, _) = try person.request(invocation, canAsk: !global.noInput)
    let operations = try await invocation.operations()
    guard let confirm else {
      let plan = try await ProgressLine.searching(invocation) { progress in
        try await operations.planErasure(request, by: invocation.principal, progress: progress)
      }
      invocation.printer.object(Shape.personPlan(plan)) {
        invocation.printer.pairs(PersonWords.pairs(plan))
      }
      throw Failure(
        .refused, "wrong-phrase",
        "this is the plan, and nothing was erased: give its phrase with --confirm \(plan.phrase)")
    }
    let statement = try await ProgressLine.searching(invocation) { progress in
      try await operations.erasePerson(
        ErasePersonRequest(
          person: request, reason: reason, phrase: confirm, fingerprint: plan, now: now),
        by: invocation.principal, progress: progress)
    }
    invocation.printer.object(Shape.statement(statement)) {
      invocation.printer.pairs(PersonWords.pairs(statement))
    }
    PersonWords.noteLate(statement.openCase, invocation.printer)
  }
}
