import Domain
import Operations
import Store
import TestSupport

extension Scenario {
  /// Whatever a caller can tell: what is here, what went by order, by a rule and with an import, and
  /// what never was; and values that are compared with what is stored.
  func finds(at now: Instant) async throws {
    let told = [
      Line.fqdn, "example", "kept.exampel.net", Line.fqdn + "/104", "M1", "T1", "N1", "M78", "M79",
      "M2", "T78", "104", Line.fqdn + "/279", Samples.fqdn("unbound"), "RC-1", "H-1", "D-1", "S-1",
      "annb@example.com", "ann@example.net", "nobody@example.com", "198.51.100.4", "2001:db8::1",
      "+15550100", "ABCD-EFGH-IJKL",
    ]
    for (number, question) in told.enumerated() {
      // Guesses are limited by the hour.
      let operations = operations(at: now + Int64(number) * Instant.hour)
      _ = try await operations.find(FindQuestion(question), by: .owner)
    }
    let fields: [(Kind, String)] = [
      (.participant, "email"), (.report, "attendees[0].email"), (.report, "title"),
    ]
    for (kind, field) in fields {
      guard let id = try await someID(kind) else { continue }
      _ = try? await operations(at: now + Instant.day).compare(
        "ann@example.com", with: CompareRequest(kind: kind, id: id, field: field), by: .owner)
    }
  }
}
