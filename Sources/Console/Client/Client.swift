internal import Domain
internal import Operations

/// The operations that the console calls, on behalf of the person before it. Every function may
/// throw `OperationError`.
struct Client: Sendable {
  var now: @Sendable () -> Instant
  var list: @Sendable (ListRequest) async throws -> ListPage
  /// How many lines that list has.
  var count: @Sendable (ListRequest) async throws -> Int?
  /// What a filter on masked columns finds; an audited read.
  var select: @Sendable (ToldRequest) async throws -> ToldFilter
  var export: @Sendable (ViewExport) async throws -> ViewExported
  /// With the ticket.
  var writeReport: @Sendable (ComplianceReport, String?) async throws -> FilesWritten
  /// Keeps it for the next time; false where that is not possible.
  var remember: @Sendable (ConsoleMemory) -> Bool
  var show: @Sendable (Kind, String) async throws -> RecordDetail
  /// An audited read.
  var openReport: @Sendable (String) async throws -> ReportDetail
  var pending: @Sendable (PendingRequest) async throws -> PendingPage
  var plan: @Sendable (Kind, String) async throws -> DeletionPlan
  var planMarked: @Sendable (Kind, [String]) async throws -> MarkedPlan
  /// Nothing goes before its undo window is over.
  var stage: @Sendable (DeleteRequest) async throws -> StagedDeletion
  var stageMarked: @Sendable (MarkedRequest) async throws -> [DeletionJob]
  var undo: @Sendable (Kind, String) async throws -> DeletionJob
  /// By kind and id, with the phrase and the ticket.
  var endUndo: @Sendable (Kind, String, String, String?) async throws -> DeletionJob
  var jobs: @Sendable () async throws -> [DeletionJob]
  var job: @Sendable (String) async throws -> DeletionJob
  var compliance: @Sendable (ComplianceRequest) async throws -> ComplianceReport
  var pauseJob: @Sendable (String) async throws -> DeletionJob
  var cancelJob: @Sendable (String) async throws -> Void
  var holds: @Sendable () async throws -> [HoldView]
  var receipts: @Sendable () async throws -> [Receipt]
  var status: @Sendable () async throws -> Status
  var overview: @Sendable () async throws -> Overview
  var takeAlarm: @Sendable (TakeAlarmRequest) async throws -> Alarm.Taken
  /// With the ticket; false where nobody had it.
  var giveBackAlarm: @Sendable (Alarm.Key, String?) async throws -> Bool
  /// An audited read where the question is a personal value; with the ticket.
  var find: @Sendable (FindQuestion, String?) async throws -> FindResult
  var persons: Persons
  var brakes: @Sendable () async throws -> BrakeView
  var sweep: @Sendable (SweepRequest) async throws -> SweepResult
  var placeHold: @Sendable (HoldRequest) async throws -> Int64
  /// By number, with the reason.
  var releaseHold: @Sendable (Int64, String) async throws -> Void
  var reveal: @Sendable (RevealRequest) async throws -> ClearText
  /// Whether the record's field holds the value.
  var compare: @Sendable (String, CompareRequest) async throws -> Bool
  var explain: @Sendable (Kind, String) async throws -> Explanation
  var receipt: @Sendable (Int64) async throws -> Receipt
  var audit: @Sendable (AuditRequest) async throws -> AuditPage
  var quarantines: @Sendable () async throws -> [Quarantine]
  var quarantine: @Sendable (String) async throws -> QuarantineDetail
  var believe: @Sendable (QuarantineDecision) async throws -> Receipt?
  var reject: @Sendable (QuarantineDecision) async throws -> Void
  var retryObjects: @Sendable () async throws -> ObjectsTried
  var waitingObjects: @Sendable () async throws -> [WaitingObject]
  var backups: @Sendable () async throws -> [Backup]
  /// So many at most, after the one of that number.
  var incidents: @Sendable (Int, Int64?) async throws -> [IncidentView]
  var policy: @Sendable () async throws -> PolicyStanding
  /// Below a record, so many at most, after the one of that number.
  var past: @Sendable (Kind, String, Int, Int64?) async throws -> PastPage
  var requests: Requests
  var themes: @Sendable () async -> [ThemeSupply.Offer] = { [] }
  /// Nil: bookmarks are kept for this run only.
  var bookmarks: BookmarkFile?
}
