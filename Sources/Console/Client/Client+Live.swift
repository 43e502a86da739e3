internal import Domain
internal import Operations

extension Client {
  static let receiptsShown = 500
  static let objectsShown = 1_000

  init(_ operations: Operations, by principal: Principal, files: ConsoleFiles = ConsoleFiles()) {
    self.init(
      now: operations.now,
      list: { try await operations.list($0, by: principal) },
      count: { try await operations.count($0, by: principal) },
      select: { try await operations.select($0, by: principal) },
      export: files.export,
      writeReport: files.report,
      remember: files.remember,
      show: { try await operations.show($0, id: $1, by: principal) },
      openReport: { try await operations.openReport($0, by: principal) },
      pending: { try await operations.pending($0, by: principal) },
      plan: { try await operations.planDeletion($0, id: $1, by: principal) },
      planMarked: { try await operations.planDeletions($0, ids: $1, by: principal) },
      stage: { try await operations.stageDeletion($0, by: principal) },
      stageMarked: { request in
        try await operations.stageDeletions(request, by: principal).staged.map(\.job)
      },
      undo: { try await operations.undoDeletion(of: $0, id: $1, by: principal) },
      endUndo: {
        try await operations.endUndo(of: $0, id: $1, phrase: $2, ticket: $3, by: principal)
      },
      jobs: { try await operations.jobs(limit: Self.receiptsShown, by: principal) },
      job: { try await operations.job($0, by: principal) },
      compliance: { try await operations.compliance($0, by: principal) },
      pauseJob: { try await operations.pauseJob($0, by: principal) },
      cancelJob: { try await operations.cancelJob($0, by: principal) },
      holds: { try await operations.holds(isCounted: true, by: principal) },
      receipts: { try await operations.receipts(limit: Self.receiptsShown, by: principal) },
      status: { try await operations.status(by: principal) },
      overview: { try await operations.overview(by: principal) },
      takeAlarm: { try await operations.takeAlarm($0, by: principal) },
      giveBackAlarm: { try await operations.giveBackAlarm($0, ticket: $1, by: principal) },
      find: { try await operations.find($0, ticket: $1, by: principal) },
      persons: Persons(operations, by: principal, export: files.person),
      brakes: { try await operations.brakes(by: principal) },
      sweep: { try await operations.sweep($0, by: principal) },
      placeHold: { try await operations.placeHold($0, by: principal) },
      releaseHold: { try await operations.releaseHold($0, reason: $1, by: principal) },
      reveal: { request in
        let revealed = try await operations.reveal(request, by: principal)
        return ClearText(text: revealed.text, isErased: revealed.isErased)
      },
      compare: { try await operations.compare($0, with: $1, by: principal) },
      explain: { try await operations.explain($0, id: $1, by: principal) },
      receipt: { try await operations.receipt($0, by: principal) },
      audit: { try await operations.audit($0, by: principal) },
      quarantines: {
        try await operations.quarantines(limit: Self.receiptsShown, by: principal)
      },
      quarantine: { try await operations.quarantine($0, by: principal) },
      believe: { try await operations.releaseQuarantine($0, by: principal) },
      reject: { try await operations.rejectQuarantine($0, by: principal) },
      retryObjects: { try await operations.retryObjects(by: principal) },
      waitingObjects: {
        try await operations.waitingObjects(limit: Self.objectsShown, by: principal)
      },
      backups: { try await operations.backups(by: principal) },
      incidents: { try await operations.incidents(limit: $0, after: $1, by: principal) },
      policy: { try await operations.policyStanding(by: principal) },
      past: {
        try await operations.past(below: $0, id: $1, limit: $2, after: $3, by: principal)
      },
      requests: Requests(operations, by: principal))
  }
}
