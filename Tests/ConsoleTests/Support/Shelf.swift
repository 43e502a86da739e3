import Domain
import Store
import Synchronization

@testable import Console
@testable import Operations

/// Records in memory behind a client of the console, with a note of what was asked.
final class Shelf: Sendable {
  struct Content: Sendable {
    var rows: [Kind: [ListRow]] = [:]
    var due: [DueEntry] = []
    var alarms: [Alarm] = []
    var holds: [HoldView] = []
    var receipts: [Receipt] = []
    var jobs: [DeletionJob] = []
    var audit: [AuditRecord] = []
    /// What was asked of the trail.
    var audited: [AuditRequest] = []
    var quarantines: [Quarantine] = []
    var objects: [WaitingObject] = []
    var backups: [Backup] = []
    var requests: [StaffRequest] = []
    var backupsFailure: OperationError?
    var incidents: [IncidentView] = []
    var versions: [PolicyVersion] = []
    var past: [PastView] = []
    /// What of records went already, by the record's id.
    var gone: [String: [Explanation.Item]] = [:]
    var census = Census()
    var lookalikes: [Lookalike] = []
    var attendees: [ReportDetail.Attendee] = []
    var overview = Overview()
    var taken: [TakeAlarmRequest] = []
    var givenBack: [Alarm.Key] = []
    var braked: Set<RuleID> = []
    var reports: [ComplianceRequest] = []
    var tenantNow: RecordDetail.TenantNow?
    var failure: OperationError?
    var planFailure: OperationError?
    var deleteFailure: OperationError?
    var now = Made.now
    var found = FindResult(taken: .nothing, hits: [], found: 0)
    var person: PersonFound?
    var personPlan: PersonPlan?
    var accesses: [PersonAccess] = []
    /// Of whatever is done for a person, in its order.
    var personRequests: [PersonRequest] = []
    var erasures: [ErasePersonRequest] = []
    var personHolds: [PersonHoldRequest] = []
    var unnamed: [PersonRecord] = []
    var unnamedRequests: [UnnamedRequest] = []
    var rectifications: [RectifyPersonRequest] = []
    var written: [ComplianceReport] = []
    var brakes = Made.brakes([])
    var clear = ClearText(text: nil, isErased: false)
    /// What the operation that a dialog asks for throws.
    var refusal: OperationError?

    var lists: [ListRequest] = []
    var deletions: [DeleteRequest] = []
    var openedReports: [String] = []
    var exports: [ViewExport] = []
    var remembered: [ConsoleMemory] = []
    var selections: [ToldRequest] = []
    /// Numbers of the records that hold what is told.
    var holding: [Int64] = []
    /// How many lines of a filtered list are looked at, whatever is asked for.
    var examined: Int?
    var plans = 0
    var tickets: [String?] = []
    var placed: [HoldRequest] = []
    var released: [String] = []
    var sweeps: [SweepRequest] = []
    var reveals: [RevealRequest] = []
    var compared: [CompareRequest] = []
    var asked: [RequestDraft] = []
    var askedMarked: [MarkedDraft] = []
    var declined: [String] = []
    var markedPlans: [[String]] = []
    var markedDeletions: [MarkedRequest] = []
    /// Kind and id, the phrase, the ticket.
    var endedUndos: [String] = []
    var decisions: [QuarantineDecision] = []
    var retries = 0
    var quarantineDetail: QuarantineDetail?
    /// Of what is marked: those that are ordered before.
    var ordered: [String] = []
    /// Requests with this filter wait until the gate is opened.
    var gate: (filter: String, gate: Gate)?
  }

  private let content: Mutex<Content>

  init(_ content: Content = Content()) {
    self.content = Mutex(content)
  }

  func read<Value: Sendable>(_ body: (Content) -> Value) -> Value {
    content.withLock { body($0) }
  }

  func change(_ body: (inout Content) -> Void) {
    content.withLock { body(&$0) }
  }

  var client: Client {
    Client(
      now: { self.read { $0.now } },
      list: { try await self.list($0) },
      count: { request in self.read { self.rows(request, $0).count } },
      select: { try self.select($0) },
      export: { export in
        self.change { $0.exports.append(export) }
        return .written(
          path: "/home/kim/exports/x.csv", ExportedView(rows: 12, isCut: false, audit: 7))
      },
      writeReport: { report, _ in
        self.change { $0.written.append(report) }
        return .written(path: "/home/kim/exports/compliance-1", audit: 48_222)
      },
      remember: { memory in
        self.change { $0.remembered.append(memory) }
        return true
      },
      show: { try self.show($0, $1) },
      openReport: { try self.report($0) },
      pending: { try self.pending($0) },
      plan: { try self.plan($0, $1) },
      planMarked: { try self.planMarked($0, $1) },
      stage: { try self.stage($0) },
      stageMarked: { try self.stageMarked($0) },
      undo: { try self.undo($0, $1) },
      endUndo: { try self.endUndo($0, $1, $2, $3) },
      jobs: { self.read { $0.jobs } },
      job: { try self.job($0) },
      compliance: { try self.compliance($0) },
      pauseJob: { try self.halt($0, as: .paused) },
      cancelJob: { _ = try self.halt($0, as: .interrupted) },
      holds: { self.read { $0.holds } },
      receipts: { self.read { $0.receipts } },
      status: { self.status() },
      overview: { self.read { $0.overview } },
      takeAlarm: { self.take($0) },
      giveBackAlarm: { alarm, _ in self.giveBack(alarm) },
      find: { try self.find($0, ticket: $1) },
      persons: persons,
      brakes: { self.read { $0.brakes } },
      sweep: { try self.sweep($0) },
      placeHold: { try self.place($0) },
      releaseHold: { try self.release($0, $1) },
      reveal: { try self.reveal($0) },
      compare: { try self.compare($0, $1) },
      explain: { try self.explain($0, $1) },
      receipt: { try self.receipt($0) },
      audit: { self.audit($0) },
      quarantines: { self.read { $0.quarantines } },
      quarantine: { try self.quarantine($0) },
      believe: { try self.decide($0) },
      reject: { _ = try self.decide($0) },
      retryObjects: { self.retryObjects() },
      waitingObjects: { self.read { $0.objects } },
      backups: {
        if let failure = self.read({ $0.backupsFailure }) { throw failure }
        return self.read { $0.backups }
      },
      incidents: { limit, after in
        self.read { content in
          Array(
            content.incidents.filter { after == nil || $0.incident.number < after ?? 0 }
              .prefix(limit))
        }
      },
      policy: { self.standing() },
      past: { self.past($0, $1, limit: $2, after: $3) }, requests: asking)
  }

  private func rows(_ request: ListRequest, _ content: Content) -> [ListRow] {
    let stored = content.rows[request.kind] ?? []
    let all = request.descending ? stored.reversed() : stored
    return all.filter { row in
      if let told = request.told, !told.numbers.contains(row.view.number) { return false }
      if !request.filter.isEmpty, !row.view.id.contains(request.filter) { return false }
      guard let within = request.within,
        let parent = content.rows[within.kind]?.first(where: { $0.view.number == within.record })
      else { return true }
      switch within.kind {
      case .meeting: return row.view["meeting"] == .text(parent.view.id)
      case .extension:
        return row.view["pbx"] == parent.view["pbx"]
          && row.view["extension"] == parent.view["number"]
      default: return row.view["pbx"] == .text(parent.view.id)
      }
    }
  }

  private func select(_ request: ToldRequest) throws -> ToldFilter {
    change { $0.selections.append(request) }
    if let refusal = read({ $0.refusal }) { throw refusal }
    return ToldFilter(
      kind: request.kind, numbers: read { $0.holding }, shown: "email:=a***@***", clear: "")
  }

  private func list(_ request: ListRequest) async throws -> ListPage {
    let (gate, failure) = content.withLock { content in
      content.lists.append(request)
      return (content.gate, content.failure)
    }
    if let gate, gate.filter == request.filter { await gate.gate.wait() }
    if let failure { throw failure }
    return read { content in
      if let examined = content.examined, !request.filter.isEmpty, !request.backward {
        return step(of: examined, request, content)
      }
      let rows = rows(request, content)
      let start = index(request.after, rows)
      let slice: Range<Int>
      if request.backward {
        let end = start ?? rows.count
        slice = max(0, end - request.limit)..<end
      } else {
        let first = start ?? 0
        slice = first..<min(rows.count, first + request.limit)
      }
      return ListPage(
        rows: Array(rows[slice]), first: slice.lowerBound > 0 ? "i\(slice.lowerBound)" : nil,
        next: slice.upperBound < rows.count ? "i\(slice.upperBound)" : nil, total: rows.count)
    }
  }

  /// So many lines are looked at, and what matches among them is the page.
  private func step(of count: Int, _ request: ListRequest, _ content: Content) -> ListPage {
    var whole = request
    whole.filter = ""
    let rows = rows(whole, content)
    let start = index(request.after, rows) ?? 0
    let end = min(rows.count, start + count)
    let isCut = end < rows.count
    return ListPage(
      rows: rows[start..<end].filter { $0.view.id.contains(request.filter) }, first: nil,
      next: isCut ? "i\(end)" : nil, total: nil, searched: isCut ? count : nil)
  }

  private func index(_ cursor: String?, _ rows: [ListRow]) -> Int? {
    guard let cursor else { return nil }
    if cursor.hasPrefix("i"), let index = Int(cursor.dropFirst()) { return index }
    guard let instant = (try? PageCursor.decode(cursor))?.first?.instant else { return nil }
    return rows.firstIndex { Screens.meetingTime(.record($0)).map { $0 >= instant } ?? false }
      ?? rows.count
  }

  private func show(_ kind: Kind, _ id: String) throws -> RecordDetail {
    try read { content in
      Result {
        guard let row = content.rows[kind]?.first(where: { $0.view.id == id }) else {
          throw OperationError.noSuchRecord(kind, id: id)
        }
        return RecordDetail(
          row: row, due: content.due.filter { $0.kind == kind && $0.id == id },
          why: row.next == nil ? [Why(rule: nil, text: "It ends with its extension.")] : [],
          pbx: row.view["pbx"].text, extension: nil, meeting: row.view["meeting"].text,
          tenant: kind == .pbx ? content.tenantNow : nil)
      }
    }.get()
  }

  private func report(_ id: String) throws -> ReportDetail {
    change { $0.openedReports.append(id) }
    return try read { content in
      Result {
        guard let row = content.rows[.report]?.first(where: { $0.view.id == id }) else {
          throw OperationError.noSuchRecord(.report, id: id)
        }
        let meeting = content.rows[.meeting]?.first { .text($0.view.id) == row.view["meeting"] }
        return ReportDetail(
          row: row, attendees: content.attendees, due: row.next.map { [$0] } ?? [], why: [],
          meeting: meeting?.view, audit: 48_219)
      }
    }.get()
  }

  private func pending(_ request: PendingRequest) throws -> PendingPage {
    let filter: PendingFilter
    do throws(FilterFault) {
      filter = try PendingFilter(request.filter, now: Made.now)
    } catch {
      throw OperationError.badFilter(error)
    }
    return read { content in
      let entries = content.due.sorted { $0.key < $1.key }.filter { entry in
        request.states.contains(entry.state) && request.rules.contains(entry.rule)
          && filter.states.contains(entry.state) && filter.rules.contains(entry.rule)
          && filter.terms.allSatisfy { entry.pbx?.contains($0.value) ?? false }
          && (request.pbx == nil || request.pbx == entry.pbx)
          && (request.after.map { entry.key > $0 } ?? true)
      }
      let page = Array(entries.prefix(request.limit))
      return PendingPage(
        entries: page, next: entries.count > page.count ? page.last?.key : nil)
    }
  }

  private func plan(_ kind: Kind, _ id: String) throws -> DeletionPlan {
    change { $0.plans += 1 }
    if let failure = read({ $0.planFailure }) { throw failure }
    return made(kind, id, read { $0.census })
  }

  func made(_ kind: Kind, _ id: String, _ census: Census) -> DeletionPlan {
    var plan = DeletionPlan(
      policy: TestPolicy.policy.id, scope: Scope(kind: kind, record: 1), id: id, census: census)
    plan.lookalikes = read { $0.lookalikes }
    return plan
  }

  private func stage(_ request: DeleteRequest) throws -> StagedDeletion {
    change { $0.deletions.append(request) }
    if let failure = read({ $0.deleteFailure }) { throw failure }
    let plan = made(request.kind, request.id, read { $0.census })
    return StagedDeletion(job: order(request.kind, request.id, plan), plan: plan, audit: 48_220)
  }

  private func undo(_ kind: Kind, _ id: String) throws -> DeletionJob {
    guard let job = read({ $0.jobs.first { $0.id == id && $0.scope.kind == kind } }) else {
      throw OperationError.noSuchJob(id)
    }
    change { content in
      content.jobs.removeAll { $0.number == job.number }
      content.rows[kind] = content.rows[kind]?.map { $0.view.id == id ? $0.ordered(nil) : $0 }
    }
    return job
  }

  private func halt(_ label: String, as state: DeletionJob.State) throws -> DeletionJob {
    guard let index = read({ $0.jobs.firstIndex { $0.label == label } }) else {
      throw OperationError.noSuchJob(label)
    }
    let old = read { $0.jobs[index] }
    let job = Made.job(
      old.number, state, old.scope.kind, old.id, undoUntil: old.undoUntil,
      progress: old.progress)
    change { $0.jobs[index] = job }
    return job
  }

  private func status() -> Status {
    read { content in
      var pending: [RuleID: [DueEntry.State: Int]] = [:]
      for entry in content.due { pending[entry.rule, default: [:]][entry.state, default: 0] += 1 }
      return Status(
        records: content.rows.mapValues(\.count), pending: pending,
        lastSweep: Made.ago(minutes: 11), objectsWaiting: 2, holds: content.holds.count,
        alarms: content.alarms, braked: content.braked)
    }
  }
}

/// Something to wait at until the test lets go.
actor Gate {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    guard !isOpen else { return }
    await withCheckedContinuation { waiting.append($0) }
  }

  func open() {
    isOpen = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}
