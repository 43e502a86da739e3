import ArgumentParser
import Domain
import Operations

/// `lapse plan delete KIND ID…`.
struct PlanDeleteVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Show what a force-delete would remove and what stays.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var records: RecordsArgument

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let ids = try records.deletable(invocation)
    let operations = try await invocation.operations()
    guard ids.count == 1, let id = ids.first else {
      return try await planTogether(ids, operations, invocation)
    }
    let plan = try await operations.planDeletion(
      records.kind, id: id, isRehearsed: invocation.asOf != nil, by: invocation.principal)
    let people =
      if let counted = plan.census.people { counted } else {
        try await operations.people(below: plan.scope, by: invocation.principal)
      }
    let undoUntil = plan.staged ? operations.now() + operations.settings.undoWindow : nil
    invocation.printer.object(Shape.plan(plan, people: people, undoUntil: undoUntil)) {
      lines(plan, people, undoUntil, invocation.printer)
    }
  }

  /// Of several, each is an order of its own.
  private func planTogether(
    _ ids: [String], _ operations: Operations, _ invocation: Invocation
  ) async throws {
    let plan = try await operations.planDeletions(
      records.kind, ids: ids, isRehearsed: invocation.asOf != nil, by: invocation.principal)
    if let missing = plan.missing.first {
      throw OperationError.noSuchRecord(plan.kind, id: missing)
    }
    let undoUntil = operations.now() + operations.settings.undoWindow(of: plan.kind)
    invocation.printer.object(Shape.plan(plan, undoUntil: undoUntil)) {
      lines(plan, undoUntil, invocation.printer)
    }
  }

  private func lines(
    _ plan: MarkedPlan, _ undoUntil: Instant, _ printer: Printer
  ) -> [String] {
    let census = plan.census
    var pairs = plan.shares.map { ("of", "\($0.pbx): \($0.records)") }
    pairs += [
      ("goes", Words.counts(census.counts)),
      ("objects", "\(census.objects), \(census.bytes) bytes"),
      ("people", census.people.map { "up to \($0)" } ?? "too many to be counted at once"),
    ]
    if census.liveMeetings > 0 {
      pairs.append(("live", "\(census.liveMeetings) meetings, \(census.livePeople) people"))
    }
    for kept in census.kept {
      pairs.append(("kept", "\(kept.kind.rawValue) \(kept.id): hold \(Hold.label(kept.hold))"))
    }
    for id in plan.ordered { pairs.append(("ordered", "\(plan.kind.rawValue) \(id)")) }
    for place in plan.elsewhere { pairs.append(("elsewhere", place)) }
    pairs.append(
      ("until", "\(Words.instant(undoUntil)): ordered now, each can be undone till then"))
    pairs.append(("then", "the next sweep deletes them for good"))
    pairs += plan.phrases.map { ("phrase", $0) }
    pairs.append(("fingerprint", plan.fingerprint))
    return printer.pairs(pairs)
  }

  private func lines(
    _ plan: DeletionPlan, _ people: Int, _ undoUntil: Instant?, _ printer: Printer
  ) -> [String] {
    let census = plan.census
    var pairs = plan.lookalikes.map { other in
      ("look-alike", other.id + (other.extensions.map { ", \($0) extensions" } ?? ""))
    }
    pairs += [
      ("goes", Words.counts(census.counts)),
      ("objects", "\(census.objects), \(census.bytes) bytes"),
      ("people", "about \(people)"),
    ]
    if census.liveMeetings > 0 {
      pairs.append(("live", "\(census.liveMeetings) meetings, \(census.livePeople) people"))
    }
    for kept in census.kept {
      let restricted = kept.isRestricted ? "restricted, ask the officer, " : ""
      let hold = "\(restricted)hold \(Hold.label(kept.hold))"
      pairs.append(("kept", "\(kept.kind.rawValue) \(kept.id): \(hold)"))
    }
    for place in plan.elsewhere { pairs.append(("elsewhere", place)) }
    if let undoUntil {
      pairs.append(
        ("until", "\(Words.instant(undoUntil)): ordered now, it can be undone till then"))
      pairs.append(("then", "the next sweep deletes it for good; --now does so at once"))
    }
    pairs.append(("phrase", plan.phrase))
    pairs.append(("fingerprint", plan.fingerprint))
    return printer.pairs(pairs)
  }
}
