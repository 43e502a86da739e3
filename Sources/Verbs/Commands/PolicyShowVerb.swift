import ArgumentParser
import Domain
import Operations

/// `lapse policy show`: one object a rule.
struct PolicyShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the rules with the sentences they implement.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let policy = try Bootstrap.policy()
    var listing = Listing(
      invocation.printer, heads: ["rule", "period", "action", "start", "clause"])
    if invocation.printer.form == .text { invocation.printer.note("\(policy.id): \(policy.title)") }
    listing.print(
      policy.all.map { rule in
        ListingRow(
          members: Shape.rule(rule, of: policy),
          cells: [
            rule.id.rawValue, rule.period.iso8601, rule.action.rawValue, rule.start, rule.clause,
          ])
      })
  }
}
