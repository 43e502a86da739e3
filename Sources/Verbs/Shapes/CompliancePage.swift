import Domain
import Operations

/// A compliance report as headed tables: what the terminal and the printed page show alike.
struct CompliancePage {
  struct Section {
    let title: String
    /// Empty: lines without a table.
    let heads: [String]
    let rows: [[String]]
    /// What is said where there are no rows.
    let otherwise: String
  }

  let title: String
  let sections: [Section]

  init(_ report: ComplianceReport) {
    let last = Words.instant(report.until - 1)
    title =
      "Compliance from \(Words.instant(report.from)) to \(last)"
      + (report.pbx.map { ", \($0)" } ?? "") + ", policy \(report.policy)"
    sections = [
      Self.rules(report), Self.late(report.late), Self.sweeps(report.sweeps),
      Self.brakes(report.brakes), Self.standing(report.standing), Self.policies(report.policies),
      Self.orders(report.orders),
      Self.persons(report.persons), Self.reads(report.reads), Self.incidents(report.incidents),
      Self.trail(report.trail, report.copies), Self.limits(report.limits),
    ]
  }

  private static func rules(_ report: ComplianceReport) -> Section {
    Section(
      title: "By rule",
      heads: [
        "rule", "fell due", "in 15 min", "in 8 h", "later", "latest", "held", "staged", "left",
        "braked", "failed", "sentence",
      ],
      rows: report.rules.map { line in
        func told(_ number: Int?) -> String { number.map(String.init) ?? "-" }
        return [
          line.rule.id.rawValue, told(line.fellDue), told(line.done?.in15m),
          told(line.done?.in8h), told(line.done?.later),
          line.done.map { $0.greatest > 0 ? ElapsedTime.short($0.greatest) : "-" } ?? "-",
          String(line.held), String(line.staged), String(line.left), String(line.braked),
          String(line.failed),
          line.rule.clause,
        ]
      }, otherwise: "")
  }

  private static func late(_ late: ComplianceReport.LateList) -> Section {
    Section(
      title: late.isCut ? "Later than 8 hours (the first \(late.all.count))" : "Later than 8 hours",
      heads: ["when", "run", "rule", "count", "latest", "receipt", "why"],
      rows: late.all.map { late in
        [
          Words.instant(late.at), SweepRun.label(late.run), late.rule.rawValue, String(late.count),
          ElapsedTime.short(late.greatest), late.receipt.map(Receipt.label) ?? "-",
          late.causes.map(Words.cause).joined(separator: "; "),
        ]
      }, otherwise: "Nothing.")
  }

  private static func sweeps(_ sweeps: ComplianceReport.Sweeps) -> Section {
    var rows = [
      ["planned, every \(ElapsedTime.short(sweeps.interval))", String(sweeps.planned)],
      ["run, of everything", String(sweeps.whole)],
      ["run, of some rules or one record", String(sweeps.partial)],
      ["not finished, or not with everything", String(sweeps.failed)],
    ]
    if let gap = sweeps.longestGap {
      rows.append([
        "longest time without",
        "\(ElapsedTime.short(gap.length)), from \(Words.instant(gap.from))"
          + " to \(Words.instant(gap.until))",
      ])
    }
    return Section(title: "Sweeps", heads: [], rows: rows, otherwise: "")
  }

  private static func brakes(_ brakes: [ComplianceReport.BrakeRelease]) -> Section {
    Section(
      title: "Brakes released", heads: ["when", "rule", "by", "role", "audit"],
      rows: brakes.map { release in
        [
          Words.instant(release.at), release.rule?.rawValue ?? "all", release.by,
          Words.role(release.role), String(release.audit),
        ]
      }, otherwise: "None.")
  }

  private static func standing(_ standing: [ComplianceReport.BrakeOn]) -> Section {
    Section(
      title: "Brakes on now", heads: ["since", "brake", "rules"],
      rows: standing.map { brake in
        [
          Words.instant(brake.since), brake.name.rawValue,
          brake.rules.map(\.rawValue).joined(separator: ", "),
        ]
      }, otherwise: "None.")
  }

  private static func policies(_ policies: [ComplianceReport.PolicyInForce]) -> Section {
    Section(
      title: "Policies in force", heads: ["policy", "version", "from", "until", "SHA-256"],
      rows: policies.map { policy in
        [
          policy.id, policy.version.map { String($0) } ?? "-",
          policy.from.map(Words.instant) ?? "-", policy.until.map(Words.instant) ?? "-",
          policy.digest ?? "-",
        ]
      }, otherwise: "")
  }

  private static func orders(_ orders: ComplianceReport.Orders) -> Section {
    Section(
      title: "Ordered deletions (\(orders.staged) staged, \(orders.undone) taken back,"
        + " \(orders.stopped) stopped)",
      heads: ["when", "receipt", "kind", "by", "reason", "went", "audit"],
      rows: orders.deletions.map { receipt in
        [
          Words.instant(receipt.at), receipt.label, receipt.kind?.rawValue ?? "-", receipt.actor,
          Words.code(receipt.reason) ?? "-", Words.counts(receipt.counts), String(receipt.audit),
        ]
      }, otherwise: "None was carried out.")
  }

  private static func persons(_ persons: ComplianceReport.PersonCases) -> Section {
    Section(
      title: "Persons (exports \(persons.exports), erasures \(persons.erasures),"
        + " rectifications \(persons.rectifications))",
      heads: ["received", "answered", "due"],
      rows: persons.cases.map { each in
        [
          Words.instant(each.received), each.answered.map(Words.instant) ?? "open",
          Words.instant(each.dueAt),
        ]
      }, otherwise: "No case.")
  }

  private static func reads(_ reads: [ComplianceReport.Read]) -> Section {
    Section(
      title: "Reads that tell of a person", heads: ["what", "role", "times", "refused"],
      rows: reads.map { read in
        [
          read.operation.rawValue, Words.role(read.role), String(read.count),
          String(read.refused),
        ]
      }, otherwise: "None.")
  }

  private static func incidents(_ incidents: [ComplianceReport.Incident]) -> Section {
    Section(
      title: "Incidents", heads: ["when", "rule", "audit"],
      rows: incidents.map { incident in
        [Words.instant(incident.at), incident.rule?.rawValue ?? "-", String(incident.audit)]
      }, otherwise: "None.")
  }

  private static func trail(
    _ trail: ComplianceReport.Trail, _ copies: ComplianceReport.Copies
  ) -> Section {
    var rows = [["entries of the audit trail", String(trail.entries)]]
    if let first = trail.first, let last = trail.last {
      rows.append(["their numbers", "\(first) to \(last)"])
    }
    if let verdict = trail.verdict {
      rows.append([
        "their chain", verdict.firstBroken.map { "does not hold at \($0)" } ?? "holds",
      ])
      if let head = verdict.head { rows.append(["its head", head]) }
      rows.append(["checkpoints found outside", String(verdict.checkpoints)])
    }
    rows.append(["copies of the database", String(copies.count)])
    if let until = copies.until { rows.append(["the last of them goes by", Words.instant(until)]) }
    return Section(title: "Evidence", heads: [], rows: rows, otherwise: "")
  }

  private static func limits(_ limits: [ComplianceReport.Limit]) -> Section {
    Section(
      title: "What this cannot show", heads: [], rows: limits.map { [Words.limit($0)] },
      otherwise: "")
  }
}
