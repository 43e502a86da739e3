internal import Domain
internal import Operations

extension Words {
  /// What holds keep, so many by name.
  static func kept(_ kept: [Census.Kept], most: Int) -> String {
    let shown = kept.prefix(most).map { "\(kind($0.kind)) \($0.id) by \(Hold.label($0.hold))" }
    let more = kept.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(grouped(more)) more" : "")
  }

  /// What a hold is on.
  static func scope(of hold: HoldView) -> String {
    "\(hold.kind.map(kind) ?? "person") \(hold.record ?? hold.person ?? "that is gone")"
  }

  /// What it keeps, and what of it is due at once without it.
  static func released(_ hold: HoldView) -> String {
    guard let keeps = hold.keeps else {
      return "What became due meanwhile is due at once: the next sweep takes it for good."
    }
    let (all, past) = (keeps.counts.total, keeps.pastDate)
    let kept = "It keeps \(grouped(all)) \(all == 1 ? "record" : "records")"
    guard past > 0 else { return kept + ", none past its date: nothing is due at once." }
    return kept + ", \(grouped(past)) of them past their date and due at once:"
      + " the next sweep takes \(past == 1 ? "it" : "them") for good."
  }

  /// Who or what takes an order back: the key, for those who may press it.
  static func undo(_ state: State) -> String {
    mayUndo(state) ? state.keys.label(.undo) : "an admin's undo"
  }

  static func mayUndo(_ state: State) -> Bool {
    state.principal.may(.undo) && !state.isReadOnly
  }

  /// What was ordered, and by which key and until when it can be taken back.
  static func staged(
    _ jobs: [DeletionJob], undo: String, now: Instant, _ zone: Zone
  ) -> String {
    guard let first = jobs.first, let last = jobs.last else { return "Nothing was staged." }
    let until = instant(first.undoUntil, now: now, zone)
    guard jobs.count > 1 else {
      return "Staged as \(first.label): \(undo) takes it back until \(until)."
    }
    return "Staged \(kinds(first.scope.kind, jobs.count)), \(first.label) to \(last.label):"
      + " \(undo) takes all back until \(until)."
  }

  static func tried(_ tried: ObjectsTried) -> String {
    if tried.failed > 0 {
      return "\(grouped(tried.removed)) objects are gone, \(grouped(tried.failed)) still cannot be"
        + " removed: the line says why."
    }
    return tried.removed == 0
      ? "No object waits." : "All are gone: \(grouped(tried.removed)) objects."
  }

  /// What a rule did for one record.
  static func ran(_ result: SweepResult, _ rule: RuleID) -> String {
    if let brake = result.brakes.first { return "A brake keeps it: \(brake.sentence)." }
    if let failed = result.failed.first { return "It could not be done: \(failed.message)." }
    guard result.done[rule] != nil, let receipt = result.receipt else {
      return "Nothing was due of it any more."
    }
    return "Done by \(rule.rawValue); receipt \(Receipt.label(receipt))."
  }

  static func rectified(_ done: Rectification) -> String {
    let changed = done.changed.count == 1 ? "1 value" : "\(grouped(done.changed.count)) values"
    let kept = grouped(done.refused.count)
    let refused = done.refused.isEmpty ? "" : "; \(kept) restricted or staged, not changed"
    let source =
      done.pbxs.isEmpty ? "" : "; it must be changed on \(done.pbxs.joined(separator: ", ")) too"
    return "Put right: \(changed) of \(done.person.label)\(refused)\(source)."
  }

  static func givenBack(_ wasTaken: Bool) -> String {
    wasTaken ? "Given back: nobody has it, and it is loud again." : "Nobody had it any more."
  }

  /// `all`: how many were wanted.
  static func asked(_ requests: [StaffRequest], of all: Int) -> String {
    let labels = [requests.first, requests.count > 1 ? requests.last : nil]
    let rest = all - requests.count
    return "Asked as \(labels.compactMap { $0?.label }.joined(separator: " to "))"
      + (rest == 0 ? "" : " (\(grouped(rest)) asked before, or kept)")
      + ": an admin decides; :requests tells."
  }
}
