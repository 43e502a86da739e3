import ArgumentParser
import Domain
import Operations

/// `lapse hold release HOLD-ID`.
struct HoldReleaseVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Release a hold: what became due meanwhile is due at once.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("The hold's number, H-12.", valueName: "hold-id"))
  var hold: String

  @OptionGroup var reason: ReasonArgument

  func perform(_ invocation: Invocation) async throws {
    guard let number = Hold.number(label: hold) ?? Int64(hold) else {
      throw Failure.usage("a hold is named by its number: H-12")
    }
    let words = try reason.words(invocation)
    let operations = try await invocation.operations()
    try await operations.releaseHold(number, reason: words, by: invocation.principal)
    let label = Hold.label(number)
    invocation.printer.object([.init("released", .text(label))]) { ["Released \(label)."] }
  }
}
