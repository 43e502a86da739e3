import ArgumentParser
import Domain
import Operations

/// `lapse person rectify --set FIELD`: the value comes after the address, asked for or as a line of
/// its own.
struct PersonRectifyVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "rectify", abstract: "Put a value of a person right, wherever it is stored.",
    discussion: """
      The new value is never an argument: it is asked for, or is the last line of standard input. \
      It stands until the PBX sends another than it sent before.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var person: PersonOptions

  @Option(
    help: ArgumentHelp(
      "The field: email, name (participants, reports), firstName, lastName or vanityName.",
      valueName: "field"))
  var set: String

  func perform(_ invocation: Invocation) async throws {
    guard !set.contains("=") else {
      throw Failure.usage(
        "a value is never an argument, which others can see: give --set with the field alone, and"
          + " the value is asked for or read from standard input; nothing was done")
    }
    guard let target = RectifyPersonRequest.Target(rawValue: set) else {
      let names = RectifyPersonRequest.Target.allCases.map(\.rawValue).joined(separator: " ")
      throw Failure.usage("--set takes one of \(names); nothing was done")
    }
    let (request, told) = try person.request(
      invocation, canAsk: !global.noInput, prompts: ["The right value: "])
    let operations = try await invocation.operations()
    let value = told[0]
    let done = try await ProgressLine.searching(invocation) { progress in
      try await operations.rectifyPerson(
        RectifyPersonRequest(person: request, target: target, value: value),
        by: invocation.principal, progress: progress)
    }
    invocation.printer.object(Shape.rectification(done)) {
      invocation.printer.pairs(PersonWords.pairs(done))
    }
    PersonWords.noteLate(done.openCase, invocation.printer)
  }
}
