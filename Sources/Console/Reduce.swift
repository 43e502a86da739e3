internal import Domain
internal import Operations
internal import Terminal

/// The state after an action, and what is to be done. Only routes: each part of the console
/// answers for itself.
func reduce(_ state: inout State, _ action: Action) -> [Effect] {
  route(&state, action) + state.followRest()
}

private func route(_ state: inout State, _ action: Action) -> [Effect] {
  switch action {
  case .started(let name): return state.start(at: name)
  case .clockRead(let now):
    state.now = now
    return []
  case .event(let event): return state.take(event)
  case .copyRefused:
    state.notice = Notice("This terminal takes no copies from programs.", isError: true)
    return []
  case .pagesArrived(let screen, let generation, let load, let result):
    return state.pagesArrived(screen, generation, load, result) + state.afterArrival()
  case .detailArrived(let screen, let result):
    return state.detailArrived(screen, result) + state.afterArrival()
  case .paneArrived(let kind, let id, let result):
    state.paneArrived(kind, id, result)
    return []
  case .bookmarksNotKept:
    state.notice = Notice("It cannot be written: kept for this run only.", isError: true)
    return []
  case .placeArrived(.success(let place)): return state.placeArrived(place)
  case .placeArrived(.failure(let error)):
    state.notice = Notice(Words.error(error), isError: true)
    return []
  case .themesChanged: return [.readThemes]
  case .themesRead(let offers): return state.themesRead(offers)
  case .statusArrived(let result):
    return state.statusArrived(result) + state.afterArrival()
  case .overviewArrived(let result):
    state.overviewArrived(result)
    return []
  case .planArrived(let dialog, let result):
    guard case .plan(var plan)? = state.dialog, plan.number == dialog else { return [] }
    plan.arrived(result, at: state.now)
    state.dialog = .plan(plan)
    return []
  case .deletionStaged(let dialog, let result):
    return state.deletionStaged(dialog, result)
  case .undone(let result):
    return state.told(
      result.map { "Taken back: \($0.label), \(Words.counts($0.progress.planned))." })
  case .lineDone(let result):
    return state.told(result)
  case .marksArrived(let asked, let result):
    state.marksArrived(asked, result)
    return []
  case .answered(let dialog, let result):
    return state.answered(dialog, result)
  case .counted(let screen, let generation, let total):
    state.counted(screen, generation, total)
    return []
  case .memoryRefused:
    state.notice = Notice("That could not be kept for the next time.", isError: true)
    return []
  case .receiptArrived(let result):
    state.receiptArrived(result)
    return []
  case .passphraseCompared(let isRight): return state.passphraseCompared(isRight)
  }
}

extension State {
  static let refreshEvery = Duration.seconds(30)
  static let progressEvery = Duration.seconds(1)

  fileprivate mutating func start(at name: ScreenName) -> [Effect] {
    var effects = open(.root(.overview))
    if name != .overview { effects += jump(to: name) }
    return effects + [
      .timer(.refresh, after: Self.refreshEvery), clockTimer, idleTimer,
    ]
  }

  fileprivate mutating func afterArrival() -> [Effect] {
    typedAhead.isEmpty || screen.list.phase == .loading ? [] : pressTypedAhead()
  }

  fileprivate mutating func take(_ event: TerminalEvent) -> [Effect] {
    switch event {
    case .key(let key) where lock != nil: return pressedWhileLocked(key)
    case .key(let key): return pressed(key) + (lock == nil ? [idleTimer] : [])
    case .resize(let size):
      self.size = size
      return isTooSmall ? [] : prefetch()
    case .timer(.rest):
      restedOn = screen.list.cursor
      return []
    case .timer(.clock): return [clockTimer]
    case .timer(.refresh):
      let effects = dialog == nil && prompt == nil && !isSearchLong ? refresh() : []
      return effects + readStatus() + [.timer(.refresh, after: Self.refreshEvery)]
    case .timer(.disclosure): return endDisclosure()
    case .timer(.idle): return fallCurtain()
    case .timer(.progress): return screen.name == .job ? readDetail() : []
    case .timer: return []
    case .signal, .closed: return [.quit]
    }
  }

  /// At the next whole minute.
  private var clockTimer: Effect {
    let left = Instant.minute - now.millisecondOfDay % Instant.minute
    return .timer(.clock, after: .milliseconds(left))
  }

  fileprivate mutating func pagesArrived(
    _ number: Int, _ generation: Int, _ load: Load, _ result: Result<[Page], OperationError>
  ) -> [Effect] {
    guard let index = index(ofScreen: number), stack[index].list.generation == generation
    else { return [] }
    let isOnTop = index == stack.count - 1
    switch result {
    case .failure(let error):
      stack[index].list.isLoadingAhead = false
      stack[index].list.isLoadingBehind = false
      if load.replaces, stack[index].list.items.isEmpty || load != .refresh {
        stack[index].list.phase = .failed(Words.error(error))
      }
      if isOnTop, !stack[index].list.items.isEmpty {
        notice = Notice(Words.error(error), isError: true)
      }
      return []
    case .success(let read):
      let pages = inOrder(read, of: stack[index])
      // What lies under an open dialog stays as it was when the dialog asked about it.
      if load == .refresh, dialog != nil { return [] }
      switch load {
      case .ahead: pages.first.map { stack[index].list.append($0) }
      case .behind: pages.first.map { stack[index].list.prepend($0) }
      default:
        stack[index].list.replace(with: pages, load: load)
        if case .around = load { stack[index].list.cursorRow = listRows / 2 }
      }
      measure(
        load == .refresh ? stack[index].list.seen : pages.flatMap(\.items)[...],
        ofScreen: index)
      guard isOnTop else { return [] }
      if restedOn == nil || load.replaces { restedOn = screen.list.cursor }
      return prefetch() + (load.replaces ? countList() : [])
    }
  }

  fileprivate mutating func detailArrived(
    _ number: Int, _ result: Result<Detail, OperationError>
  ) -> [Effect] {
    guard let index = index(ofScreen: number) else { return [] }
    switch result {
    case .success(let detail):
      guard dialog == nil || stack[index].detail == nil else { return [] }
      stack[index].detail = detail
      stack[index].failure = nil
      if let job = detail.job { stack[index].pace.read(job.progress, at: now) }
      if stack[index].list.source == .detail {
        let items = Screens.items(of: detail, on: stack[index], self)
        stack[index].list.set(items)
        measure(items, ofScreen: index)
        if index == stack.count - 1, restedOn == nil { restedOn = screen.list.cursor }
      }
      if index == stack.count - 1, let job = detail.job,
        job.state(at: now) == .running || stack[index].pace.isAwaited(job, at: now)
      {
        return [.timer(.progress, after: Self.progressEvery)]
      }
    case .failure(let error):
      stack[index].failure = Words.error(error)
      if index == stack.count - 1, stack[index].detail != nil {
        notice = Notice(Words.error(error), isError: true)
      }
      if stack[index].list.source == .detail {
        stack[index].list.phase = .failed(Words.error(error))
      }
    }
    return []
  }

  fileprivate mutating func statusArrived(
    _ result: Result<Status, OperationError>
  ) -> [Effect] {
    isReadingStatus = false
    switch result {
    case .success(let status):
      self.status = status
      policy = status.policy ?? policy
      fillOverview()
      for index in stack.indices
      where stack[index].name == .policy && stack[index].detail?.policy != nil {
        stack[index].list.set(PolicyScreen.items(self))
      }
    case .failure(let error): overviewFailed(error)
    }
    return []
  }

  fileprivate mutating func deletionStaged(
    _ number: Int, _ result: Result<[DeletionJob], OperationError>
  ) -> [Effect] {
    guard case .plan(var plan)? = dialog, plan.number == number else { return [] }
    switch result {
    case .success(let jobs):
      let effects = closeDialog()
      notice = Notice(Words.staged(jobs, undo: keys.label(.undo), now: now, zone))
      return effects + refresh() + readStatus()
    case .failure(let error):
      plan.failed(error, at: now)
      dialog = .plan(plan)
      return []
    }
  }

  fileprivate mutating func receiptArrived(_ result: Result<Receipt, OperationError>) {
    switch result {
    case .success(let receipt):
      guard dialog == nil, prompt == nil else { return }
      dialog = .receipt(ReceiptDialog(receipt: receipt))
    case .failure(let error): notice = Notice(Words.error(error), isError: true)
    }
  }

  /// Says how something ended that was asked for on a line, and reads the lines again.
  fileprivate mutating func told(_ result: Result<String, OperationError>) -> [Effect] {
    switch result {
    case .success(let words): notice = Notice(words)
    case .failure(let error): notice = Notice(Words.error(error), isError: true)
    }
    return refresh() + readStatus()
  }
}
