import Demo
import Domain
import Operations
import SQLiteEngine
import Store
import TestSupport

/// Import, pages, plan and sweep, without a terminal.
struct StoreFigures {
  let path: String
  let meetings: Int
  let due: Int

  private static let now = Instant("2026-11-24T09:41:00Z")
  private let clock = ContinuousClock()

  func print() async throws {
    let engine = try SQLiteEngine(path: path, create: true)
    let database = try await Database.create(
      engine, identity: "bench", key: Array(repeating: 1, count: 32))
    let operations = Operations(
      database: database, policy: try TestDatabase.compiledInPolicy(), objects: nil,
      now: { Self.now })
    let source = DemoSource(now: Self.now, meetings: meetings, backlog: due)
    let start = clock.now
    _ = try await operations.importRecords([source], by: .owner)
    Figures.line(
      "import", Figures.rate(source.read, in: clock.now - start), "\(source.read) records")

    try await page("page of 20 meetings at now", operations) {
      _ = try await operations.list(
        ListRequest(
          kind: .meeting, limit: 20, after: ListRequest.cursor(meetingsFrom: Self.now)),
        by: .owner)
    }
    try await page("page of 20 PBXs, urgent first", operations) {
      _ = try await operations.list(ListRequest(kind: .pbx, limit: 20), by: .owner)
    }
    try await page("page of 100 of the due ledger", operations) {
      _ = try await operations.pending(PendingRequest(limit: 100), by: .owner)
    }
    try await page("counts of the due ledger", operations) {
      _ = try await operations.pendingCounts(by: .owner)
    }
    try await page("filter that matches nothing", operations) {
      _ = try await operations.list(
        ListRequest(kind: .meeting, filter: "zzz", limit: 20), by: .owner)
    }
    try await page("plan of a PBX", operations) {
      _ = try await operations.planDeletion(.pbx, id: "quarry.example.net", by: .owner)
    }

    let before = clock.now
    let result = try await operations.sweep(SweepRequest(releaseBrake: .test), by: .owner)
    let took = clock.now - before
    let done = result.done.values.reduce(0, +)
    Figures.line(
      "sweep", Figures.rate(done, in: took), "\(done) entries in \(Figures.milliseconds(took))")
    try await page("sweep with nothing due", operations) {
      _ = try await operations.sweep(SweepRequest(releaseBrake: .test), by: .owner)
    }
  }

  private func page(
    _ what: String, _ operations: Operations, _ body: () async throws -> Void
  ) async throws {
    var times: [Duration] = []
    for _ in 0..<20 {
      let start = clock.now
      try await body()
      times.append(clock.now - start)
    }
    Figures.line(
      what, Figures.milliseconds(Figures.percentile(times, 0.5)),
      "worst \(Figures.milliseconds(Figures.percentile(times, 1)))")
  }
}
