internal import Domain
internal import Operations
internal import Terminal

/// The sentences of a plan.
struct PlanWords {
  private let plan: PlanContent
  private let target: PlanTarget
  private let state: State

  init(_ plan: PlanContent, _ target: PlanTarget, _ state: State) {
    self.plan = plan
    self.target = target
    self.state = state
  }

  private var isOne: Bool { plan.records == 1 }

  static func lookalike(_ other: Lookalike) -> String {
    other.id + (other.extensions.map { " (\(Words.grouped($0)) ext)" } ?? "")
  }

  var goes: [String] {
    if plan.nothingGoes { return ["nothing"] }
    let census = plan.census
    var parts = Kind.counted.filter { census.counts[$0] > 0 && $0 != .session }
      .map { Words.kinds($0, census.counts[$0]) }
    if let people = census.people, people > 0 {
      // An address that several of the marked records name counts for each.
      let about = target.marks == nil ? "about" : "up to"
      parts.append("\(about) \(Words.grouped(people)) people")
    }
    if census.objects > 0 {
      parts.append(
        "\(Words.grouped(census.objects)) object\(census.objects == 1 ? "" : "s")"
          + (census.bytes > 0 ? " (\(Words.bytes(census.bytes)))" : ""))
    }
    if census.counts[.session] > 0 {
      parts.append("\(Words.grouped(census.counts[.session])) session rows made anonymous")
    }
    return parts
  }

  var kept: String {
    let kept = plan.census.kept
    var parts: [String] = []
    if kept.isEmpty {
      parts.append("nothing: no hold on \(isOne ? "it" : "them") or below")
    } else {
      parts.append(Words.kept(kept, most: target.marks == nil ? 4 : 2))
    }
    if plan.census.scopeStays { parts.append("its own row stays with them") }
    if plan.ordered > 0 { parts.append("\(Words.grouped(plan.ordered)) ordered to go before") }
    if plan.missing > 0 { parts.append("\(Words.grouped(plan.missing)) no longer here") }
    return parts.joined(separator: "; ")
  }

  var nothing: String {
    plan.census.kept.isEmpty
      ? "Nothing of it can be ordered from here."
      : "Nothing can go: all of it is kept. The holds are on the screen :holds."
  }

  /// What stops for whom.
  var now: String {
    let stays = isOne ? "It stays listed here, as staged." : "They stay listed, as staged."
    let extensions = plan.census.counts[.extension]
    switch plan.kind {
    case .pbx where extensions == 0:
      return "\(isOne ? "It has" : "They have") no extension: nobody meets by it. \(stays)"
    case .pbx, .extension:
      let who = extensions == 1 ? "1 person" : "\(Words.grouped(extensions)) people"
      return "\(who) can no longer meet. \(stays)"
    case .meeting: return "Nobody can join \(isOne ? "it" : "them") any more. \(stays)"
    case .recording: return "Nobody can play \(isOne ? "it" : "them") any more. \(stays)"
    default: return "Nobody can open \(isOne ? "it" : "them") any more. \(stays)"
    }
  }

  var until: String {
    let until = state.now + state.settings.undoWindow(of: plan.kind)
    let at = Words.instant(until, now: state.now, state.zone) + state.zone.label(at: until)
    let undo = Words.undo(state)
    return isOne
      ? "\(at)  \(undo) brings all of it back; only its rules go on."
      : "\(at)  \(undo) brings each back; only their rules go on."
  }

  var then: String {
    isOne
      ? "Rows and objects go for good with the next sweep; receipt, no undo."
      : "Each goes for good with the next sweep; a receipt each, no undo."
  }

  var after: String {
    var parts: [String] = []
    if plan.kind == .pbx, isOne {
      parts.append(contact + "its syncs are refused until it registers anew.")
      parts.append("Its own copies stay on the PBX.")
    } else if plan.kind == .pbx {
      parts.append("Their syncs are refused until each registers anew; their own copies stay.")
    } else {
      parts.append("No import stores \(isOne ? "it" : "them") again.")
      if plan.census.counts[.report] > 0 { parts.append("Report copies stay on the PBX.") }
      if plan.census.counts.elsewhere.contains(.media) {
        parts.append("Media on meeting servers stay.")
      }
    }
    parts.append(backups)
    return parts.joined(separator: " ")
  }

  private var contact: String {
    guard let (last, unbound) = PlanAbout(target, state).syncs else { return "" }
    var facts: [String] = []
    if let last, last <= state.now { facts.append("synced \(Words.age(state.now - last)) ago") }
    facts.append(unbound == nil ? "is bound in the ERP" : "is not bound in the ERP")
    return "\(unbound == nil ? "! " : "")It \(facts.joined(separator: " and ")): "
  }

  private var backups: String {
    let census = plan.census
    guard census.backups > 0 else { return "No backup is known to hold \(isOne ? "it" : "them")." }
    let last =
      census.backupsUntil.map {
        ", the last to " + Words.day($0, now: state.now, state.zone, weekday: false)
      } ?? ""
    let count =
      census.backups == 1 ? "1 backup holds" : "\(Words.grouped(census.backups)) backups hold"
    return "\(count) \(isOne ? "it" : "them")\(last)."
  }
}
