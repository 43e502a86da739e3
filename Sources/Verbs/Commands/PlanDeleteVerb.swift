import ArgumentParser
import Domain
import Operations

/// `lapse plan delete KIND ID`.
struct PlanDeleteVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Show what a force-delete would remove and what stays.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var record: RecordArgument

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let id = try record.deletable(invocation)
    let operations = try await invocation.operations()
    let plan = try await operations.planDeletion(
      record.kind, id: id, isRehearsed: invocation.asOf != nil, by: invocation.principal)
    let people =
      if let counted = plan.census.people { counted } else {
        try await operations.people(below: plan.scope, by: invocation.principal)
      }
    let undoUntil = plan.staged ? operations.now() + operations.settings.undoWindow : nil
    invocation.printer.object(Shape.plan(plan, people: people, undoUntil: undoUntil)) {
      lines(plan, people, undoUntil, invocation.printer)
    }
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
