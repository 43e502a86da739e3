import ArgumentParser
import Domain
import Formats
import Operations

/// `lapse policy show`: one object a rule, then one a matter of housekeeping, then one a version.
struct PolicyShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the rules in force, with the sentences they implement.",
    discussion: """
      After them what Lapse keeps of itself, and which policies were and will be in force. With \
      --csv the rules alone.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Option(
    help: ArgumentHelp(
      "Show this policy instead: a file, or one that is compiled in"
        + " (\(PolicySource.names)).", valueName: "file"))
  var file: String?

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let printer = invocation.printer
    let standing = try await standing(invocation)
    let policy = try standing?.policy ?? source(invocation)
    if printer.form == .text { printer.note("\(policy.id): \(policy.title)") }
    show(policy, printer)
    guard printer.form != .csv else { return }
    if printer.form == .text { printer.output.write("\n") }
    show(policy.housekeeping, of: policy, printer)
    if let standing { show(standing.history, now: invocation.now(), printer) }
  }

  /// Nil where a file was asked for, or where there is no database yet.
  private func standing(_ invocation: Invocation) async throws -> PolicyStanding? {
    guard file == nil else { return nil }
    guard Directories.exists(try invocation.location().path) else {
      invocation.printer.note("There is no database yet: this is what a new one begins with.")
      return nil
    }
    return try await invocation.operations().policyStanding(by: invocation.principal)
  }

  private func source(_ invocation: Invocation) throws -> Policy {
    guard let file else { return try Bootstrap.policy() }
    let source = try PolicySource(file, in: invocation.context)
    return try PolicyFile.parse(source.text, file: source.name)
  }

  private func show(_ policy: Policy, _ printer: Printer) {
    var listing = Listing(printer, heads: ["rule", "period", "action", "start", "clause"])
    listing.print(
      policy.all.map { rule in
        ListingRow(
          members: Shape.rule(rule, of: policy),
          cells: [
            rule.id.rawValue, rule.period.iso8601, rule.action.rawValue, rule.start, rule.clause,
          ])
      })
  }

  private func show(_ housekeeping: Housekeeping, of policy: Policy, _ printer: Printer) {
    var listing = Listing(printer, heads: ["kept by Lapse of itself", "for"])
    listing.print(
      Housekeeping.Matter.allCases.map { matter in
        ListingRow(
          members: Shape.housekeeping(matter, of: policy),
          cells: [matter.rawValue, housekeeping[matter].iso8601])
      })
  }

  private func show(_ history: PolicyHistory, now: Instant, _ printer: Printer) {
    guard !history.versions.isEmpty else { return }
    if printer.form == .text { printer.output.write("\n") }
    var listing = Listing(printer, heads: ["version", "policy", "", "from", "until", "by"])
    listing.print(
      history.versions.map { version in
        let reign = history.reigns.first { $0.version.number == version.number }
        return ListingRow(
          members: Shape.version(version, in: history, now: now),
          cells: [
            String(version.number), version.policy.id, Shape.state(reign, now: now),
            Words.instant(version.inForceFrom), reign?.until.map(Words.instant) ?? "-",
            version.activatedBy,
          ])
      })
  }
}
