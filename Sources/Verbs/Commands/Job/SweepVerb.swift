import ArgumentParser
import Domain
import Operations

/// `lapse sweep`: does what is due.
struct SweepVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Delete, erase and sanitise what is due, until nothing is.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Flag(help: "Only say what would be done; takes --as-of.")
  var dryRun = false

  @Option(help: ArgumentHelp("At most so many entries in one transaction.", valueName: "n"))
  var batch = SweepRequest.mostRows

  @Option(help: ArgumentHelp("Only this rule; repeatable.", valueName: "rule"))
  var rule: [RuleID] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Only this record: its kind and id.", valueName: "kind id"))
  var only: [String] = []

  @Option(
    help: ArgumentHelp(
      "Release all brakes as they stand, once, for this reason: a code as of delete.",
      valueName: "code"))
  var releaseBrake: Reason?

  var canRehearse: Bool { dryRun }
  var endsBetweenBatches: Bool { !dryRun }

  func validate() throws {
    guard (1...1_000_000).contains(batch) else {
      throw ValidationError("--batch is a number from 1 to 1000000.")
    }
    guard only.isEmpty || (only.count == 2 && Kind(rawValue: only[0]) != nil) else {
      throw ValidationError("--only takes a kind and an id.")
    }
  }

  func perform(_ invocation: Invocation) async throws {
    var request = SweepRequest(
      dryRun: dryRun, batch: batch, rules: Set(rule), releaseBrake: releaseBrake)
    if only.count == 2, let kind = Kind(rawValue: only[0]) {
      request.only = SweepRequest.Only(kind: kind, id: try invocation.normalized(only[1], of: kind))
    }
    let operations = try await invocation.operations()
    let progress = ProgressLine(invocation)
    let result = try await operations.sweep(request, by: invocation.principal) {
      progress.show("\($0.rule.rawValue): \($0.done)")
    }
    progress.clear()
    if result.keptHouse, let exports = ExportDirectory.path(invocation.context.environment) {
      ExportDirectory.removeOld(
        in: exports, by: operations.policy.housekeeping[.exports], at: operations.now())
    }
    let printer = invocation.printer
    printer.object(Shape.sweep(result)) { lines(result, printer) }
    if result.objectsWaiting > 0 {
      printer.note(
        "\(result.objectsWaiting) stored objects wait to be removed; \"lapse list object\" says why."
      )
    }
    guard result.failed.isEmpty else { throw failure(result) }
    guard result.brakes.isEmpty || result.dryRun else {
      throw Failure(
        .braked, "brake",
        "a brake is on: of the rules that wait nothing was done, the others were. Look at \"lapse"
          + " status\" and \"lapse pending\"; \"lapse sweep --release-brake CODE\" releases what is"
          + " on now, once")
    }
  }

  private func failure(_ result: SweepResult) -> Failure {
    let failed = result.failed
    if result.isCancelled {
      return Failure(
        .failed, "sweep-cancelled",
        "somebody ended it after a batch; what it did is done, and the next sweep goes on")
    }
    let records = failed.compactMap { failure in
      failure.kind.flatMap { kind in
        failure.record.map { FailedRecord(kind: kind, record: $0, cause: failure.message) }
      }
    }
    let names = failed.compactMap { $0.rule?.rawValue ?? $0.job.map(DeletionJob.label) }
    let unique = names.enumerated().filter { names.firstIndex(of: $1) == $0 }.map(\.element)
    let what = records.isEmpty ? failed[0].message : Words.failed(records)
    return Failure(
      .failed, "sweep-failed",
      "of \(unique.joined(separator: ", ")) not all was done: \(what); the rest was. The next sweep"
        + " tries again")
  }

  private func lines(_ result: SweepResult, _ printer: Printer) -> [String] {
    var pairs = RuleID.allCases.compactMap { rule in
      result.done[rule].map { (rule.rawValue, String($0)) }
    }
    if result.held > 0 { pairs.append(("held", String(result.held))) }
    if let receipt = result.receipt { pairs.append(("receipt", Receipt.label(receipt))) }
    let head =
      if result.done.isEmpty {
        idle(result)
      } else {
        result.dryRun ? "A sweep would do:" : "Done:"
      }
    return [head] + printer.pairs(pairs) + result.brakes.map { "BRAKE \($0.sentence)." }
  }

  /// Why nothing went.
  private func idle(_ result: SweepResult) -> String {
    let nothing = result.dryRun ? "A sweep would do nothing" : "Nothing was done"
    if !result.brakes.isEmpty { return nothing + ": what is due waits behind a brake." }
    return result.failed.isEmpty ? nothing + ": nothing is due." : nothing + "."
  }
}
