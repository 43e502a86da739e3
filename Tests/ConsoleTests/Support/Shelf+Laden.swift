import Domain

@testable import Console
@testable import Operations

extension Shelf {
  /// A platform on which every screen has something, and something urgent.
  static func laden() -> Shelf {
    let shelf = troubled()
    let brightway = "brightway.example.net"
    shelf.change { content in
      let order = ListRow.Order(job: 8, undoUntil: Made.now + 23 * Instant.hour, isOwn: true)
      content.rows[.pbx] = content.rows[.pbx]?.map { row in
        row.view.id == "dental.example.com" ? row.ordered(order) : row
      }
      var progress = JobProgress()
      progress.planned = Counts([.recording: 312, .participant: 1_204_311, .pbx: 1])
      progress.done = Counts([.recording: 312, .participant: 1_183_499])
      progress.plannedObjects = 312
      progress.objects = 171
      progress.begunAt = Made.now - 19 * Instant.second
      content.jobs = [
        Made.job(9, .running, .pbx, "express-old.example.com", progress: progress),
        Made.job(8, .staged, .pbx, "dental.example.com", undoUntil: Made.now + 23 * Instant.hour),
        Made.job(7, .done, .recording, nil, receipt: 9_131),
      ]
      content.audit = [
        Made.audit(
          48_219, "report-open", by: "bo", minutes: 4, subjects: "report:60:00", ticket: "#4711"),
        Made.audit(
          48_218, "quarantine-release", minutes: 12, subjects: "extension:1:00 extension:2:00",
          reason: "customer-request", ticket: "#4702", outcome: "refused"),
        Made.audit(
          48_217, "import", by: "sweep", minutes: 21, reason: "stored 12 updated 4 removed 0"),
      ]
      let list = Made.quarantine(
        12, .waiting, "marina.example.com", hours: 7, listed: 3, known: 63)
      content.quarantines = [list]
      content.objects = [
        Made.object("recordings/R-1.mp4", 31, hours: 19, tries: 5, error: "system error 13"),
        Made.object("recordings/R-2.mp4", 32, hours: 1, tries: 1, error: nil),
      ]
      content.backups = [
        Made.backup(7, days: 1, label: "/backup/lapse-7.db"),
        Made.backup(2, days: 380, label: "tape 14", isNoted: true),
      ]
      content.requests = [
        Made.request(12, .delete, .meeting, "M2", by: "bo", minutes: 20, ticket: "#4702")
      ]
      content.incidents = [
        Made.incident(2, "T-20931", field: "id", isRemoved: false),
        Made.incident(1, nil, field: "title", isRemoved: true),
      ]
      content.receipts = [Made.receipt(9_131), Made.receipt(9_130)]
      content.past = [
        Made.past(2, .meeting, 4, days: 2, rule: .meeting, receipt: 9_131),
        Made.past(1, .recording, 1, days: 9, job: "D-2", by: "kim", ticket: "#4698"),
      ]
      content.tenantNow = RecordDetail.TenantNow(liveMeetings: 1, livePeople: 5, went: 8)
      let rows = [content.rows[.extension]?[2], content.rows[.participant]?[0]].compactMap { $0 }
      content.person = PersonFound(
        person: PersonTag([0x3F, 0x9A, 0x12, 0xBC, 0x01]),
        records: rows.map { PersonRecord(row: $0, pbx: brightway, fields: ["email"]) },
        reach: PersonReach(
          withoutAddress: [.init(id: "M2", participants: 5)], sessions: 12,
          sessionsUntil: Made.now + 20 * Instant.day, backups: 7,
          backupsUntil: Made.now + 300 * Instant.day, pbxs: [brightway]),
        openCase: nil)
    }
    return shelf
  }
}
