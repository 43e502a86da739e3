package import Domain
import Store

/// What went below a record together, and by what.
package struct PastView: Hashable, Sendable {
  /// What the next page is asked after: greater for what went later.
  package let number: Int64
  package let at: Instant
  package let kind: Kind
  package let count: Int
  /// Nil: by order, or by an ending that an import told of.
  package let rule: RuleID?
  /// `S-12` or `D-12`, where it was a sweep or an ordered deletion.
  package let job: String?
  /// Who ordered it, why, and under which ticket; nil of a rule.
  package let orderedBy: String?
  package let reason: String?
  package let ticket: String?
  package let receipt: Int64?
}

package struct PastPage: Hashable, Sendable {
  /// The newest first.
  package let lines: [PastView]
  /// What to ask after for the next page; nil at the end.
  package let next: Int64?
}

extension Operations {
  /// What went below a PBX, extension or meeting. A PBX may be gone itself.
  package func past(
    below kind: Kind, id: String, limit: Int = 100, after number: Int64? = nil,
    by principal: Principal
  ) async throws -> PastPage {
    try require(.browse, of: principal)
    guard [.pbx, .extension, .meeting].contains(kind) else {
      throw OperationError.badQuery("nothing lies below \(kind.withArticle)")
    }
    return try await database.read { transaction in
      let (scope, pbx) = try Self.scope(kind, id: id, transaction)
      let capped = min(limit, Int.max - 1)
      let lines = try transaction.past(below: scope, pbx: pbx, before: number, limit: capped + 1)
      let shown = lines.prefix(capped)
      return PastPage(
        lines: try shown.map { try PastView($0, transaction) },
        next: shown.count < lines.count ? shown.last?.number : nil)
    }
  }

  private static func scope(
    _ kind: Kind, id: String, _ transaction: Transaction
  ) throws -> (Scope, pbx: Int64) {
    if let located = try transaction.record(kind, id: id), let pbx = located.ancestry.pbx {
      return (Scope(kind: kind, record: located.record.number), pbx)
    }
    let tag = transaction.subject(kind, 0, id: id).tag
    guard kind == .pbx, let pbx = try transaction.number(ofTag: tag, kind) else {
      throw OperationError.noSuchRecord(kind, id: id)
    }
    return (Scope(kind: kind, record: pbx), pbx)
  }
}

extension PastView {
  fileprivate init(_ line: PastLine, _ transaction: Transaction) throws {
    var (job, by, reason, ticket): (String?, String?, String?, String?)
    var receipt: Int64?
    switch line.cause {
    case .run(let number):
      job = SweepRun.label(number)
      receipt = try transaction.receipt(ofRun: number)
    case .job(let number):
      let found = try transaction.job(number: number)
      job = DeletionJob.label(number)
      (by, reason, ticket) = (found?.orderedBy, found?.reason, found?.ticket)
      receipt = found?.receipt
    case .receipt(let number):
      let found = try transaction.receipts(limit: 1, number: number).first
      (by, reason, ticket) = (found?.actor, found?.reason, found?.ticket)
      receipt = number
    case .ending: break
    }
    self.init(
      number: line.number, at: line.at, kind: line.kind, count: line.count, rule: line.rule,
      job: job, orderedBy: by, reason: reason, ticket: ticket, receipt: receipt)
  }
}
