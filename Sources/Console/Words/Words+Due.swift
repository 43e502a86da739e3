internal import Domain
internal import Operations

extension Words {
  /// `in 2d18`, `in 0m`.
  static func ahead(_ at: Instant, now: Instant) -> String {
    at - now < Instant.minute ? "in 0m" : "in \(distance(at - now))"
  }

  /// When an entry of the ledger comes, in one word or two: `in 2d18`, `due 11m`, `late 19h02`,
  /// `held H-12`, `staged`.
  static func when(_ entry: DueEntry, now: Instant) -> String {
    switch entry.state {
    case .upcoming: return ahead(entry.dueAt, now: now)
    case .due:
      let since = distance(now - entry.dueAt)
      return since == "now" ? "due" : "due \(since)"
    case .overdue: return "late \(distance(now - entry.dueAt))"
    case .held: return "held" + (entry.holds.first.map { " " + Hold.label($0) } ?? "")
    case .staged: return "staged"
    }
  }

  /// The last column of lists: `in 6d ip`, `due files`, `late ip`, `held H-14`, `-`.
  static func next(_ row: ListRow, now: Instant) -> String {
    if let hold = row.heldBy.first { return "held " + Hold.label(hold) }
    if let order = row.order { return undo(order, now: now) }
    guard let entry = row.next else { return row.hasHoldBelow ? "has hold" : "-" }
    switch entry.state {
    case .upcoming: return "in \(age(entry.dueAt - now)) \(rule(entry.rule))"
    case .due: return "due \(rule(entry.rule))"
    case .overdue: return "late \(rule(entry.rule))"
    case .held, .staged: return when(entry, now: now)
    }
  }

  /// The sentence on an entry that is read out: when it goes, by which rule, in whose words.
  static func goes(
    _ entry: DueEntry, _ state: State
  ) -> (String, String) {
    let rule = state.policy[entry.rule]
    let at = instant(entry.dueAt, now: state.now, state.zone)
    let isBraked = entry.isBraked(by: state.status?.braked ?? [])
    let first =
      switch entry.state {
      case .upcoming: "goes \(at) (\(when(entry, now: state.now))): \(what(entry))"
      case .due where isBraked: "due since \(at), behind a brake: \(what(entry))"
      case .overdue where isBraked: "LATE since \(at), behind a brake: \(what(entry))"
      case .due: "due since \(at), the next sweep takes it: \(what(entry))"
      case .overdue: "LATE since \(at): \(what(entry))"
      case .held:
        "held by \(entry.holds.map(Hold.label).joined(separator: ", ")), due \(at): \(what(entry))"
      case .staged: "ordered to go; it can be undone until then: \(what(entry))"
      }
    return (first, "\(entry.rule.rawValue): \"\(rule.clause)\"")
  }

  /// The policy's words for a caller, with the day filled in.
  static func say(_ entry: DueEntry, policy: Policy, now: Instant, zone: Zone) -> String {
    say(policy[entry.rule], on: entry.dueAt, now: now, zone: zone)
  }

  static func say(_ rule: Rule, on instant: Instant, now: Instant, zone: Zone) -> String {
    rule.say.split(separator: "{date}", omittingEmptySubsequences: false)
      .joined(separator: day(instant, now: now, zone))
  }
}

extension Words {
  /// Within this, in milliseconds, a PBX that is about to go stands on top.
  static let riskWithin = 7 * Instant.day

  static func isAtRisk(_ entry: DueEntry?, now: Instant) -> Bool {
    guard let entry, entry.state != .held else { return false }
    return entry.dueAt - now < riskWithin
  }

  /// What next of a PBX, in at most nine columns.
  static func whatNext(_ row: ListRow, now: Instant) -> String {
    if row.view.missing?.contains(.quarantine) == true { return snapshot }
    if let hold = row.heldBy.first { return "held " + Hold.label(hold) }
    if let order = row.order { return undo(order, now: now) }
    if let entry = row.next, isAtRisk(entry, now: now) {
      switch entry.state {
      case .upcoming: return "\(distance(entry.dueAt - now)) \(rule(entry.rule))"
      case .due: return "due \(rule(entry.rule))"
      default: return "late \(rule(entry.rule))"
      }
    }
    if row.hasHoldBelow { return "has hold" }
    return row.view.missing?.first.map(lack) ?? "-"
  }

  /// The one in quarantine waits for somebody.
  private static let snapshot = "snapshot"

  /// What a PBX lacks, in at most nine columns.
  private static func lack(_ missing: Missing) -> String {
    switch missing {
    case .dnsFailing: "dns fails"
    case .ipMissing: "no ip"
    case .nameMissing: "no name"
    case .emailMissing: "no e-mail"
    case .emailMalformed: "bad mail"
    case .quarantine: snapshot
    case .restricted: "Art. 18"
    default: self.missing(missing)
    }
  }
}

extension Words {
  /// The timer of what was ordered to go: `undo 23h`, then that the next sweep takes it.
  static func undo(_ order: ListRow.Order, now: Instant) -> String {
    guard let until = order.undoUntil, until > now else { return "going" }
    return "undo \(age(until - now))"
  }

  /// `ordered to go (D-7): u takes it back until Tue 24 Nov 09:51`.
  static func ordered(
    _ order: ListRow.Order, _ state: State
  ) -> String {
    let label = DeletionJob.label(order.job)
    guard let until = order.undoUntil, until > state.now else {
      return "ordered to go (\(label)): it is being deleted or the next sweep does it"
    }
    let how =
      order.isOwn
      ? "\(undo(state)) takes it back" : "it goes with what is above it; undo there"
    return "ordered to go (\(label)): \(how) until "
      + instant(until, now: state.now, state.zone)
  }

  /// `1 PBX, 12 extensions`.
  static func counts(_ counts: Counts) -> String {
    let parts = Kind.counted.filter { counts[$0] > 0 }.map { kinds($0, counts[$0]) }
    return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  }
}
