import Domain
import Operations
import SQLiteEngine
import Store
import TestSupport

/// The deletion of one large PBX: its plan, its batches, and what readers wait meanwhile.
struct DeletionFigures {
  let path: String
  let records: Int

  private static let now = Instant("2026-11-24T09:41:00Z")
  private let clock = ContinuousClock()

  func print() async throws {
    let engine = try SQLiteEngine(path: path, create: true)
    let database = try await Database.create(
      engine, identity: "bench", key: Array(repeating: 1, count: 32))
    let times = BatchTimes()
    let start = clock.now
    let operations = Operations(
      database: database, policy: try TestDatabase.compiledInPolicy(), objects: nil,
      pace: Pace(
        elapsed: { [clock] in clock.now - start }, rest: { times.add($0 * 16) }),
      now: { Self.now })
    let source = LargeTenant(records: records, at: Self.now)
    _ = try await operations.importRecords([source], by: .owner)
    Figures.line(
      "import", Figures.rate(source.read, in: clock.now - start), "\(source.read) records")

    let id = LargeTenant.fqdn
    var plans: [Duration] = []
    for _ in 0..<7 {
      let start = clock.now
      _ = try await operations.planDeletion(.pbx, id: id, by: .owner)
      plans.append(clock.now - start)
    }
    Figures.line(
      "plan of a PBX with all of it below", Figures.milliseconds(Figures.percentile(plans, 0.5)),
      "worst \(Figures.milliseconds(Figures.percentile(plans, 1)))")
    let plan = try await operations.planDeletion(.pbx, id: id, by: .owner)
    let asked = clock.now
    let people = try await operations.people(below: plan.scope, by: .owner)
    Figures.line("people of it", Figures.milliseconds(clock.now - asked), "\(people)")

    let reader = Task {
      var waits: [Duration] = []
      while !Task.isCancelled {
        let start = clock.now
        _ = try? await operations.list(ListRequest(kind: .meeting, limit: 20), by: .owner)
        waits.append(clock.now - start)
      }
      return waits
    }
    let begun = clock.now
    let outcome = try await operations.delete(
      DeleteRequest(kind: .pbx, id: id, phrase: id, reason: .test, now: true), by: .owner)
    let took = clock.now - begun
    reader.cancel()
    let waits = await reader.value
    let gone = outcome.receipt.counts.total
    Figures.line("deletion of it", Figures.rate(gone, in: took), "\(gone) rows in \(took)")
    let batches = times.all
    Figures.line(
      "batch", Figures.milliseconds(Figures.percentile(batches, 0.5)),
      "\(batches.count), worst \(Figures.milliseconds(Figures.percentile(batches, 1)))")
    Figures.line(
      "page read meanwhile, p99", Figures.milliseconds(Figures.percentile(waits, 0.99)),
      "\(waits.count) pages, worst \(Figures.milliseconds(Figures.percentile(waits, 1)))")
  }
}
