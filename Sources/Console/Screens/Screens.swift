internal import Domain
internal import Operations

/// The screens by name.
enum Screens {
  static func kind(of name: ScreenName) -> any ListScreen {
    switch name {
    case .overview: OverviewScreen()
    case .pbxs: PBXListScreen()
    case .pbx: PBXScreen()
    case .extensions: ExtensionListScreen()
    case .meetings: MeetingListScreen()
    case .meeting: MeetingScreen()
    case .polls: PollListScreen()
    case .reports: ReportListScreen()
    case .report: ReportScreen()
    case .pending: PendingScreen()
    case .receipts: ReceiptListScreen()
    case .jobs: JobListScreen()
    case .holds: HoldListScreen()
    case .inspect: InspectScreen()
    case .find: FindScreen()
    case .person: PersonScreen()
    case .accesses: AccessListScreen()
    case .unnamed: UnnamedListScreen()
    case .audit: AuditListScreen()
    case .quarantine: QuarantineListScreen()
    case .objects: ObjectListScreen()
    case .backups: BackupListScreen()
    case .incidents: IncidentListScreen()
    case .policy: PolicyScreen()
    case .past: PastScreen()
    case .requests: RequestListScreen()
    case .job: JobScreen()
    case .compliance: ComplianceScreen()
    case .matrix: PolicyMatrixScreen()
    case .mcus: RecordListScreen(.mcu)
    case .logs: RecordListScreen(.log)
    case .recordings: RecordListScreen(.recording)
    case .participants: RecordListScreen(.participant)
    case .files: RecordListScreen(.file)
    case .sessions: RecordListScreen(.session)
    }
  }

  /// The lines of a list that come with the screen's detail.
  static func items(of detail: Detail, on screen: Screen, _ state: State) -> [Item] {
    switch detail {
    case .report(let report):
      report.attendees.enumerated().map { .attendee($0 + 1, $1) }
    case .explanation(let explanation, let record):
      InspectScreen.items(explanation, record, state)
    case .policy(let standing):
      screen.name == .matrix ? PolicyMatrixScreen.items(standing.policy) : PolicyScreen.items(state)
    case .job(let job): JobScreen.items(job, screen.pace, state)
    case .compliance(let report): ComplianceScreen.items(report, state)
    case .record: []
    case .found(let result): result.hits.enumerated().map { .hit($0, $1) }
    case .person(let found): found.records.map(Item.personal)
    case .accesses(let found): found.accesses.map(Item.access)
    case .unnamed(let found): found.records.map(Item.personal)
    }
  }

  static func meetingTime(_ item: Item) -> Instant? {
    guard case .meeting(let facts)? = item.row?.facts else { return nil }
    return facts.at
  }

  /// Where Enter on a record leads.
  static func opened(_ row: ListRow) -> Place? { opened(row.view) }

  static func opened(_ view: RecordView) -> Place? {
    guard view.restrictedBy == nil else { return .inspect(view.kind, id: view.id) }
    switch view.kind {
    case .pbx: return .pbx(id: view.id, number: view.number)
    case .extension:
      let number = view.id.split(separator: "/").last.map(String.init) ?? view.id
      return .list(
        .meetings, within: Scope(kind: .extension, record: view.number), of: number)
    case .meeting: return .meeting(id: view.id, number: view.number)
    case .report: return .report(id: view.id)
    default: return .inspect(view.kind, id: view.id)
    }
  }
}
