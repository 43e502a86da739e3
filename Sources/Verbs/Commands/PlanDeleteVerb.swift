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
    let plan = try await operations.planDeletion(record.kind, id: id, by: invocation.principal)
    invocation.printer.object(Shape.plan(plan)) { lines(plan, invocation.printer) }
  }

  private func lines(_ plan: DeletionPlan, _ printer: Printer) -> [String] {
    let census = plan.census
    var pairs = [
      ("goes", Words.counts(census.counts)),
      ("objects", "\(census.objects), \(census.bytes) bytes"),
      ("people", "about \(census.people)"),
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
    if plan.staged {
      pairs.append(("later", "deleting whole PBXs and extensions comes with a later version"))
    }
    pairs.append(("phrase", plan.phrase))
    pairs.append(("fingerprint", plan.fingerprint))
    return printer.pairs(pairs)
  }
}
