import ArgumentParser
import Domain
import Formats
import Operations

/// `lapse policy simulate FILE`: the ledger under another policy, against today's.
struct PolicySimulateVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Say what would be due under another policy, against today's; changes nothing.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      "The policy file, or one that is compiled in (\(PolicySource.names)).", valueName: "file"),
    completion: .file())
  var file: String

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let source = try PolicySource(file, in: invocation.context)
    let policy = try PolicyFile.parse(source.text, file: source.name)
    let operations = try await invocation.operations()
    let result = try await operations.simulate(policy, by: invocation.principal)
    let states: [DueEntry.State] = [.upcoming, .due, .overdue, .held]
    var listing = Listing(
      invocation.printer,
      heads: ["rule", "today", "then", "at once"] + states.map(\.rawValue))
    listing.print(
      result.lines.map { line in
        ListingRow(
          members: Shape.simulated(line),
          cells: [
            line.rule.id.rawValue, words(line.present), words(line.rule), String(line.atOnce),
          ]
            + states.map { state in
              let (then, today) = (line.counts[state] ?? 0, line.presentCounts[state] ?? 0)
              return then == today ? String(then) : "\(today) to \(then)"
            })
      })
    let printer = invocation.printer
    printer.note(
      result.atOnce == 0
        ? "Under \(policy.id) nothing would be due at once that is not due today."
        : "Under \(policy.id) \(result.atOnce) entries would be due at once that are not today.")
    if !result.tightened.isEmpty {
      let rules = result.tightened.map(\.rawValue).joined(separator: ", ")
      printer.note("Something goes sooner by \(rules): activated, it waits 24 hours.")
    }
  }

  private func words(_ rule: Rule) -> String {
    "\(rule.period.iso8601) \(rule.action.rawValue)"
  }
}
