import Domain
import Operations

/// A compliance report as files whose digests are in the audit trail.
struct ComplianceFiles {
  private let all: [(name: String, text: String)]

  init(_ report: ComplianceReport) {
    all = [
      ("compliance.html", HTMLPage.text(CompliancePage(report))),
      ("compliance.json", JSONWriter.text(Shape.compliance(report)) + "\n"),
    ]
  }

  /// The name of each file with its SHA-256.
  var digests: [(String, String)] { all.map { ($0.name, Digest.sha256($0.text.utf8)) } }

  /// Makes the directory with the files in it, or nothing where that cannot be written down. Returns
  /// the number of the audit entry.
  func write(
    to directory: String, _ operations: Operations, ticket: String? = nil, by principal: Principal
  ) async throws -> Int64 {
    let place = try NewDirectory(directory)
    do {
      for (name, text) in all { try place.write(Array(text.utf8), to: name) }
      try place.finish()
    } catch {
      place.discard()
      throw error
    }
    do {
      return try await operations.noteCompliance(
        Dictionary(digests, uniquingKeysWith: { first, _ in first }), ticket: ticket, by: principal)
    } catch {
      place.takeBack()
      throw error
    }
  }
}
