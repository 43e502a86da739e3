internal import Domain
internal import Operations
internal import Terminal

extension State {
  mutating func openSelected() -> [Effect] {
    if case .receipt(let receipt)? = screen.list.selected {
      dialog = .receipt(ReceiptDialog(receipt: receipt))
      return []
    }
    if case .hit(_, let hit)? = screen.list.selected { return open(hit) }
    if let effects = openRequested() { return effects }
    if case .quarantine(let one)? = screen.list.selected { return openQuarantine(one) }
    if let number = screen.list.selected?.receipt { return [.readReceipt(number)] }
    guard let opened else { return [] }
    return open(opened)
  }

  /// The list that Tab opens: the next one of the same PBX or extension.
  var nextOthers: Place? {
    let lists: [ScreenName] = [.meetings, .polls, .reports]
    switch screen.place {
    case .list(.policy, _, _): return .matrix
    case .matrix: return .list(.policy)
    case .pbx(let id, let number):
      return .list(.meetings, within: Scope(kind: .pbx, record: number), of: id)
    case .list(let name, let within?, let of):
      guard let index = lists.firstIndex(of: name) else { return nil }
      return .list(lists[(index + 1) % lists.count], within: within, of: of)
    default: return nil
    }
  }

  /// From a PBX one step on; from list to list beside each other.
  mutating func openOthers() -> [Effect] {
    guard let next = nextOthers else { return [] }
    guard screen.name != .pbx else { return open(next) }
    let left = stack.removeLast()
    return cancellations(left) + open(next)
  }

  mutating func planDeletion() -> [Effect] {
    guard let target = planTarget else { return [] }
    let plan = PlanDialog(
      number: newNumber(), target, ticket: ticket ?? "", mayDelete: mayDelete())
    dialog = .plan(plan)
    return [.plan(dialog: plan.number, target)]
  }

  /// What is marked, else the record of the line.
  private var planTarget: PlanTarget? {
    guard let marked = screen.list.marks.targets.first else {
      return subject.map { PlanTarget($0.kind, id: $0.id) }
    }
    if marked.ids.count == 1 { return PlanTarget(marked.kind, id: marked.ids[0]) }
    return PlanTarget(
      marked.kind, marked: marked.ids, hidden: min(screen.list.hiddenMarks, marked.ids.count))
  }

  /// Why `x` in the plan does nothing; nil: it goes on.
  private func mayDelete() -> String? {
    if let reason = readOnlyReason { return reason }
    if !principal.may(.forceDelete) {
      return "your role may not delete: a asks an admin"
    }
    return nil
  }

  /// Takes back what was ordered of the line; asks nothing.
  mutating func undo() -> [Effect] {
    guard screen.list.marks.isEmpty else { return undoMarks() }
    guard let subject else { return [] }
    return [.undo(subject.kind, id: subject.id)]
  }

  mutating func halt(_ halt: Effect.Halt) -> [Effect] {
    guard let job = chosenJob else { return [] }
    return [.halt(halt, job: job.label)]
  }

  /// From what is going to one state after the other, and back.
  mutating func nextStates() -> [Effect] {
    let order = PendingScreen.views
    switch screen.list.source {
    case .pendingGroups: screen.list.source = .pending(states: order[1], rules: [])
    case .pending(let states, let rules):
      let next = ((order.firstIndex(of: states) ?? 0) + 1) % order.count
      screen.list.source =
        next == 0 && screen.place == .pending(rule: nil)
        ? .pendingGroups(braked: []) : .pending(states: order[next], rules: rules)
    default: return []
    }
    return load(.anew(keepingCursor: false))
  }

  /// In groups, or flat and soonest first.
  mutating func toggleGroups() -> [Effect] {
    if case .pendingGroups = screen.list.source {
      screen.list.source = .pending(states: PendingScreen.going, rules: [])
    } else {
      screen.list.source = .pendingGroups(braked: [])
    }
    return load(.anew(keepingCursor: false))
  }

  /// To the first meeting of the day, of the one before if the cursor is there already, or of
  /// the next.
  mutating func moveDay(_ direction: Int) -> [Effect] {
    guard let index = screen.list.cursorIndex,
      let at = Screens.meetingTime(screen.list.items[index])
    else { return [] }
    let local = zone.local(at)
    let shift = local - at
    let day = Instant(local.date) - shift
    if direction > 0 { return load(around(day + Instant.day)) }
    guard index > 0, let before = Screens.meetingTime(screen.list.items[index - 1]) else {
      return load(around(at == day ? day - Instant.day : day))
    }
    if before >= day { return load(around(day)) }
    return load(around(Instant(zone.local(before).date) - shift))
  }

  mutating func copy(_ command: CommandName) -> [Effect] {
    guard let item = screen.list.selected else { return [] }
    let text: SafeText
    if command == .copyName, case .explained(_, let explained, let entry) = item,
      let say = Reasons(explained, entry, self).say
    {
      notice = Notice("Copied what to say.")
      return [.copy([SafeText(say)])]
    }
    if command == .copyName {
      text = SafeText(item.name)
    } else {
      let cells = columns(screen).map {
        $0.cell(item, self).text.text
      }
      text = SafeText(cells.joined(separator: "  "))
    }
    notice = Notice(command == .copyName ? "Copied \(text.text)." : "Copied the line.")
    return [.copy([text])]
  }
}
