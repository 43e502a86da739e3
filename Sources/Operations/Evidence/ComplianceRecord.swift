import Domain
import Store

/// What was written in a time, asked part by part.
struct ComplianceRecord {
  private let transaction: Transaction
  private let time: Range<Instant>
  private let now: Instant
  /// Between planned sweeps, in milliseconds.
  private let interval: Int64
  private let housekeeping: Housekeeping

  init(
    _ transaction: Transaction, time: Range<Instant>, now: Instant, interval: Int64,
    housekeeping: Housekeeping
  ) {
    self.transaction = transaction
    self.time = time
    self.now = now
    self.interval = interval
    self.housekeeping = housekeeping
  }

  /// From when on everything that was written is still kept.
  func kept() throws -> Instant {
    let written = try transaction.firstAuditEntry() ?? now
    return max(written, housekeeping[.runs].earliestStart(dueFrom: now + 1))
  }

  func rules(_ rules: [Rule], pbx: Int64?) throws -> [ComplianceReport.RuleLine] {
    let done = try transaction.done(dueIn: time)
    let failed = try transaction.failedRuns(in: time)
    let holds = try transaction.holdIndex()
    let braked = try transaction.brakedRules()
    return try rules.map { rule in
      let rest = try transaction.stillThere(
        rule, dueIn: time, pbx: pbx, holds: holds, now: now)
      return ComplianceReport.RuleLine(
        rule: rule, done: pbx == nil ? done[rule.id] ?? Lateness() : nil, held: rest.held,
        staged: rest.staged, left: rest.left,
        braked: braked.contains(rule.id) ? rest.left : 0,
        failed: failed.count { $0.rule == rule.id })
    }
  }

  func sweeps() throws -> ComplianceReport.Sweeps {
    let begin = max(time.lowerBound, try kept())
    let runs = try transaction.wholeRuns(in: time)
    let within = runs.filter { time.contains($0.startedAt) }
    let span = max(0, time.upperBound - begin)
    return ComplianceReport.Sweeps(
      interval: interval, planned: Int(span / interval), whole: within.count,
      partial: try transaction.countPartialRuns(in: time),
      failed: within.count { $0.failed.map { $0 > 0 } ?? true },
      longestGap: Self.longestGap(within.map(\.startedAt), from: begin, until: time.upperBound))
  }

  private static func longestGap(
    _ instants: [Instant], from begin: Instant, until end: Instant
  ) -> ComplianceReport.Gap? {
    guard begin < end else { return nil }
    let edges = [begin] + instants.filter { $0 > begin } + [end]
    return zip(edges, edges.dropFirst()).map { ComplianceReport.Gap(from: $0, until: $1) }
      .max { $0.length < $1.length }
  }

  func brakes() throws -> [ComplianceReport.BrakeRelease] {
    try transaction.auditMarks([.brakeReleased], in: time).map { mark in
      ComplianceReport.BrakeRelease(
        at: mark.at, rule: mark.rule, by: mark.person, role: mark.role, audit: mark.number)
    }
  }

  func standing() throws -> [ComplianceReport.BrakeOn] {
    try transaction.standingBrakes().map { standing in
      ComplianceReport.BrakeOn(
        name: standing.brake.name, rules: standing.brake.rules, since: standing.since)
    }
  }

  func policies(_ history: PolicyHistory) -> [ComplianceReport.PolicyInForce] {
    var found: [ComplianceReport.PolicyInForce] = []
    let reigns = history.reigns
    if reigns.first.map({ $0.from > time.lowerBound }) ?? true {
      found.append(
        ComplianceReport.PolicyInForce(
          id: history.fallback.id, version: nil, digest: nil, from: nil,
          until: reigns.first?.from))
    }
    for reign in reigns where reign.from < time.upperBound {
      if let until = reign.until, until <= time.lowerBound { continue }
      found.append(
        ComplianceReport.PolicyInForce(
          id: reign.version.policy.id, version: reign.version.number,
          digest: reign.version.digest, from: reign.from, until: reign.until))
    }
    return found
  }

  func orders() throws -> ComplianceReport.Orders {
    let counts = try counts([.stage, .undo, .stop])
    return ComplianceReport.Orders(
      deletions: try transaction.orderReceipts(in: time), staged: counts[.stage] ?? 0,
      undone: counts[.undo] ?? 0, stopped: counts[.stop] ?? 0)
  }

  func persons() throws -> ComplianceReport.PersonCases {
    let counts = try counts([.personExport, .personErase, .personRectify])
    return ComplianceReport.PersonCases(
      exports: counts[.personExport] ?? 0, erasures: counts[.personErase] ?? 0,
      rectifications: counts[.personRectify] ?? 0,
      cases: try transaction.cases(in: time).map {
        ComplianceReport.PersonCases.Case(
          received: $0.receivedAt, answered: $0.closedAt, dueAt: $0.dueAt)
      })
  }

  private func counts(
    _ operations: [AuditEntry.Operation]
  ) throws -> [AuditEntry.Operation: Int] {
    Dictionary(
      try transaction.auditCounts(operations, in: time).map { ($0.operation, $0.count) },
      uniquingKeysWith: +)
  }

  /// Reads that tell of a person.
  func reads() throws -> [ComplianceReport.Read] {
    let operations: [AuditEntry.Operation] = [
      .reveal, .reportOpened, .personFind, .find, .compare, .export,
    ]
    let counts = try transaction.auditCounts(operations, in: time)
    return operations.flatMap { operation in
      ([nil] + Role.allCases.map(Optional.some)).compactMap { role -> ComplianceReport.Read? in
        let alike = counts.filter { $0.operation == operation && $0.role == role }
        guard !alike.isEmpty else { return nil }
        return ComplianceReport.Read(
          operation: operation, role: role, count: alike.reduce(0) { $0 + $1.count },
          refused: alike.filter { $0.outcome == .refused }.reduce(0) { $0 + $1.count })
      }
    }
  }

  func incidents() throws -> [ComplianceReport.Incident] {
    try transaction.auditMarks([.incident], in: time).map { mark in
      ComplianceReport.Incident(at: mark.at, rule: mark.rule, audit: mark.number)
    }
  }

  /// `verdict`: of a look through the whole trail.
  func trail(_ verdict: AuditVerdict) throws -> ComplianceReport.Trail {
    let span = try transaction.auditSpan(in: time)
    return ComplianceReport.Trail(
      entries: span.count, first: span.first, last: span.last,
      verdict: ComplianceReport.Trail.Verdict(
        firstBroken: verdict.fault?.number, head: verdict.head.map { Bytes.hex($0.digest) },
        checkpoints: verdict.checkpoints))
  }

  /// Copies that may still be there.
  func copies() throws -> ComplianceReport.Copies {
    let left = try transaction.backupsLeft()
    return ComplianceReport.Copies(count: left.count, until: left.until)
  }
}

extension ComplianceRecord {
  private static let listed = 1_000

  /// Each run that did something later than eight hours, with what was written before it.
  func late(_ rules: Set<RuleID>) throws -> ComplianceReport.LateList {
    let found = try transaction.lateRuns(of: rules, dueIn: time, limit: Self.listed + 1)
    guard let first = found.first, let last = found.last else {
      return ComplianceReport.LateList([], isCut: false)
    }
    // A late run may have come after the time that is reported on.
    let span = min(time.lowerBound, first.startedAt)..<max(time.upperBound, last.startedAt + 1)
    let runs = try transaction.wholeRuns(in: span)
    let begin = runs.first.map { min($0.startedAt, span.lowerBound) } ?? span.lowerBound
    let marks = try transaction.auditMarks(
      [.holdReleased, .brakeReleased, .importData], in: begin..<span.upperBound)
    let failed = try transaction.failedRuns(in: begin..<span.upperBound)
    let all = found.prefix(Self.listed).map { late in
      ComplianceReport.Late(
        rule: late.rule, run: late.run, at: late.startedAt, count: late.later,
        greatest: late.greatest, receipt: late.receipt,
        causes: causes(of: late, runs, marks, failed))
    }
    return ComplianceReport.LateList(Array(all), isCut: found.count > Self.listed)
  }

  private func causes(
    of late: LateRun, _ runs: [RunRecord], _ marks: [AuditMark], _ failed: Set<RunRule>
  ) -> [LateCause] {
    guard let before = runs.last(where: { $0.number < late.run }) else { return [.firstSweep] }
    var causes: [LateCause] = []
    let gap = late.startedAt - before.startedAt
    if gap > DueEntry.overdueAfter { causes.append(.noSweep(gap)) }
    if failed.contains(RunRule(run: before.number, rule: late.rule)) || before.failed == nil {
      causes.append(.failedBefore)
    }
    let between = marks.filter { $0.at >= before.startedAt && $0.at <= late.startedAt }
    if between.contains(where: { $0.operation == .holdReleased }) { causes.append(.holdReleased) }
    // A release is written by the run itself.
    let released = marks.contains {
      $0.operation == .brakeReleased && $0.at >= late.startedAt
        && $0.at < late.startedAt + interval
    }
    if released { causes.append(.brakeReleased) }
    let policy = runs.first { $0.number == late.run }?.policy
    if let policy, policy != before.policy { causes.append(.policyChanged) }
    if between.contains(where: { $0.operation == .importData }) { causes.append(.imported) }
    return causes.isEmpty ? [.unknown] : causes
  }
}
