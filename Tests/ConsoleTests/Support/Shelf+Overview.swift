import Domain

@testable import Console
@testable import Operations

extension Shelf {
  func take(_ request: TakeAlarmRequest) -> Alarm.Taken {
    let taken = Alarm.Taken(by: "kim", until: request.until, count: request.count)
    change { content in
      content.taken.append(request)
      content.alarms = content.alarms.map {
        $0.key == request.alarm ? $0.given(taken, at: content.now) : $0
      }
    }
    return taken
  }

  func giveBack(_ alarm: Alarm.Key) -> Bool {
    change { content in
      content.givenBack.append(alarm)
      content.alarms = content.alarms.map {
        $0.key == alarm ? $0.given(nil, at: content.now) : $0
      }
    }
    return true
  }

  func job(_ label: String) throws -> DeletionJob {
    guard let job = read({ $0.jobs.first { $0.label == label } }) else {
      throw OperationError.noSuchJob(label)
    }
    return job
  }

  func compliance(_ request: ComplianceRequest) throws -> ComplianceReport {
    change { $0.reports.append(request) }
    return Made.compliance(request)
  }

  /// A platform with something to see to, as the first mock-up has it.
  static func troubled() -> Shelf {
    let shelf = stocked()
    shelf.change { content in
      content.alarms = [
        Alarm(
          kind: .overdue, cause: "14 entries of recording: the last sweep failed",
          since: Made.ago(hours: 19), count: 14, rule: .recording),
        Alarm(
          kind: .brake, cause: "PBX rules wait: 214 PBXs turned to failing DNS within 24h",
          since: Made.ago(hours: 3, minutes: 41), count: 214, brake: .failingDNS,
          taken: Alarm.Taken(
            by: "kim", until: Made.at("2026-11-24T12:00:00Z"), count: 214)),
        Alarm(kind: .mcu, cause: "1 meeting server is down", since: nil, count: 1),
      ]
      content.braked = [.tenantDNS, .tenantUnbound]
      content.overview = overview(content)
    }
    return shelf
  }

  private static func overview(_ content: Content) -> Overview {
    var overview = Overview()
    for (index, rule) in RuleID.allCases.enumerated() {
      let size = [412, 90, 40, 9_120, 5_100, 8_800, 310, 270, 371, 290][index % 10]
      overview.coming[rule] = ComingDays(
        days: (0..<Overview.days).map { size * [9, 7, 6, 5, 3, 0, 4][$0 % 7] / 9 })
    }
    overview.greatest = [
      .recording: 19 * Instant.hour + 120_000, .participantIP: 14 * Instant.minute,
    ]
    overview.atRisk = Array((content.rows[.pbx] ?? []).prefix(2))
    overview.countAtRisk = 2
    overview.machinery.sweptAt = Made.at("2026-11-24T09:30:00Z")
    overview.machinery.took = 41 * Instant.second
    overview.machinery.nextSweep = Made.at("2026-11-24T09:45:00Z")
    overview.machinery.objectsWaiting = 14
    overview.machinery.objectsFailing = 14
    overview.machinery.audit = AuditHead(
      number: 48_211, digest: [], at: Made.at("2026-11-24T09:30:00Z"))
    overview.machinery.backups = 7
    overview.machinery.backupsUntil = Made.at("2027-11-23T00:00:00Z")
    overview.machinery.jobsStaged = 1
    overview.machinery.nextJob = Made.at("2026-11-24T09:45:00Z")
    overview.machinery.refusals = 12
    return overview
  }
}

extension Made {
  /// A quarter in which recordings went late once.
  static func compliance(_ request: ComplianceRequest) -> ComplianceReport {
    let rules = TestPolicy.policy.all.enumerated().map { index, rule in
      ComplianceReport.RuleLine(
        rule: rule,
        done: rule.id == .recording
          ? Lateness(in15m: 36_089, in8h: 3, later: 6, greatest: 19 * Instant.hour)
          : Lateness(in15m: 9_016 * index, in8h: 0, later: 0, greatest: 13 * Instant.minute),
        held: rule.id == .recording ? 3 : 0, staged: 0, left: 0, braked: 0, failed: 0)
    }
    let late = ComplianceReport.Late(
      rule: .recording, run: 883, at: at("2026-08-14T05:12:00Z"), count: 6,
      greatest: 19 * Instant.hour, receipt: 6_120, causes: [.brakeReleased])
    let from = request.from.map { Instant($0) } ?? at("2026-10-25T00:00:00Z")
    let until = (request.to.map { Instant($0) } ?? at("2026-11-24T00:00:00Z")) + Instant.day
    return ComplianceReport(
      from: from, until: until, at: now, policy: TestPolicy.policy.id, pbx: request.pbx,
      rules: rules, late: ComplianceReport.LateList([late], isCut: false),
      sweeps: ComplianceReport.Sweeps(
        interval: 15 * Instant.minute, planned: 8_832, whole: 8_832, partial: 2, failed: 0,
        longestGap: ComplianceReport.Gap(from: from, until: from + 15 * Instant.minute)),
      brakes: [], standing: [], policies: [],
      orders: ComplianceReport.Orders(deletions: [], staged: 1, undone: 3, stopped: 0),
      persons: ComplianceReport.PersonCases(
        exports: 12, erasures: 7, rectifications: 2, cases: []),
      reads: [
        ComplianceReport.Read(operation: .reveal, role: .admin, count: 6, refused: 0),
        ComplianceReport.Read(operation: .reportOpened, role: .support, count: 1_187, refused: 0),
        ComplianceReport.Read(operation: .personFind, role: .officer, count: 44, refused: 0),
      ],
      incidents: [],
      trail: ComplianceReport.Trail(
        entries: 13_867, first: 31_004, last: 44_870,
        verdict: ComplianceReport.Trail.Verdict(
          firstBroken: nil, head: "9c4177ae00", checkpoints: 139)),
      copies: ComplianceReport.Copies(count: 4, until: at("2027-09-29T00:00:00Z")), limits: [])
  }
}
