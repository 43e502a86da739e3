package import Domain
import Store

/// An incident as it is listed.
package struct IncidentView: Hashable, Sendable {
  package let incident: Incident
  /// The report's outside id; nil where it is gone.
  package let report: String?

  package init(incident: Incident, report: String?) {
    self.incident = incident
    self.report = report
  }
}

extension Operations {
  /// The newest first, after the one of that number.
  package func incidents(
    limit: Int = 100, after number: Int64? = nil, by principal: Principal
  ) async throws -> [IncidentView] {
    try require(.compliance, of: principal)
    return try await database.read { transaction in
      let incidents = try transaction.incidents(before: number, limit: limit)
      let ids = try transaction.outsideIDs(.report, numbers: incidents.map(\.report))
      return incidents.map { IncidentView(incident: $0, report: ids[$0.report]) }
    }
  }
}
