package import Domain
import Store

/// One record with its due entries, and why it has none or keeps.
package struct RecordDetail: Hashable, Sendable {
  package let row: ListRow
  /// Its entries of the ledger, soonest first; a participant has its meeting's.
  package let due: [DueEntry]
  package let why: [Why]
  /// The outside ids of what is above it.
  package let pbx: String?
  package let `extension`: String?
  package let meeting: String?
  /// Fields whose value was rectified here and stands until the PBX sends another.
  package let rectified: [String]
  /// Only of a PBX.
  package let tenant: TenantNow?

  /// What happens in a PBX now, and what went below it within 30 days.
  package struct TenantNow: Hashable, Sendable {
    package let liveMeetings: Int
    package let livePeople: Int
    package let went: Int

    package init(liveMeetings: Int, livePeople: Int, went: Int) {
      self.liveMeetings = liveMeetings
      self.livePeople = livePeople
      self.went = went
    }

    init(_ transaction: Transaction, _ number: Int64, now: Instant) throws {
      (liveMeetings, livePeople) = try transaction.live(ofPBX: number)
      went = try transaction.countPast(belowPBX: number, since: now - Overview.past)
    }
  }

  package init(
    row: ListRow, due: [DueEntry], why: [Why], pbx: String?, extension: String?, meeting: String?,
    rectified: [String] = [], tenant: TenantNow? = nil
  ) {
    self.tenant = tenant
    self.row = row
    self.due = due
    self.why = why
    self.pbx = pbx
    self.extension = `extension`
    self.meeting = meeting
    self.rectified = rectified
  }
}

extension Operations {
  package func show(
    _ kind: Kind, id: String, by principal: Principal
  ) async throws -> RecordDetail {
    try require(.browse, of: principal)
    let (policy, now) = (policy, now())
    return try await database.read { transaction in
      guard let located = try transaction.record(kind, id: id) else {
        throw OperationError.noSuchRecord(kind, id: id)
      }
      let builder = try RowBuilder(
        transaction, policy: policy, now: now, principal: principal)
      guard let row = try builder.rows([located]).first else {
        throw OperationError.noSuchRecord(kind, id: id)
      }
      let due = try transaction.ledger(of: located.ancestry, policy: policy, now: now)
      func outside(_ kind: Kind, _ number: Int64?) throws -> String? {
        guard let number else { return nil }
        return try transaction.outsideIDs(kind, numbers: [number])[number]
      }
      return RecordDetail(
        row: row, due: due,
        why: Why.list(row, due: due, braked: try transaction.brakedRules()),
        pbx: try outside(.pbx, located.ancestry.pbx),
        extension: try outside(.extension, located.ancestry.extension),
        meeting: try outside(.meeting, located.ancestry.meeting),
        rectified: row.view.restrictedBy == nil
          ? try transaction.rectifiedFields(kind, row.view.number) : [],
        tenant: kind == .pbx
          ? try RecordDetail.TenantNow(transaction, located.record.number, now: now) : nil)
    }
  }
}

extension Why {
  /// `rules.md`: what has no period of its own ends with a parent; what is held or waits says
  /// by what.
  static func list(_ row: ListRow, due: [DueEntry], braked: Set<RuleID>) -> [Why] {
    var list = open(row, due: due)
    for entry in due where entry.state == .held {
      let holds = entry.holds.map(Hold.label).joined(separator: ", ")
      list.append(Why(rule: entry.rule, text: "kept by \(holds)"))
    }
    for entry in due where entry.isBraked(by: braked) {
      list.append(Why(rule: entry.rule, text: "behind a brake, which a person releases"))
    }
    if due.isEmpty, !row.heldBy.isEmpty {
      let holds = row.heldBy.map(Hold.label).joined(separator: ", ")
      list.append(Why(rule: nil, text: "kept by \(holds)"))
    }
    return list
  }

  /// What nothing says the time of.
  static func open(_ row: ListRow, due: [DueEntry]) -> [Why] {
    var list: [Why] = []
    switch row.view.kind {
    case .poll:
      list.append(
        Why(rule: nil, text: "a poll ends with its extension, or when its owner deletes it"))
    case .file where row.view["share"] == .text("document"):
      list.append(Why(rule: nil, text: "a shared document ends with its meeting"))
    case .file where due.isEmpty:
      list.append(
        Why(rule: .sharedFile, text: "its meeting is not finished, so nothing is due yet"))
    case .extension:
      list.append(Why(rule: nil, text: "an extension ends when its PBX removes it or ends itself"))
    case .mcu:
      list.append(Why(rule: nil, text: "a meeting server is no personal data"))
    case .report where due.isEmpty:
      list.append(Why(rule: nil, text: "it is sanitised and was looked at again; it is kept"))
    case .meeting where row.view["quick"] == .flag(true):
      list.append(
        Why(
          rule: .meeting, text: "a standing room stays until its extension or its organiser ends it"
        ))
    case .meeting where !due.contains { $0.rule == .meeting }:
      list.append(Why(rule: .meeting, text: "no time is known of it, so nothing is due"))
    default: break
    }
    return list
  }
}
