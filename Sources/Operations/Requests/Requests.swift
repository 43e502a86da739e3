package import Domain
import Store

extension Operations {
  /// What people have asked, the newest first; those in these states now.
  package func requests(
    _ states: Set<StaffRequest.State> = Set(StaffRequest.State.allCases), limit: Int = 500,
    by principal: Principal
  ) async throws -> [StaffRequest] {
    try require(.browse, of: principal)
    let now = now()
    // What lapsed or went since the last write is stored as open.
    let stored = states.isDisjoint(with: [.lapsed, .gone]) ? states : states.union([.open])
    return try await database.read { transaction in
      try transaction.requests(
        StaffRequest.State.allCases.filter(stored.contains), limit: limit
      ).filter { states.contains($0.state(at: now)) }
    }
  }
}
