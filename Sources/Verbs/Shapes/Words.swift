import Domain
import Operations

/// What tables and sentences say.
enum Words {
  /// To the minute, in UTC: `2026-11-22 09:00Z`.
  static func instant(_ instant: Instant) -> String {
    let text = instant.rfc3339
    return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + "Z"
  }

  /// `-` stands for nothing.
  static func cell(_ value: ViewValue) -> String {
    switch value {
    case .null: "-"
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .flag(let flag): flag ? "yes" : "no"
    case .instant(let value): instant(value)
    case .list(let values): values.isEmpty ? "-" : values.map(cell).joined(separator: ", ")
    case .object(let members):
      members.map { "\($0.name) \(cell($0.value))" }.joined(separator: " ")
    }
  }

  /// `in 2d18`, `due 3h`, `late 9h`, `held H-12`, `staged`.
  static func state(_ entry: DueEntry, now: Instant) -> String {
    switch entry.state {
    case .upcoming: "in " + ElapsedTime.short(entry.dueAt - now)
    case .due: "due " + ElapsedTime.short(now - entry.dueAt)
    case .overdue: "late " + ElapsedTime.short(now - entry.dueAt)
    case .held: "held " + entry.holds.map(Hold.label).joined(separator: " ")
    case .staged: "staged"
    }
  }

  /// The last column of lists.
  static func next(_ row: ListRow, now: Instant) -> String {
    if let hold = row.heldBy.first { return "held " + Hold.label(hold) }
    guard let entry = row.next else { return row.hasHoldBelow ? "has hold" : "-" }
    return state(entry, now: now) + " " + entry.rule.rawValue
  }

  /// `BRAKE PBX rules wait: …, for 3h41`.
  static func alarm(_ alarm: Alarm, now: Instant) -> String {
    let age = alarm.since.map { ", for " + ElapsedTime.short(now - $0) } ?? ""
    return alarm.kind.rawValue.uppercased() + " " + alarm.cause + age
  }

  /// `1 pbx, 48 extensions`.
  static func counts(_ counts: Counts) -> String {
    let parts = Kind.counted.compactMap { kind in
      counts[kind] > 0 ? "\(counts[kind]) \(kind.rawValue)\(counts[kind] == 1 ? "" : "s")" : nil
    }
    return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  }

  /// `D-12: 1200 of 5000 rows, 800 a second`.
  static func progress(_ job: DeletionJob, now: Instant) -> String {
    let rate = job.progress.rate(at: now).map { ", \($0) a second" } ?? ""
    return "\(job.label): \(job.counts.total) of \(job.progress.planned.total) rows\(rate)"
  }

  /// `participant number 17 (constraint), 3 others`.
  static func failed(_ records: [FailedRecord]) -> String {
    let named = records.prefix(3).map { "\($0.kind.rawValue) number \($0.record) (\($0.cause))" }
    let rest = records.count - named.count
    return (named + (rest > 0 ? ["\(rest) others"] : [])).joined(separator: ", ")
  }

  /// How a plan differs from the one that was shown.
  static func drift(_ drift: PlanDrift) -> String {
    var parts: [String] = []
    if let (then, now) = drift.policy { parts.append("policy \(then), now \(now)") }
    if !drift.newHolds.isEmpty {
      parts.append("new holds " + drift.newHolds.map(Hold.label).joined(separator: " "))
    }
    if !drift.goneHolds.isEmpty {
      parts.append("holds released " + drift.goneHolds.map(Hold.label).joined(separator: " "))
    }
    for kind in Kind.counted where drift.then[kind] != drift.now[kind] {
      parts.append("\(kind.rawValue) \(drift.then[kind]), now \(drift.now[kind])")
    }
    if parts.isEmpty { parts.append("other records, as many as before") }
    return parts.joined(separator: "; ")
  }
}
