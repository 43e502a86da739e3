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
    if let number = screen.list.selected?.receipt { return [.readReceipt(number)] }
    guard let opened else { return [] }
    return open(opened)
  }

  /// The list that Tab opens: the next one of the same PBX or extension.
  var nextOthers: Place? {
    let lists: [ScreenName] = [.meetings, .polls, .reports]
    switch screen.place {
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
    guard let subject else { return [] }
    let plan = PlanDialog(
      number: newNumber(), kind: subject.kind, id: subject.id, ticket: ticket ?? "",
      mayDelete: mayDelete())
    dialog = .plan(plan)
    return [.plan(dialog: plan.number, subject.kind, id: subject.id)]
  }

  /// Why `x` in the plan does nothing; nil: it goes on.
  private func mayDelete() -> String? {
    if isReadOnly { return "the console was opened read-only" }
    if !principal.may(.forceDelete) { return "your role may not delete: a asks an admin" }
    return nil
  }

  /// Takes back what was ordered of the line; asks nothing.
  mutating func undo() -> [Effect] {
    guard let subject else { return [] }
    return [.undo(subject.kind, id: subject.id)]
  }

  mutating func halt(_ halt: Effect.Halt) -> [Effect] {
    guard case .job(let job)? = screen.list.selected else { return [] }
    return [.halt(halt, job: job.label)]
  }

  mutating func mark() -> [Effect] {
    guard let key = screen.list.cursor else { return [] }
    if screen.list.marks.remove(key) == nil { screen.list.marks.insert(key) }
    return move(.lines(1))
  }

  mutating func sort(_ command: CommandName) -> [Effect] {
    guard case .records(let kind, _) = screen.list.source else { return [] }
    if command == .reverse {
      screen.list.query.descending.toggle()
    } else {
      let columns = ListRequest.sortable(kind)
      guard columns.count > 1 else {
        notice = Notice("This list has one order only; S turns it round.")
        return []
      }
      let current = screen.list.query.sort.flatMap(columns.firstIndex(of:)) ?? 0
      let next = (current + 1) % columns.count
      screen.list.query.sort = next == 0 ? nil : columns[next]
      let own = Screens.kind(of: screen.name).query
      screen.list.query.descending = next == 0 && own.sort == nil && own.descending
    }
    return load(.anew(keepingCursor: false))
  }

  mutating func setFilter(_ text: String) -> [Effect] {
    guard screen.list.query.filter != text else { return [] }
    screen.list.query.filter = text
    return load(.anew(keepingCursor: true))
  }

  /// The list as it was before the filter, read again.
  mutating func clearFilter() -> [Effect] {
    guard let before = screen.unfiltered else { return setFilter("") }
    screen.unfiltered = nil
    screen.list.restore(before)
    restedOn = screen.list.cursor
    return load(before.phase == .loaded ? .refresh : .anew(keepingCursor: true))
  }

  mutating func nextStates() -> [Effect] {
    guard case .pending(let states, let rules) = screen.list.source else { return [] }
    let order = PendingScreen.views
    let next = order[((order.firstIndex(of: states) ?? 0) + 1) % order.count]
    screen.list.source = .pending(states: next, rules: rules)
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
    if command == .copyName {
      text = SafeText(item.name)
    } else {
      let cells = Screens.kind(of: screen.name).columns(screen).map {
        $0.cell(item, self).text.text
      }
      text = SafeText(cells.joined(separator: "  "))
    }
    notice = Notice(command == .copyName ? "Copied \(text.text)." : "Copied the line.")
    return [.copy(text)]
  }
}
