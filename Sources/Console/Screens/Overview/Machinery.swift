internal import Domain
internal import Operations
internal import Terminal

/// How sweep, objects, audit trail, copies, jobs and gate do, in three lines of two.
enum Machinery {
  static func lines(_ state: State) -> [String] {
    guard let machinery = state.overview?.machinery else { return ["counting..."] }
    let pairs = [
      (("sweep", sweep(machinery, state)), ("audit", audit(machinery, state))),
      (("objects", objects(machinery)), ("backups", backups(machinery, state))),
      (
        ("jobs", jobs(machinery, state)),
        ("gate", "\(Words.grouped(machinery.refusals)) returns refused in 30 d")
      ),
    ]
    return pairs.map { left, right in
      part(left).padding(to: max(38, state.size.columns / 2)) + "  " + part(right)
    }
  }

  private static func part(_ fact: (name: String, words: String)) -> String {
    fact.name.padding(to: 9) + fact.words
  }

  private static func sweep(_ machinery: Overview.Machinery, _ state: State) -> String {
    guard let at = machinery.sweptAt else { return "never ran to its end" }
    let isToday = state.zone.local(at).date == state.zone.local(state.now).date
    let when =
      isToday
      ? Words.clock(at, state.zone) : Words.instant(at, now: state.now, state.zone, weekday: false)
    let next = machinery.nextSweep.map { ", next \(Words.clock($0, state.zone))" } ?? ""
    return "\(when) took \(Words.took(machinery.took))\(next)"
  }

  private static func audit(_ machinery: Overview.Machinery, _ state: State) -> String {
    guard let head = machinery.audit else { return "has no entry" }
    if let check = machinery.auditCheck {
      if let broken = check.broken { return "BROKEN at #\(Words.grouped(Int(broken)))" }
      return "whole to #\(Words.grouped(Int(check.head))), "
        + Words.today(check.at, now: state.now, state.zone)
    }
    return "to #\(Words.grouped(Int(head.number))), "
      + Words.today(head.at, now: state.now, state.zone)
  }

  private static func objects(_ machinery: Overview.Machinery) -> String {
    guard machinery.objectsWaiting > 0 else { return "none waits to be removed" }
    let failing =
      machinery.objectsFailing > 0 ? ", \(Words.grouped(machinery.objectsFailing)) failed" : ""
    return "\(Words.grouped(machinery.objectsWaiting)) wait\(failing)"
  }

  private static func backups(_ machinery: Overview.Machinery, _ state: State) -> String {
    guard machinery.backups > 0, let until = machinery.backupsUntil else { return "none is known" }
    return "\(Words.grouped(machinery.backups)), the last to "
      + Words.day(until, now: state.now, state.zone, weekday: false)
  }

  private static func jobs(_ machinery: Overview.Machinery, _ state: State) -> String {
    let running = machinery.jobsRunning == 0 ? "none" : Words.grouped(machinery.jobsRunning)
    guard let next = machinery.nextJob else { return "\(running) running, none staged" }
    let when = next <= state.now ? "due" : Words.today(next, now: state.now, state.zone)
    return "\(running) running, \(Words.grouped(machinery.jobsStaged)) staged, \(when)"
  }
}

extension Words {
  /// How long something took: `41 s`, `3 m 45`, `2h10`; less than a second in milliseconds.
  static func took(_ milliseconds: Int64) -> String {
    switch milliseconds {
    case ..<Instant.second: "\(max(0, milliseconds)) ms"
    case ..<Instant.minute: "\(milliseconds / Instant.second) s"
    case ..<Instant.hour:
      "\(milliseconds / Instant.minute) m \(two(Int(milliseconds % Instant.minute / Instant.second)))"
    default: distance(milliseconds)
    }
  }
}
