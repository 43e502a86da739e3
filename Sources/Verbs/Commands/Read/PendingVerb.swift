import ArgumentParser
import Domain
import Operations

/// `lapse pending`: the due ledger.
struct PendingVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "pending", abstract: "List what is due, soonest first.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Option(
    help: ArgumentHelp(
      "Only entries in this state; repeatable.",
      valueName: "state"))
  var state: [DueEntry.State] = []

  @Option(help: ArgumentHelp("Only entries of this rule; repeatable.", valueName: "rule"))
  var rule: [RuleID] = []

  @Option(help: ArgumentHelp("Only what is below this PBX.", valueName: "fqdn"))
  var pbx: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Words, -word, \"…\", due<3d, and state: rule: pbx: kind: id: action: with a value; - reads"
        + " it from standard input.", valueName: "query"))
  var filter: String?

  @OptionGroup var page: PageOptions

  @Flag(help: "Count entries by rule and state.")
  var count = false

  var canRehearse: Bool { true }

  private var rules: Set<RuleID> { Set(rule.isEmpty ? RuleID.allCases : rule) }

  func perform(_ invocation: Invocation) async throws {
    let fqdn = try pbx.map { try invocation.normalized($0, of: .pbx) }
    let after = try page.after.map(LedgerCursor.decode)
    guard !count || filter == nil else {
      throw Failure.usage("--count counts whole rules and takes no --filter")
    }
    let query = try filter == "-" ? invocation.inputText() : filter ?? ""
    let operations = try await invocation.operations()
    if count {
      let counts = try await operations.pendingCounts(
        rules: rules, pbx: fqdn, by: invocation.principal)
      return show(counts, invocation.printer)
    }
    var request = PendingRequest(
      states: Set(state.isEmpty ? DueEntry.State.allCases : state), rules: rules, pbx: fqdn,
      after: after, filter: query)
    let now = operations.now()
    var listing = Listing(
      invocation.printer,
      heads: ["due", "", "rule", "action", "kind", "id", "pbx", "items", "held"])
    var left = page.limit.count
    while left > 0, invocation.context.output.isOpen {
      request.limit = min(left, PageOptions.most)
      let found = try await operations.pending(request, by: invocation.principal)
      listing.print(found.entries.map { row($0, now: now) })
      left -= found.entries.count
      request.after = found.next
      if found.next == nil { break }
    }
    listing.finish(next: request.after.map(LedgerCursor.encode))
  }

  private func row(_ entry: DueEntry, now: Instant) -> ListingRow {
    ListingRow(
      members: Shape.due(entry),
      cells: [
        Words.instant(entry.dueAt), Words.state(entry, now: now), entry.rule.rawValue,
        entry.action.rawValue, entry.kind.rawValue, entry.id, entry.pbx ?? "-",
        String(entry.items), String(entry.heldItems),
      ])
  }

  private func show(_ counts: [RuleID: [DueEntry.State: Int]], _ printer: Printer) {
    let shown = RuleID.allCases.filter(rules.contains)
    guard printer.form == .text else {
      return printer.object(
        shown.map { .init($0.rawValue, Shape.states(counts[$0] ?? [:])) }, words: { [] })
    }
    let states = DueEntry.State.allCases
    var listing = Listing(printer, heads: ["rule"] + states.map(\.rawValue))
    listing.print(
      shown.map { rule in
        ListingRow(
          members: [],
          cells: [rule.rawValue] + states.map { String(counts[rule]?[$0] ?? 0) })
      })
  }
}
