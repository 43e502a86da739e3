internal import Terminal

extension State {
  mutating func pressed(_ key: Key) -> [Effect] {
    if case .mouse(let event) = key { return clicked(event) }
    notice = nil
    if isTooSmall {
      // Nothing can be seen, so nothing is done but leaving.
      return key == .key("Q") || key == .control("c") ? [.quit] : []
    }
    if let dialog { return dialog.pressed(key, &self) }
    if prompt != nil { return pressedInPrompt(key) }
    if case .paste = key {
      notice = Notice("Pasted text is not run as keys; / and : take it.")
      return []
    }
    guard let command = CommandTable.command(for: key, on: screen.name) else {
      if let name = key.label {
        notice = Notice("\(name) does nothing here; ? shows the keys.")
      }
      return []
    }
    if waits(command) {
      if typedAhead.count < Self.longestTypedAhead { typedAhead.append(key) }
      return []
    }
    if let reason = command.disabledReason(self) {
      notice = Notice("\(key.label ?? ""): \(reason).")
      return []
    }
    return perform(command.name, key)
  }

  private static let longestTypedAhead = 16

  /// While a list is being read anew, what acts on its lines waits for them, and so does what is
  /// typed after that; all that leads away does not.
  private func waits(_ command: Command) -> Bool {
    guard screen.list.phase == .loading else { return false }
    switch command.name {
    case .open, .inspect, .delete, .undo, .pause, .stop, .mark, .copyName, .copyRow, .hold, .reveal,
      .compare, .past, .decline:
      return true
    case .back, .leave, .quit, .jump, .command, .help, .interrupt, .redraw, .suspend, .ticket,
      .mouse,
      .lock:
      return false
    default: return !typedAhead.isEmpty
    }
  }

  /// The lines have come.
  mutating func pressTypedAhead() -> [Effect] {
    let keys = typedAhead
    typedAhead = []
    return keys.flatMap { pressed($0) }
  }

  private mutating func perform(_ command: CommandName, _ key: Key) -> [Effect] {
    switch command {
    case .down, .nextMatch: return move(.lines(1))
    case .up, .previousMatch: return move(.lines(-1))
    case .pageDown: return move(.pages(1))
    case .pageUp: return move(.pages(-1))
    case .halfDown: return move(.halfPages(1))
    case .halfUp: return move(.halfPages(-1))
    case .first: return move(.first)
    case .last: return move(.last)
    case .open: return openSelected()
    case .others: return openOthers()
    case .now: return load(around(now))
    case .previousDay: return moveDay(-1)
    case .nextDay: return moveDay(1)
    case .states: return nextStates()
    case .inspect:
      guard let subject else { return [] }
      return open(.inspect(subject.kind, id: subject.id))
    case .delete: return planDeletion()
    case .undo: return undo()
    case .pause: return halt(.pause)
    case .stop: return halt(.cancel)
    case .mark: return mark()
    case .unmark:
      screen.list.marks = []
      return []
    case .filter:
      if screen.unfiltered == nil { screen.unfiltered = screen.list }
      prompt = Prompt(.filter, text: screen.list.query.filter)
      return []
    case .sort, .reverse: return sort(command)
    case .copyName, .copyRow: return copy(command)
    case .refresh: return refresh()
    case .zone:
      isUTC.toggle()
      notice = Notice(isUTC ? "Times in UTC." : "Times in your zone.")
      return screen.name == .inspect ? refresh() : []
    case .ticket:
      prompt = Prompt(.ticket, text: ticket ?? "")
      return []
    case .jump:
      guard case .character(let scalar) = key,
        let root = ScreenName.roots.first(where: { $0.key == scalar })
      else { return [] }
      return jump(to: root.name)
    case .command:
      prompt = Prompt(.command)
      return []
    case .help:
      dialog = .help(HelpDialog(screen: screen.name))
      return []
    case .back:
      if !screen.list.query.filter.isEmpty { return clearFilter() }
      return back() ?? []
    case .leave: return back() ?? [.quit]
    case .quit: return [.quit]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .interrupt: return interrupt()
    case .find: return promptFind()
    case .hold: return hold()
    case .brakes: return showBrakes()
    case .reveal: return reveal()
    case .compare: return compare()
    case .past: return past.map { open($0) } ?? []
    case .wrap:
      wraps.toggle()
      return []
    case .mouse: return toggleMouse()
    case .lock: return fallCurtain()
    case .decline: return declineRequest()
    }
  }

  /// Stops reading; what is there stays.
  private mutating func interrupt() -> [Effect] {
    let number = screen.number
    screen.list.isLoadingAhead = false
    screen.list.isLoadingBehind = false
    if screen.list.phase == .loading {
      _ = screen.list.beginGeneration()
      screen.list.phase =
        screen.list.items.isEmpty ? .failed("Stopped by Ctrl-C. r reads again.") : .loaded
      notice = Notice("Stopped reading.")
    } else {
      notice = Notice("Nothing runs here. q goes back, Q quits.")
    }
    return [
      .cancel(.list(screen: number)), .cancel(.ahead(screen: number)),
      .cancel(.behind(screen: number)),
    ]
  }
}
