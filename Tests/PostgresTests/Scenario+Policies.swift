import Domain
import Formats
import Operations
import TestSupport

extension Scenario {
  /// Policies are activated, simulated and swept by; a report is made of what was.
  func policies() async throws {
    let at = Self.day(5)
    let shelf = PolicyShelf(fallback: policy) { try PolicyFile.parse($0, file: $1) }
    let operations = Operations(
      database: database, policies: shelf, objects: objects, now: { at })
    let strict = try TestDatabase.strictText()
    _ = try await operations.simulate(TestDatabase.strictPolicy(), by: .owner)
    let hold = try await operations.placeHold(
      HoldRequest(kind: .recording, id: "R3", reason: "claim"), by: .owner)
    _ = try await operations.activatePolicy(
      PolicyActivation(text: strict, name: "strict", now: true, reason: .legal), by: .owner)
    _ = try await operations.policyStanding(by: .owner)
    _ = try await operations.pending(PendingRequest(limit: 500), by: .owner)
    _ = try await operations.sweep(SweepRequest(rules: [.reportRecheck]), by: .owner)
    _ = try await operations.simulate(policy, by: .owner)
    try await operations.releaseHold(hold, reason: "settled", by: .owner)
    _ = try await operations.noteCompliance(["compliance.json": "00"], by: .owner)
    for pbx in [nil, Line.fqdn] {
      _ = try await operations.compliance(ComplianceRequest(pbx: pbx), by: .owner)
    }
  }

  /// A report when much has gone, late; and a day after the last, housekeeping.
  func reports(at now: Instant) async throws {
    _ = try await operations(at: now).sweep(SweepRequest(), by: .owner)
    _ = try await operations(at: now).compliance(
      ComplianceRequest(from: Self.begin.date), by: .owner)
  }
}
