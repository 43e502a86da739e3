import Domain
import Store

/// Makes the rows of a list from records: one statement per fact and page, none per row.
struct RowBuilder {
  private let transaction: Transaction
  private let policy: Policy
  private let now: Instant
  private let principal: Principal
  private let holds: HoldIndex
  private let mcus: [String: Bool]
  private let orders: [Scope: OpenOrder]
  private let quarantined: Set<Int64>

  init(
    _ transaction: Transaction, policy: Policy, now: Instant, principal: Principal
  ) throws {
    self.transaction = transaction
    self.policy = policy
    self.now = now
    self.principal = principal
    holds = try transaction.holdIndex()
    mcus = try transaction.availableMCUs()
    orders = try transaction.openOrders()
    quarantined = try transaction.quarantinedPBXs()
  }

  func rows(_ records: [LocatedRecord]) throws -> [ListRow] {
    guard let kind = records.first?.record.kind else { return [] }
    let numbers = records.map(\.record.number)
    let next =
      kind == .extension
      ? try transaction.soonest(belowExtensions: numbers, policy: policy, now: now)
      : try transaction.soonest(records, policy: policy, now: now)
    let facts = try facts(kind, records, numbers)
    return records.map { located in
      let scope = Scope(kind: kind, record: located.record.number)
      let view = view(located)
      return ListRow(
        view: view, next: next[located.record.number],
        heldBy: holds.covering(located.ancestry), hasHoldBelow: !holds.below(scope).isEmpty,
        facts: view.restrictedBy == nil ? facts[located.record.number] ?? .none : .none,
        order: order(of: located.ancestry), isRestricted: restriction(of: located) != nil)
    }
  }

  private func order(of record: Ancestry) -> ListRow.Order? {
    guard !orders.isEmpty else { return nil }
    for (place, scope) in record.chain.enumerated() {
      guard let order = orders[scope] else { continue }
      return ListRow.Order(job: order.job, undoUntil: order.undoUntil, isOwn: place == 0)
    }
    return nil
  }

  func view(_ located: LocatedRecord) -> RecordView {
    RecordView(
      located, holds: holds, mcus: mcus, now: now, by: principal,
      blocked: blocked(located.ancestry))
  }

  /// What lies on a PBX, or on an extension by itself or its PBX.
  private func blocked(_ record: Ancestry) -> [Missing] {
    var blocked: [Missing] = []
    if record.kind == .pbx, quarantined.contains(record.record) { blocked.append(.quarantine) }
    if order(of: record) != nil { blocked.append(.staged) }
    return blocked
  }

  /// The hold that restricts the record, whoever asks.
  func restriction(of located: LocatedRecord) -> Int64? {
    holds.isRestricted(located.ancestry)
  }

  private func facts(
    _ kind: Kind, _ records: [LocatedRecord], _ numbers: [Int64]
  ) throws -> [Int64: ListRow.Facts] {
    switch kind {
    case .pbx:
      let extensions = try transaction.counts(of: .extension, by: "pbx", numbers)
      let meetings = try transaction.counts(of: .meeting, by: "pbx", numbers)
      let live = try transaction.liveMeetings(ofPBXs: numbers)
      return each(numbers) {
        .pbx(extensions: extensions[$0] ?? 0, meetings: meetings[$0] ?? 0, live: live[$0] ?? 0)
      }
    case .extension:
      let meetings = try transaction.counts(of: .meeting, by: "extension", numbers)
      let polls = try transaction.counts(of: .poll, by: "extension", numbers)
      return each(numbers) { .extension(meetings: meetings[$0] ?? 0, polls: polls[$0] ?? 0) }
    case .meeting:
      return try meetingFacts(records, numbers)
    case .report:
      return Dictionary(
        records.map { located in
          let attendees = located.record.attendees
          return (
            located.record.number,
            .report(
              attendees: attendees.count,
              reconnects: attendees.reduce(0) { $0 + Int($1.reconnects ?? 0) },
              organizer: located.record.masked("organizerName"))
          )
        }, uniquingKeysWith: { first, _ in first })
    default: return [:]
    }
  }

  private func each(
    _ numbers: [Int64], _ facts: (Int64) -> ListRow.Facts
  ) -> [Int64: ListRow.Facts] {
    Dictionary(numbers.map { ($0, facts($0)) }, uniquingKeysWith: { first, _ in first })
  }

  private func meetingFacts(
    _ records: [LocatedRecord], _ numbers: [Int64]
  ) throws -> [Int64: ListRow.Facts] {
    let people = try transaction.counts(of: .participant, by: "meeting", numbers)
    let recordings = try transaction.counts(of: .recording, by: "meeting", numbers)
    let files = try transaction.counts(of: .file, by: "meeting", numbers)
    let names = try transaction.names(ofExtensions: records.compactMap(\.ancestry.extension))
    var facts: [Int64: ListRow.Facts] = [:]
    for located in records {
      let number = located.record.number
      let times = MeetingTimes(located.record)
      facts[number] = .meeting(
        ListRow.MeetingFacts(
          state: times.state(people: people[number] ?? 0, now: now), at: times.occurrence,
          organizer: located.ancestry.extension.flatMap { names[$0] },
          people: people[number] ?? 0, recordings: recordings[number] ?? 0,
          files: files[number] ?? 0))
    }
    return facts
  }
}

extension MeetingTimes {
  /// Of a record of the kind meeting, without what is known of joins.
  init(_ record: Record) {
    self.init(
      scheduledAt: record["scheduledAt"].instant,
      durationMinutes: record["durationMinutes"].integer, startedAt: record["startedAt"].instant,
      endedAt: record["endedAt"].instant, quick: record["quick"].integer == 1,
      connected: record["connected"].integer ?? 0)
  }

  func state(people: Int, now: Instant) -> ListRow.MeetingFacts.State {
    if endedAt != nil { return .ended }
    if connected > 0 { return .live }
    if startedAt != nil { return .ended }
    guard let plannedEnd else { return .planned }
    return plannedEnd < now ? .never : .planned
  }
}
