import Demo
import Domain

/// The due ledger of a source, computed from its records alone with the rules of the catalogue.
struct Ledger {
  struct Entry {
    let rule: RuleID
    let id: String
    let dueAt: Instant
    let state: DueEntry.State
  }

  private(set) var entries: [Entry] = []
  private let now: Instant

  static func period(_ rule: RuleID) -> Period {
    switch rule {
    case .recording, .meetingTitle, .meetingNote, .participantName, .participantEmail,
      .participantIP, .serverLog:
      .days(7)
    case .participant, .reportIdentity, .sessionIdentity: .months(2)
    case .meeting, .reportRecheck, .session: .months(12)
    case .sharedFile, .dialIn, .tenantUnbound: .days(0)
    case .tenantDNSMeetings: .days(14)
    case .tenantDNS: .days(29)
    case .tenantSync, .tenantContact: .days(59)
    }
  }

  func count(_ rule: RuleID, _ state: DueEntry.State) -> Int {
    entries.count { $0.rule == rule && $0.state == state }
  }

  func count(_ state: DueEntry.State) -> Int { entries.count { $0.state == state } }

  private mutating func add(
    _ rule: RuleID, _ id: String, _ start: Instant?, held: Bool, shift: Int64 = 0
  ) {
    guard let start else { return }
    let dueAt = Self.period(rule).due(from: start) + shift
    let state = held ? .held : DueEntry.dateState(dueAt: dueAt, now: now)
    entries.append(Entry(rule: rule, id: id, dueAt: dueAt, state: state))
  }

  init(_ records: Records, holds: [ImportedHold], now: Instant) {
    self.now = now
    let heldIDs = Set(holds.map { $0.kind.rawValue + " " + $0.record })
    func isHeld(pbx: String?, number: String?) -> Bool {
      guard let pbx else { return false }
      return heldIDs.contains("pbx " + pbx) || heldIDs.contains("extension \(pbx)/\(number ?? "")")
    }
    var guests: [String: [ImportedRecord]] = [:]
    for guest in records[.participant] {
      guests[guest["meeting"]?.text ?? "", default: []] += [guest]
    }
    var all: [String: (times: MeetingTimes, held: Bool)] = [:]
    var withData: Set<String> = []
    for meeting in records[.meeting] {
      let id = meeting.outsideID
      let pbx = meeting["pbx"]?.text
      withData.insert(pbx ?? "")
      let held = isHeld(pbx: pbx, number: meeting["extension"]?.text)
      let people = guests[id] ?? []
      let joins = people.flatMap { JoinList.decode($0["joins"]?.text ?? "[]") }
      let times = MeetingTimes(
        scheduledAt: meeting["scheduledAt"]?.instant,
        durationMinutes: meeting["durationMinutes"]?.integer,
        startedAt: meeting["startedAt"]?.instant, endedAt: meeting["endedAt"]?.instant,
        quick: meeting["quick"]?.integer == 1, connected: meeting["connected"]?.integer ?? 0,
        firstJoinAt: joins.compactMap(\.at).min(), lastLeaveAt: joins.compactMap(\.left).max())
      all[id] = (times, held)
      func has(_ name: String) -> Bool { meeting[name]?.isNull == false }
      func anyHas(_ name: String) -> Bool { people.contains { $0[name]?.isNull == false } }
      if has("title") { add(.meetingTitle, id, times.start(of: .meetingTitle), held: held) }
      if has("note") { add(.meetingNote, id, times.start(of: .meetingNote), held: held) }
      if has("dialIn") { add(.dialIn, id, times.start(of: .dialIn), held: held) }
      if anyHas("name") {
        add(.participantName, id, times.start(of: .participantName), held: held)
      }
      if anyHas("email") {
        add(.participantEmail, id, times.start(of: .participantEmail), held: held)
      }
      if anyHas("ip") { add(.participantIP, id, times.start(of: .participantIP), held: held) }
      if !people.isEmpty { add(.participant, id, times.start(of: .participant), held: held) }
      add(.meeting, id, times.start(of: .meeting), held: held)
    }
    for recording in records[.recording] {
      let held =
        heldIDs.contains("recording " + recording.outsideID)
        || all[recording["meeting"]?.text ?? ""]?.held == true
      add(.recording, recording.outsideID, recording["createdAt"]?.instant, held: held)
    }
    for file in records[.file] where file["share"]?.text == "session" {
      let meeting = all[file["meeting"]?.text ?? ""]
      add(.sharedFile, file.outsideID, meeting?.times.finished, held: meeting?.held == true)
    }
    for report in records[.report] {
      withData.insert(report["pbx"]?.text ?? "")
      let held = isHeld(pbx: report["pbx"]?.text, number: report["extension"]?.text)
      let named =
        ["title", "organizerName", "organizerEmail"].contains { report[$0]?.isNull == false }
        || (report.attendees ?? []).contains { $0.name != nil || $0.email != nil }
      let created = report["createdAt"]?.instant
      if named {
        add(.reportIdentity, report.outsideID, created, held: held)
      } else if report["verifiedAt"]?.isNull != false {
        add(.reportRecheck, report.outsideID, created, held: held)
      }
    }
    for poll in records[.poll] { withData.insert(poll["pbx"]?.text ?? "") }
    for session in records[.session] {
      let gathered = session["gatheredAt"]?.instant
      if session["pbx"]?.isNull == false {
        add(.sessionIdentity, session.outsideID, gathered, held: false)
      }
      add(.session, session.outsideID, gathered, held: false)
    }
    for log in records[.log] {
      guard let writtenAt = log["writtenAt"]?.instant else { continue }
      let times = LogTimes(
        writtenAt: writtenAt, keptUntil: log["keptUntil"]?.instant,
        hasReason: log["keptReason"]?.isNull == false)
      add(
        .serverLog, log.outsideID, writtenAt, held: false,
        shift: times.shift(period: Self.period(.serverLog)))
    }
    for pbx in records[.pbx] {
      let times = TenantTimes(
        registeredAt: pbx["registeredAt"]?.instant ?? now,
        lastContactAt: pbx["lastContactAt"]?.instant, lastSyncAt: pbx["lastSyncAt"]?.instant,
        lastResolvedAt: pbx["lastResolvedAt"]?.instant,
        dnsUnknownDays: pbx["dnsUnknownDays"]?.integer ?? 0,
        unboundAt: pbx["unboundAt"]?.instant)
      for rule in RuleID.allCases where rule.isTenant {
        if rule == .tenantDNSMeetings, !withData.contains(pbx.outsideID) { continue }
        add(
          rule, pbx.outsideID, times.start(of: rule),
          held: isHeld(pbx: pbx.outsideID, number: nil), shift: times.shift(of: rule))
      }
    }
  }
}
