import Domain
import Operations

/// `lapse delete KIND ID ID…`: one line of output for each order.
struct MarkedDeletion {
  private let invocation: Invocation

  init(_ invocation: Invocation) { self.invocation = invocation }

  func perform(_ request: MarkedRequest) async throws {
    let operations = try await invocation.operations()
    let (plan, failure) =
      request.now
      ? try await carryOut(request, operations) : (try await stage(request, operations), nil)
    let printer = invocation.printer
    for id in plan.ordered { printer.note("Ordered before: \(plan.kind.rawValue) \(id).") }
    printer.note(kept: plan.census.kept, elsewhere: plan.elsewhere)
    if let failure { throw failure }
  }

  private func stage(_ request: MarkedRequest, _ operations: Operations) async throws -> MarkedPlan
  {
    let (plan, staged) = try await operations.stageDeletions(request, by: invocation.principal)
    for one in staged {
      invocation.printer.object(Shape.staged(one) + Shape.named(one.plan)) {
        ["Staged \(plan.kind.rawValue) \(one.plan.id) as \(one.job.label)."]
      }
    }
    if let until = staged.first?.job.undoUntil {
      invocation.printer.note(
        "Until \(Words.instant(until)) \"lapse undo\" takes each of them back; then the next sweep"
          + " deletes it.")
    }
    return plan
  }

  /// With the first failure: what was done is told before it.
  private func carryOut(
    _ request: MarkedRequest, _ operations: Operations
  ) async throws -> (MarkedPlan, (any Error)?) {
    let progress = ProgressLine(invocation)
    let outcome = try await operations.deleteMarked(request, by: invocation.principal) {
      progress.show(Words.progress($0, now: operations.now()))
    }
    progress.clear()
    for one in outcome.done {
      invocation.printer.object(Shape.deletion(one) + Shape.named(one.plan)) {
        ["Deleted \(one.plan.kind.rawValue) \(one.plan.id). Receipt \(one.receipt.label)."]
      }
    }
    return (outcome.plan, outcome.failed.first)
  }
}
