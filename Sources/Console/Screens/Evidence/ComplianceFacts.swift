internal import Domain
internal import Operations

/// What a compliance report says beside its rules, a line each.
enum ComplianceFacts {
  static func items(_ report: ComplianceReport, _ state: State) -> [Item] {
    [
      .fact("SWEEPS", sweeps(report), report.sweeps.failed > 0 ? .missing : .plain),
      .fact("PEOPLE", people(report), .plain),
      .fact("LOOKED", looked(report), .plain),
      .fact("AUDIT", audit(report), isBroken(report) ? .missing : .plain),
      .fact("NOT HERE", copies(report, state), .plain),
    ]
  }

  private static func sweeps(_ report: ComplianceReport) -> String {
    let sweeps = report.sweeps
    let gap = sweeps.longestGap.map { ", longest gap \(Words.distance($0.length))" } ?? ""
    let failed = sweeps.failed > 0 ? ", \(Words.grouped(sweeps.failed)) FAILED" : ""
    let brakes = report.brakes.isEmpty ? "" : "; \(report.brakes.count) brakes released"
    return "\(Words.grouped(sweeps.planned)) planned, \(Words.grouped(sweeps.whole)) ran"
      + "\(failed)\(gap)\(brakes)"
  }

  private static func people(_ report: ComplianceReport) -> String {
    let (orders, persons) = (report.orders, report.persons)
    let late = persons.cases.count { each in (each.answered ?? report.at) > each.dueAt }
    return "deleted \(orders.deletions.count), undone \(orders.undone); "
      + "access \(persons.exports), erased \(persons.erasures), "
      + "corrected \(persons.rectifications)" + (late > 0 ? "; \(late) past the month" : "")
  }

  private static func looked(_ report: ComplianceReport) -> String {
    func times(_ operation: AuditEntry.Operation) -> String {
      Words.grouped(
        report.reads.filter { $0.operation == operation }.reduce(0) { $0 + $1.count })
    }
    return "revealed \(times(.reveal)), reports opened \(times(.reportOpened)), "
      + "persons looked for \(times(.personFind))"
  }

  private static func isBroken(_ report: ComplianceReport) -> Bool {
    report.trail.verdict?.firstBroken != nil
  }

  private static func audit(_ report: ComplianceReport) -> String {
    let trail = report.trail
    guard let first = trail.first, let last = trail.last else { return "no entry" }
    let numbers = "#\(Words.grouped(Int(first))) to #\(Words.grouped(Int(last)))"
    guard let verdict = trail.verdict else { return "\(numbers), not looked at" }
    if let broken = verdict.firstBroken { return "\(numbers), BROKEN at #\(broken)" }
    let head = verdict.head.map { ", \($0.prefix(8))" } ?? ""
    return "\(numbers) whole, \(Words.grouped(verdict.checkpoints)) checkpoints\(head)"
  }

  private static func copies(_ report: ComplianceReport, _ state: State) -> String {
    let until = report.copies.until.map {
      ", the last to \(Words.day($0, now: state.now, state.zone, weekday: false))"
    }
    return "\(Words.grouped(report.copies.count)) backups\(until ?? ""); customers' own PBXs"
  }
}
