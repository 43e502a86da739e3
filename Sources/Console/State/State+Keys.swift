internal import Terminal

extension State {
  mutating func pressed(_ key: Key) -> [Effect] {
    if case .mouse(let event) = key { return clicked(event) }
    notice = nil
    if isTooSmall {
      // Nothing can be seen, so nothing is done but leaving.
      return keys.keys(of: .quit).contains(key) ? [.quit] : []
    }
    if let dialog { return pressed(key, in: dialog) }
    if prompt != nil { return pressedInPrompt(key) }
    if case .paste = key {
      notice = Notice(
        "Pasted text is not run as keys; \(keys.label(.filter)) and \(keys.label(.command)) take it."
      )
      return []
    }
    guard let command = keys.command(for: key, on: screen.name) else {
      if let name = key.label {
        notice = Notice("\(name) does nothing here; \(keys.label(.help)) shows the keys.")
      }
      return []
    }
    if let effects = performFocused(command.name, key) { return effects }
    if waits(command) {
      if typedAhead.count < Self.longestTypedAhead { typedAhead.append(key) }
      return []
    }
    if let reason = command.disabledReason(self) {
      notice = Notice("\(key.label ?? ""): \(reason).")
      return []
    }
    let effects = perform(command.name, key)
    askedBy = dialog == nil ? nil : key
    return effects
  }

  private mutating func pressed(_ key: Key, in dialog: Dialog) -> [Effect] {
    guard !dialog.takesText else { return dialog.pressed(key, &self) }
    guard let meant = keys.inDialog(key) else { return [] }
    if key == askedBy, KeyTarget.command(.confirm).ownKeys.contains(meant) { return [] }
    return dialog.pressed(meant, &self)
  }

  private static let longestTypedAhead = 32

  /// While a list is being read anew, what acts on its lines waits for them, and so does what is
  /// typed after that, and motion where there is no line yet; all that leads away does not.
  private func waits(_ command: Command) -> Bool {
    guard screen.list.phase == .loading else { return false }
    switch command.name {
    case .open, .inspect, .delete, .undo, .pause, .stop, .mark, .markRange, .markAll, .carryOut,
      .copyName, .copyRow, .hold, .reveal,
      .compare, .past, .trail, .take, .decline:
      return true
    case .back, .leave, .quit, .jump, .jobList, .focus, .goBookmark, .command, .help, .interrupt,
      .redraw, .suspend, .ticket, .mouse, .lock:
      return false
    case .down, .up, .first, .last, .pageDown, .pageUp, .halfDown, .halfUp, .nextMatch,
      .previousMatch:
      return screen.list.items.isEmpty || !typedAhead.isEmpty
    default: return !typedAhead.isEmpty
    }
  }

  /// The lines have come.
  mutating func pressTypedAhead() -> [Effect] {
    let keys = typedAhead
    typedAhead = []
    return keys.flatMap { pressed($0) }
  }

  mutating func perform(_ command: CommandName, _ key: Key) -> [Effect] {
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
    case .carryOut: return askToCarryOut()
    case .retry: return retryObjects()
    case .mark: return mark()
    case .markRange: return markRange()
    case .markAll: return markAll()
    case .unmark:
      screen.list.marks.removeAll()
      return []
    case .filter:
      return promptFilter()
    case .sort: return promptSort()
    case .reverse: return reverse()
    case .columns:
      dialog = .columns(ColumnsDialog(self))
      return []
    case .export:
      dialog = .choice(ChoiceDialog(.export, self))
      return []
    case .copyName, .copyRow: return copy(command)
    case .refresh, .readAgain: return refresh()
    case .zone:
      isUTC.toggle()
      notice = Notice(isUTC ? "Times in UTC." : "Times in your zone.")
      return screen.name == .inspect ? refresh() : []
    case .ticket:
      prompt = Prompt(.ticket, text: ticket ?? "")
      return []
    case .jump:
      return keys.screen(for: key).map { jump(to: $0) } ?? []
    case .command:
      prompt = Prompt(.command)
      return []
    case .help:
      dialog = .help(HelpDialog(screen: screen.name))
      return []
    case .back:
      if screen.list.anchor != nil {
        screen.list.anchor = nil
        return []
      }
      if screen.list.query.isFiltered { return clearFilter() }
      return back() ?? []
    case .leave: return back() ?? [.quit]
    case .quit: return [.quit]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .interrupt: return interrupt()
    case .find: return promptFind()
    case .hold: return hold()
    case .accesses: return askOfPerson(.accesses)
    case .unnamed: return findUnnamed()
    case .letter: return showLetters()
    case .exportPerson: return askOfPerson(.export)
    case .restrict: return askOfPerson(.hold)
    case .rectify: return askOfPerson(.rectify)
    case .erase: return planErasure()
    case .writeReport: return writeReport()
    case .brakes: return showBrakes()
    case .reveal: return reveal()
    case .compare: return compare()
    case .past: return past.map { open($0) } ?? []
    case .trail: return trail.map { open($0) } ?? []
    case .confirm, .cutOff: return []
    case .focus: return moveFocus()
    case .jobList: return jump(to: .jobs)
    case .setBookmark: return askBookmark(.keep)
    case .goBookmark: return askBookmark(.go)
    case .wrap:
      wraps.toggle()
      return []
    case .mouse: return toggleMouse()
    case .lock: return fallCurtain()
    case .decline: return declineRequest()
    case .take: return takeAlarm()
    case .grouped: return toggleGroups()
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
        screen.list.items.isEmpty
        ? .failed("Stopped. \(readAgain) reads again.") : .loaded
      notice = Notice("Stopped reading.")
    } else if let progress = searchProgress {
      notice = Notice("Stopped: \(progress). Moving on searches on.")
    } else {
      notice = Notice(
        "Nothing runs here. \(keys.label(.leave)) goes back, \(keys.label(.quit)) quits.")
    }
    return [
      .cancel(.list(screen: number)), .cancel(.ahead(screen: number)),
      .cancel(.behind(screen: number)), .cancel(.detail(screen: number)),
      .cancel(.count(screen: number)), .cancel(.markAll),
    ]
  }

  /// The key that reads the screen's list again.
  var readAgain: String { keys.label(screen.name == .objects ? .readAgain : .refresh) }
}
