import ArgumentParser
import Domain

/// `lapse manual`.
struct ManualVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print a page of the manual, for man or mandoc.",
    discussion: "\"lapse manual | man -l -\" shows it.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("Which page.", valueName: "page"))
  var page = ManualPage.lapse

  @Flag(
    help: ArgumentHelp("Print the console's keys as a table in Markdown.", visibility: .private))
  var keys = false

  func perform(_ invocation: Invocation) async throws {
    let date = invocation.context.now().date
    let text = keys ? KeysTable.text : try page.text(date: date)
    invocation.context.output.write(text)
  }
}
