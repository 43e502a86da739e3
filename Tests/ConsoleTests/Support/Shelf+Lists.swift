import Domain

@testable import Console
@testable import Operations

/// What the shelf answers of proofs, copies and reasons.
extension Shelf {
  func explain(_ kind: Kind, _ id: String) throws -> Explanation {
    let (row, due, gone) = read { content in
      (
        content.rows[kind]?.first { $0.view.id == id },
        content.due.filter { $0.kind == kind && $0.id == id }.sorted { $0.key < $1.key },
        content.gone[id] ?? []
      )
    }
    guard row != nil || !gone.isEmpty else { throw OperationError.noSuchRecord(kind, id: id) }
    var items = due.map { entry in
      var item = Explanation.Item(item: entry.rule.rawValue, state: .due(entry.state))
      item.goes = entry.dueAt
      item.rule = entry.rule
      item.countedFrom = entry.start
      item.clause = TestPolicy.policy[entry.rule].clause
      item.holds = entry.holds
      item.sooner = [.meetingDeleted, .extensionRemoved, .pbxUnbound, .pbxFailing, .ordered]
      return item
    }
    if let row, row.next == nil {
      var item = Explanation.Item(item: kind.rawValue, state: .open)
      item.say = "It ends with its extension."
      items.append(item)
    }
    return Explanation(kind: kind, id: id, isHere: row != nil, items: items + gone)
  }

  func receipt(_ number: Int64) throws -> Receipt {
    guard let receipt = read({ $0.receipts.first { $0.number == number } }) else {
      throw OperationError.noSuchReceipt(Receipt.label(number))
    }
    return receipt
  }

  func audit(_ request: AuditRequest) -> AuditPage {
    change { $0.audited.append(request) }
    let entries = read { $0.audit }.filter { record in
      request.after.map { record.number < $0 } ?? true
    }
    let shown = Array(entries.prefix(request.limit))
    return AuditPage(
      entries: shown, next: shown.count < entries.count ? shown.last?.number : nil)
  }

  func standing() -> PolicyStanding {
    PolicyStanding(
      policy: TestPolicy.policy,
      history: PolicyHistory(fallback: TestPolicy.policy, versions: read { $0.versions }),
      lastHousekeeping: nil)
  }

  func past(_ kind: Kind, _ id: String, limit: Int, after: Int64?) -> PastPage {
    let lines = read { $0.past }.filter { line in after.map { line.number < $0 } ?? true }
    let shown = Array(lines.prefix(limit))
    return PastPage(lines: shown, next: shown.count < lines.count ? shown.last?.number : nil)
  }
}
