internal import Domain
internal import Operations
internal import Terminal

extension CommandTable {
  /// Commands behind which something goes for good: each only opens what asks for a typed phrase or
  /// word. They are never on a Ctrl chord.
  static let guarded: Set<CommandName> = [
    .delete, .carryOut, .brakes, .hold, .erase, .restrict,
  ]

  private static let marking = lists.union([.meeting, .pending])

  private static func deletable(_ state: State) -> String? {
    let marks = state.screen.list.marks
    guard let kind = marks.kinds.first ?? state.subject?.kind else { return needsRecord(state) }
    if marks.kinds.count > 1 {
      let kinds = marks.kinds.map(Words.kind).joined(separator: " and ")
      return
        "marks are of one kind only, these are \(kinds); \(state.keys.label(.unmark)) takes them off"
    }
    if marks.count > MarkedPlan.most(of: kind) {
      return
        "at most \(Words.kinds(kind, MarkedPlan.most(of: kind))) at a time; \(state.keys.label(.unmark)) takes marks off"
    }
    if marks.isEmpty, let order = order(state) { return "\(order) is to delete it already" }
    return PlanDialog.kinds.contains(kind)
      ? nil : "\(kind.withArticle) cannot be deleted by itself"
  }

  private static func markable(_ state: State) -> String? {
    needsLine(state)
      ?? (state.screen.list.selected?.subject == nil ? "this line is no record" : nil)
  }

  private static func isStaged(_ item: Item, _ now: Instant) -> Bool {
    switch item {
    case .job(let job): job.state == .staged && job.undoUntil > now
    case .due(let entry): entry.state == .staged
    default: item.row?.order != nil
    }
  }

  /// What is marked together must be here to be.
  private static func allMarkable(_ state: State) -> String? {
    if let reason = markable(state) { return reason }
    let list = state.screen.list
    if case .records = list.source { return nil }
    if list.items.contains(where: { if case .more = $0 { true } else { false } }) {
      return "lines are folded here; \(state.keys.label(.grouped)) shows all of them"
    }
    return list.canLoadAhead
      ? "the list goes on; \(state.keys.label(.markRange)) marks a range" : nil
  }

  /// What the screen is about, else the line.
  private static func chosen(_ state: State) -> Item? {
    let detail =
      state.screen.name == .inspect
      ? state.screen.detail?.record.map { Item.record($0.row) }
      : state.screen.detail?.job.map(Item.job)
    return detail ?? state.screen.list.selected
  }

  /// `D-12`, where what is chosen is to go by it, or with what is above it.
  private static func order(_ state: State) -> String? {
    switch chosen(state) {
    case .record(let row)?: row.order.map { DeletionJob.label($0.job) }
    case .job(let job)?: job.state == .staged ? job.label : nil
    case .due(let entry)?: entry.state == .staged ? "an order" : nil
    default: nil
    }
  }

  private static func undoable(_ state: State) -> String? {
    if let reason = state.readOnlyReason { return reason }
    if !state.screen.list.marks.isEmpty {
      let list = state.screen.list
      let seen = list.items.filter { list.marks.contains($0.key) }
      let staged = seen.count { isStaged($0, state.now) }
      if staged == 0, seen.count == list.marks.count {
        return "nothing of what is marked is staged"
      }
      // Orders stand beside what is only due there.
      return state.screen.name == .pending && staged < seen.count
        ? "not all of what is marked can be taken back" : nil
    }
    switch chosen(state) {
    case .record(let row)?:
      guard let order = row.order else { return "nothing of it is staged" }
      let label = DeletionJob.label(order.job)
      if !order.isOwn {
        return "it goes with \(label): \(state.keys.label(.undo)) on that one takes it back"
      }
      guard let until = order.undoUntil, until > state.now else {
        return "\(label) cannot be taken back any more"
      }
      return nil
    case .due(let entry)?: return entry.state == .staged ? nil : "nothing of it is staged"
    case .job(let job)?:
      return job.state == .staged && job.undoUntil > state.now && job.id != nil
        ? nil : "\(job.label) cannot be taken back any more"
    default: return "nothing of it is staged"
    }
  }

  /// Of marks that are not read yet nobody knows whether they are staged.
  private static func isUndoShown(_ state: State) -> Bool {
    let list = state.screen.list
    return undoable(state) == nil
      && (list.marks.isEmpty
        || list.items.contains { list.marks.contains($0.key) && isStaged($0, state.now) })
  }

  /// `delete...`, of marks with their number.
  private static func counted(_ word: String, _ state: State) -> String {
    let marks = state.screen.list.marks
    return marks.isEmpty ? word : "\(word) \(Words.grouped(marks.count))"
  }

  /// What acts on a line that somebody ordered, or that is due: it stands first where it does.
  static let staged: [Command] = [
    Command(
      name: .undo, keys: [.key("u")], help: "Take back what is staged; asks nothing",
      screens: records.union([.inspect, .jobs, .job]).subtracting([.holds, .unnamed]),
      capability: .undo, label: { isUndoShown($0) ? counted("undo", $0) : nil },
      reason: undoable),
    Command(
      name: .carryOut, keys: [.key("x")],
      help: "Of what is staged end the undo time; of what is due run its rule now; asks",
      screens: [.pending, .jobs, .job],
      label: { state in
        guard state.carryOutReason == nil else { return nil }
        if case .endUndo? = state.carryingOut { return "end undo..." }
        return "do it now..."
      }, reason: { $0.carryOutReason }),
  ]

  static let deleting: [Command] = [
    Command(
      name: .delete, keys: [.key("d")],
      help: "Plan a deletion of the record, or of the marks; changes nothing",
      screens: records.union([.inspect, .report]).subtracting([.holds, .person, .unnamed]),
      capability: .plan,
      label: { state in counted("delete", state) + "..." }, reason: deletable),
    Command(
      name: .mark, keys: [.key(" ")], help: "Mark the record, or take its mark off",
      screens: marking, reason: markable),
    Command(
      name: .markRange, keys: [.key("v")],
      help: "Mark a range: here it begins, a second time there it ends", screens: marking,
      reason: { $0.screen.list.anchor == nil ? markable($0) : nil }),
    Command(
      name: .markAll, keys: [.key("*")],
      help: "Mark all in the filter, at most \(Words.grouped(Marks.most))", screens: marking,
      reason: allMarkable),
    Command(
      name: .unmark, keys: [.key("U")], help: "Take all marks off", screens: marking,
      label: { $0.screen.list.marks.isEmpty ? nil : "no marks" },
      reason: { $0.screen.list.marks.isEmpty ? "nothing is marked" : nil }),
    Command(
      name: .retry, keys: [.key("r")], help: "Try now to remove all that wait",
      screens: [.objects], capability: .sweep,
      label: { $0.screen.list.items.isEmpty ? nil : "try now" },
      reason: { $0.readOnlyReason ?? needsLine($0) }),
  ]
}
