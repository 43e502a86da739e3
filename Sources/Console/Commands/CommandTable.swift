internal import Domain
internal import Operations
internal import Terminal

/// The one table of commands, in the order of their use in the footer and the help.
enum CommandTable {
  static func command(_ name: CommandName) -> Command? {
    all.first { $0.name == name }
  }

  static func commands(on screen: ScreenName) -> [Command] {
    all.filter { $0.applies(to: screen) }
  }

  static let records: Set<ScreenName> = lists.union([
    .meeting, .pending, .holds, .find, .person, .unnamed, .requests,
  ])
  static let lists: Set<ScreenName> = Set(ScreenName.allCases.filter { $0.kind != nil })
    .union([.pbx])

  /// Lists that are read for themselves, not with what they are about.
  static let exported: Set<ScreenName> = lists.union([
    .pending, .jobs, .holds, .audit, .receipts, .quarantine, .objects, .backups, .incidents, .past,
    .requests,
  ])

  private static let ordered = lists.union([
    .holds, .backups, .quarantine, .objects, .jobs, .receipts, .requests,
  ])

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

  private static func unfiltered(_ state: State) -> String? {
    state.screen.list.query.isFiltered
      ? nil : "no filter is set; \(state.keys.label(.filter)) sets one"
  }

  private static func atWork(_ state: State, _ states: Set<DeletionJob.State>) -> String? {
    if let reason = state.readOnlyReason { return reason }
    guard let job = state.chosenJob else { return needsLine(state) }
    let now = job.state(at: state.now)
    return states.contains(now) ? nil : "\(job.label) is \(now.rawValue)"
  }

  static let all =
    [open] + staged + looking + deleting + persons + general + asking + places + terminal + dialogs

  private static let open = Command(
    name: .open, keys: [.enter, .right], help: "Open what the line tells of",
    label: { $0.openLabel }, reason: { needsLine($0) ?? $0.openReason })

  private static let looking: [Command] = [
    Command(
      name: .others, keys: [.key("o")],
      help: "Beside it: meetings, polls, reports; the policy's classes",
      screens: [.pbx, .meetings, .polls, .reports, .policy, .matrix],
      label: { state in
        guard let next = state.nextOthers else { return nil }
        // Enter leads to those of one extension.
        if state.screen.name == .pbx { return "all meetings" }
        switch next.name {
        case .matrix: return "classes"
        case .policy: return "sentences"
        default: return next.name.rawValue
        }
      },
      reason: { $0.nextOthers == nil ? "this list is of all PBXs" : nil }),
    Command(
      name: .now, keys: [.key(".")], help: "Back to now", screens: [.meetings],
      label: { $0.screen.list.marks.isEmpty ? "now" : nil }),
    Command(
      name: .previousDay, keys: [.key("[")], help: "The day before", screens: [.meetings],
      label: { $0.screen.list.marks.isEmpty ? "" : nil }),
    Command(
      name: .nextDay, keys: [.key("]")], help: "The day after", screens: [.meetings],
      label: { $0.screen.list.marks.isEmpty ? "day" : nil }),
    Command(
      name: .states, keys: [.key("o")], help: "Show one state of the ledger after the other",
      screens: [.pending], label: { _ in "state" }),
    Command(
      name: .grouped, keys: [.key("t")], help: "In groups, or flat and soonest first",
      screens: [.pending],
      label: { state in
        if case .pendingGroups = state.screen.list.source { "flat" } else { "groups" }
      },
      reason: { $0.screen.place == .pending(rule: nil) ? nil : "this list is of some rules only" }),
    Command(
      name: .filter, keys: [.key("/")],
      help: "Filter as you type: words, column:value, due<3d, -word",
      screens: lists.union([.pending]), label: { _ in "filter" }),
    Command(
      name: .inspect, keys: [.key("i")],
      help: "Why it is still here: due entries, their sentences, holds",
      screens: records.union([.report]), capability: .explain,
      label: { $0.openLabel == "why" ? nil : "why" },
      reason: needsRecord),
  ]

  private static let general: [Command] = [
    Command(
      name: .pause, keys: [.key("P")], help: "Pause the job after its batch",
      screens: [.jobs, .job],
      capability: .operate, label: { atWork($0, [.running, .interrupted]) == nil ? "pause" : nil },
      reason: { atWork($0, [.running, .interrupted]) }),
    Command(
      name: .stop, keys: [.key("c")],
      help: "Stop the job after its batch; the next sweep goes on", screens: [.jobs, .job],
      capability: .operate, label: { atWork($0, [.running, .paused]) == nil ? "stop" : nil },
      reason: { atWork($0, [.running, .paused]) }),
    Command(
      name: .sort, keys: [.key("s")], help: "Sort by a column", screens: ordered,
      label: { lists.contains($0.screen.name) ? "sort" : nil },
      reason: { state in
        if let reason = state.orderReason { return reason }
        return state.sortable.count > 1
          ? nil : "this list has one order only; \(state.keys.label(.reverse)) turns it round"
      }),
    Command(
      name: .reverse, keys: [.key("S")], help: "Turn the order round", screens: ordered,
      reason: { $0.orderReason }),
    Command(
      name: .columns, keys: [.key("C")], help: "Columns: which, in which order, how wide",
      screens: exported.union([.meeting])),
    Command(
      name: .export, keys: [.key("e")], help: "Export this view, masked, for a day",
      screens: exported, capability: .browse),
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
      reason: unfiltered),
    Command(
      name: .previousMatch, keys: [.key("N")], help: "The line before that it matches",
      reason: unfiltered),
    Command(
      name: .refresh, keys: [.key("r"), .function(5)], help: "Read again",
      screens: Set(ScreenName.allCases).subtracting([.objects])),
    Command(
      name: .readAgain, keys: [.function(5)], help: "Read again", screens: [.objects]),
    Command(name: .zone, keys: [.key("z")], help: "Local time, or UTC"),
    Command(
      name: .jump, keys: ScreenName.roots.map { .character($0.key) },
      help: "To a screen: " + ScreenName.roots.map(\.name.rawValue).joined(separator: " ")
    ),
    Command(
      name: .command, keys: [.key(":")],
      help: "Command line: a screen's or a command's name; Tab completes, Up recalls"),
    Command(
      name: .help, keys: [.key("?"), .function(1)], help: "This help", label: { _ in "keys" }),
    Command(
      name: .back, keys: [.escape, .left], help: "Take the filter off, then one step back",
      label: { $0.stack.count > 1 || $0.screen.list.query.isFiltered ? "back" : nil }),
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
