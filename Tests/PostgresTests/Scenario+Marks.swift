import Domain
import Operations
import Store
import TestSupport

extension Scenario {
  /// Several records ordered together, after their plan has changed and after it has not; the end of
  /// an undo window; objects that are tried before their time; what holds keep. All in a PBX of its
  /// own.
  func marks() async throws {
    let (fqdn, now) = ("marks.example.com", Self.day(5))
    let ids = ["MM1", "MM2", "MM3"]
    try await load(
      [Line.pbx(fqdn), Line.extension("1", ["pbx": .text(fqdn)])]
        + ids.map { Line.meeting($0, ["pbx": .text(fqdn), "extension": "1"]) }
        + ids.map { Line.recording("R" + $0, now, ["meeting": .text($0)]) }, at: now)
    let operations = operations(at: now)
    let old = try await operations.planDeletions(.meeting, ids: ids, by: .owner)
    try await load([Line.recording("RMM4", now, ["meeting": "MM1"])], at: now)
    var request = MarkedRequest(
      kind: .meeting, ids: ids, phrases: old.phrases, reason: .test, fingerprint: old.fingerprint)
    do {
      _ = try await operations.stageDeletions(request, by: .owner)
    } catch OperationError.markedPlanChanged(let plan, _) {
      request.fingerprint = plan.fingerprint
    }
    let staged = try await operations.stageDeletions(request, by: .owner).staged
    for one in staged {
      _ = try await operations.endUndo(one.job.label, phrase: one.plan.phrase, by: .owner)
    }
    objects.fail(with: .system(5))
    _ = try await operations.sweep(SweepRequest(), by: .owner)
    objects.fail(with: nil)
    _ = try await operations.retryObjects(by: .owner)
    let hold = try await operations.placeHold(
      HoldRequest(kind: .pbx, id: fqdn, reason: "claim"), by: .owner)
    let person = try await operations.placePersonHold(
      on: FoldedAddress("kim@example.org"), PersonHoldRequest(nature: .legal, reason: "claim"),
      by: .owner)
    _ = try await operations.holds(isCounted: true, by: .owner)
    for number in [hold, person.number] {
      try await operations.releaseHold(number, reason: "over", by: .owner)
    }
  }
}
