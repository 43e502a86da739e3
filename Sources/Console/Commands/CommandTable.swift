internal import Domain
internal import Operations
internal import Terminal

/// The one table of commands, in the order of their use in the footer and the help.
enum CommandTable {
  static func command(for key: Key, on screen: ScreenName) -> Command? {
    all.first { $0.keys.contains(key) && $0.applies(to: screen) }
  }

  static func command(_ name: CommandName) -> Command? {
    all.first { $0.name == name }
  }

  static func commands(on screen: ScreenName) -> [Command] {
    all.filter { $0.applies(to: screen) }
  }

  static let records: Set<ScreenName> = [
    .pbxs, .extensions, .meetings, .polls, .reports, .pbx, .meeting, .pending, .holds, .find,
    .person, .requests,
  ]
  private static let lists: Set<ScreenName> = [
    .pbxs, .extensions, .meetings, .polls, .reports, .pbx,
  ]

  /// They end every footer.
  static let always: Set<CommandName> = [.filter, .help, .back, .leave]

  static func needsLine(_ state: State) -> String? {
    state.screen.list.selected == nil ? "there is no line here" : nil
  }

  static func needsRecord(_ state: State) -> String? {
    if state.subject != nil { return nil }
    if state.screen.detail?.explanation?.isHere == false { return "it is gone" }
    return needsLine(state) ?? "this line is no record"
  }

  private static func deletable(_ state: State) -> String? {
    guard let subject = state.subject else { return needsRecord(state) }
    if !state.screen.list.marks.isEmpty {
      return "deleting marked records together comes with a later version; U takes the marks off"
    }
    return PlanDialog.kinds.contains(subject.kind)
      ? nil : "a \(Words.kind(subject.kind)) cannot be deleted by itself"
  }

  private static func undoable(_ state: State) -> String? {
    if state.isReadOnly { return "the console was opened read-only" }
    let isInspected = state.screen.name == .inspect
    let detail = isInspected ? state.screen.detail?.record.map { Item.record($0.row) } : nil
    switch detail ?? state.screen.list.selected {
    case .record(let row)?:
      guard let order = row.order else { return "nothing of it is staged" }
      let label = DeletionJob.label(order.job)
      if !order.isOwn { return "it goes with \(label): u on that one takes it back" }
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

  /// Shown only where it does something.
  private static func undoLabel(_ state: State) -> String? {
    undoable(state) == nil ? "undo" : nil
  }

  private static func atWork(_ state: State, _ states: Set<DeletionJob.State>) -> String? {
    if state.isReadOnly { return "the console was opened read-only" }
    guard case .job(let job)? = state.screen.list.selected else { return needsLine(state) }
    let now = job.state(at: state.now)
    return states.contains(now) ? nil : "\(job.label) is \(now.rawValue)"
  }

  static let all = general + asking + terminal

  private static let general: [Command] = [
    Command(
      name: .open, keys: [.enter, .right], help: "Open what the line tells of",
      label: { $0.openLabel }, reason: { needsLine($0) ?? $0.openReason }),
    Command(
      name: .others, keys: [.tab], help: "Of this PBX or extension: meetings, polls, reports",
      screens: [.pbx, .meetings, .polls, .reports],
      label: { $0.nextOthers == nil ? nil : $0.nextOthers?.name.rawValue },
      reason: { $0.nextOthers == nil ? "this list is of all PBXs" : nil }),
    Command(
      name: .now, keys: [.key(".")], help: "Back to now", screens: [.meetings],
      label: { _ in "now" }),
    Command(
      name: .previousDay, keys: [.key("[")], help: "The day before", screens: [.meetings],
      label: { _ in "" }),
    Command(
      name: .nextDay, keys: [.key("]")], help: "The day after", screens: [.meetings],
      label: { _ in "day" }),
    Command(
      name: .states, keys: [.tab], help: "Show one state of the ledger after the other",
      screens: [.pending], label: { _ in "state" }),
    Command(
      name: .filter, keys: [.key("/")], help: "Filter as you type; words match what is in clear",
      screens: lists.union([.pending]), label: { _ in "filter" }),
    Command(
      name: .inspect, keys: [.key("i")],
      help: "Why it is still here: due entries, their sentences, holds",
      screens: records, capability: .explain, label: { $0.openLabel == "why" ? nil : "why" },
      reason: needsRecord),
    Command(
      name: .delete, keys: [.key("d")], help: "Plan a deletion of the record; changes nothing",
      screens: records.union([.inspect, .report]).subtracting([.holds]), capability: .plan,
      label: { _ in "delete..." }, reason: deletable),
    Command(
      name: .undo, keys: [.key("u")], help: "Take back what is staged; asks nothing",
      screens: records.union([.inspect, .jobs]).subtracting([.holds]),
      capability: .undo, label: undoLabel, reason: undoable),
    Command(
      name: .pause, keys: [.key("P")], help: "Pause the job after its batch", screens: [.jobs],
      capability: .operate, label: { atWork($0, [.running, .interrupted]) == nil ? "pause" : nil },
      reason: { atWork($0, [.running, .interrupted]) }),
    Command(
      name: .stop, keys: [.key("c")],
      help: "Stop the job after its batch; the next sweep goes on", screens: [.jobs],
      capability: .operate, label: { atWork($0, [.running, .paused]) == nil ? "stop" : nil },
      reason: { atWork($0, [.running, .paused]) }),
    Command(
      name: .sort, keys: [.key("s")], help: "Sort by the next column", screens: lists,
      label: { _ in "sort" }),
    Command(
      name: .reverse, keys: [.key("S")], help: "Turn the order round", screens: lists),
    Command(name: .ticket, keys: [.key("T")], help: "Set the ticket of this call"),
    Command(
      name: .copyName, keys: [.key("y")], help: "Copy the id", label: { _ in "copy" },
      reason: needsLine),
    Command(
      name: .copyRow, keys: [.key("Y")], help: "Copy the line, masked as it is shown",
      reason: needsLine),
    Command(name: .down, keys: [.key("j"), .down], help: "One line down"),
    Command(name: .up, keys: [.key("k"), .up], help: "One line up"),
    Command(name: .first, keys: [.key("g"), .home], help: "To the first line"),
    Command(name: .last, keys: [.key("G"), .end], help: "To the last line"),
    Command(name: .pageDown, keys: [.pageDown, .control("f")], help: "A page down"),
    Command(name: .pageUp, keys: [.pageUp, .control("b")], help: "A page up"),
    Command(name: .halfDown, keys: [.control("d")], help: "Half a page down"),
    Command(name: .halfUp, keys: [.control("u")], help: "Half a page up"),
    Command(
      name: .nextMatch, keys: [.key("n")], help: "The next line that the filter matches",
      reason: { $0.screen.list.query.filter.isEmpty ? "no filter is set; / sets one" : nil }),
    Command(
      name: .previousMatch, keys: [.key("N")], help: "The line before that it matches",
      reason: { $0.screen.list.query.filter.isEmpty ? "no filter is set; / sets one" : nil }),
    Command(
      name: .mark, keys: [.key(" ")], help: "Mark the record, or take its mark off",
      screens: lists.union([.meeting]), reason: needsLine),
    Command(
      name: .unmark, keys: [.key("U")], help: "Take all marks off",
      screens: lists.union([.meeting]),
      reason: { $0.screen.list.marks.isEmpty ? "nothing is marked" : nil }),
    Command(name: .refresh, keys: [.key("r"), .function(5)], help: "Read again"),
    Command(name: .zone, keys: [.key("z")], help: "Local time, or UTC"),
    Command(
      name: .jump, keys: ScreenName.roots.map { .character($0.key) },
      help: "Overview PBXs Ext Meet Polls Reports Pending Jobs Holds Audit"
    ),
    Command(
      name: .command, keys: [.key(":")],
      help: "Command line: a screen's name, Tab completes, Up recalls"),
    Command(
      name: .help, keys: [.key("?"), .function(1)], help: "This help", label: { _ in "keys" }),
    Command(
      name: .back, keys: [.escape, .left], help: "Take the filter off, then one step back",
      label: { $0.stack.count > 1 || !$0.screen.list.query.filter.isEmpty ? "back" : nil }),
    Command(
      name: .leave, keys: [.key("q")], help: "One step back; at the Overview: quit",
      label: { $0.stack.count > 1 ? nil : "quit" }),
    Command(name: .quit, keys: [.key("Q")], help: "Quit"),
    Command(name: .redraw, keys: [.control("l")], help: "Draw the screen anew"),
    Command(name: .suspend, keys: [.control("z")], help: "Back to the shell; fg returns"),
    Command(
      name: .interrupt, keys: [.control("c")],
      help: "Stop what is being read; never quits silently"),
    Command(
      name: .past, keys: [.key("p")],
      help: "What went below the PBX, extension or meeting: when, by what, receipt",
      screens: [.pbxs, .extensions, .meetings, .pbx, .meeting, .inspect],
      label: { $0.past == nil ? nil : "past" },
      reason: { $0.past == nil ? needsLine($0) ?? "nothing lies below this line" : nil }),
  ]
}
