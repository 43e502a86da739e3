import Domain
import Store

/// Answers one reading of a question in one transaction.
struct FindAnswer {
  private let transaction: Transaction
  private let builder: RowBuilder
  private let now: Instant

  init(_ transaction: Transaction, policy: Policy, now: Instant, principal: Principal) throws {
    self.transaction = transaction
    self.now = now
    builder = try RowBuilder(transaction, policy: policy, now: now, principal: principal)
  }

  /// What a name, number or id in clear names, and is here: at most `Operations.mostHits` of all
  /// that there are.
  func here(_ reading: FindQuestion.Reading) throws -> (hits: [FindHit], found: Int) {
    if case .number(let number) = reading {
      let matches = try transaction.extensions(number: number)
      return (try hits(matches.prefix(Operations.mostHits)), matches.count)
    }
    let hits = try named(reading)
    return (hits, hits.count)
  }

  private func named(_ reading: FindQuestion.Reading) throws -> [FindHit] {
    switch reading {
    case .fqdn(let fqdn): return try hits(transaction.pbxs(fqdn: fqdn))
    case .extension(let fqdn, let number):
      return try records(.extension, ids: ["\(fqdn)/\(number)"])
    case .meeting(let ids): return try records(.meeting, ids: ids)
    case .report(let ids): return try records(.report, ids: ids)
    case .receipt, .hold, .job, .run: return try ours(reading).map { [$0] } ?? []
    case .number, .fqdnPart, .email, .ip, .phone, .licenceKey: return []
    }
  }

  /// What a number of ours names.
  private func ours(_ reading: FindQuestion.Reading) throws -> FindHit? {
    switch reading {
    case .receipt(let number):
      return try transaction.receipts(limit: 1, number: number).first.map { receipt in
        FindHit(
          subject: .receipt, id: receipt.label,
          summary: .init(
            deed: receipt.operation, kind: receipt.kind, at: receipt.at, state: "done",
            count: receipt.counts.total))
      }
    case .hold(let number):
      return try transaction.hold(number: number).map(hit)
    case .job(let number):
      guard let job = try transaction.job(number: number) else { return nil }
      return FindHit(
        subject: .job, id: job.label, pbx: try fqdn(of: job.scope.kind, job.scope.record),
        summary: .init(
          deed: "delete", kind: job.scope.kind, record: job.id, at: job.orderedAt,
          state: job.state(at: now).rawValue, count: job.counts.total))
    case .run(let number):
      return try transaction.run(number: number).map { run in
        FindHit(
          subject: .run, id: SweepRun.label(number),
          summary: .init(
            deed: "sweep", at: run.startedAt, state: run.isFinished ? "done" : "running",
            count: run.done))
      }
    default: return nil
    }
  }

  private func hit(_ hold: StoredHold) throws -> FindHit {
    var (kind, record, pbx): (Kind?, String?, String?)
    switch hold.subject {
    case .record(let scope):
      kind = scope.kind
      record = try transaction.outsideNames(of: [scope])[scope]?.id
      pbx = try fqdn(of: scope.kind, scope.record)
    case .person(let tag): record = PersonTag(tag).label
    }
    return FindHit(
      subject: .hold, id: Hold.label(hold.number), pbx: pbx,
      summary: .init(
        deed: hold.nature.rawValue, kind: kind, record: record, at: hold.placedAt,
        state: hold.releasedAt == nil ? "in-force" : "released"))
  }

  /// What a whole name or id in clear named before it went.
  func went(_ reading: FindQuestion.Reading) throws -> FindHit? {
    let (kinds, ids): ([Kind], [String])
    switch reading {
    case .fqdn(let fqdn): (kinds, ids) = ([.pbx], [fqdn])
    case .extension(let fqdn, let number): (kinds, ids) = ([.extension], ["\(fqdn)/\(number)"])
    case .meeting(let names):
      (kinds, ids) = ([.meeting, .recording, .poll, .file, .participant], names)
    case .report(let names): (kinds, ids) = ([.report], names)
    default: return nil
    }
    var went: (kind: Kind, id: String, found: FindErasure)?
    for kind in kinds where went == nil {
      went = try transaction.erasure(kind, ids: ids).map { (kind, $0.id, $0.found) }
    }
    guard let (kind, id, found) = went else { return nil }
    let pbx: String? =
      switch reading {
      case .fqdn(let fqdn), .extension(let fqdn, _): fqdn
      default: nil
      }
    return FindHit(
      subject: .record(kind), id: id, pbx: pbx,
      went: FindHit.Went(at: found.at, rule: found.rule, receipt: found.receipt))
  }

  /// PBXs whose FQDN is like `name`.
  func near(_ name: String) throws -> [FindHit] {
    let near = FindNames.near(name, try transaction.fqdns())
    return try transaction.records(.pbx, numbers: near.map(\.number)).map { located in
      let id = located.record.outsideID
      return FindHit(
        subject: .record(.pbx), id: id, pbx: id, isNear: true, view: builder.view(located))
    }
  }

  private func records(_ kind: Kind, ids: [String]) throws -> [FindHit] {
    for id in ids {
      guard let located = try transaction.record(kind, id: id) else { continue }
      return try hits([FindMatch(kind: kind, number: located.record.number, field: "")])
    }
    return []
  }

  /// The hits of matches, by PBX; those whose record is gone are left out.
  func hits(_ matches: some Sequence<FindMatch>) throws -> [FindHit] {
    var fields: [Kind: [Int64: [String]]] = [:]
    for match in matches {
      fields[match.kind, default: [:]][match.number, default: []].append(match.field)
    }
    var hits: [FindHit] = []
    for (kind, fields) in fields {
      let records = try transaction.records(kind, numbers: fields.keys.sorted())
      let fqdns = try transaction.outsideIDs(
        .pbx, numbers: Array(Set(records.compactMap(\.ancestry.pbx))))
      for located in records {
        let view = builder.view(located)
        let pbx = located.ancestry.pbx.flatMap { fqdns[$0] }
        for field in fields[located.record.number] ?? [] {
          hits.append(
            FindHit(
              subject: .record(kind), id: located.record.outsideID, pbx: pbx,
              field: field.isEmpty ? nil : field, view: view))
        }
      }
    }
    return hits.sorted(by: FindHit.precedes)
  }

  /// The records of hits for an audit entry, each once.
  func subjects(_ hits: some Sequence<FindHit>) -> [AuditEntry.Subject] {
    var known: Set<Scope> = []
    return hits.compactMap { hit in
      guard let view = hit.view,
        known.insert(Scope(kind: view.kind, record: view.number)).inserted
      else { return nil }
      return transaction.subject(view.kind, view.number, id: view.id)
    }
  }

  private func fqdn(of kind: Kind, _ number: Int64) throws -> String? {
    guard let pbx = try transaction.record(kind, number: number)?.ancestry.pbx else { return nil }
    return try transaction.outsideIDs(.pbx, numbers: [pbx])[pbx]
  }
}
