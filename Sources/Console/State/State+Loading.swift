internal import Domain
internal import Operations

extension State {
  /// Reads the list of the screen on top, all of it or some more.
  mutating func load(_ load: Load) -> [Effect] {
    guard screen.list.source != .detail else { return [] }
    if case .pendingGroups = screen.list.source {
      screen.list.source = .pendingGroups(braked: status?.braked ?? [])
    }
    let number = screen.number
    var effects: [Effect] = []
    var first = Page.Request.first
    var following = 0
    switch load {
    case .anew: break
    case .end: first = .last
    case .around(let cursor): first = Page.Request(after: cursor)
    case .ahead:
      guard !screen.list.isLoadingAhead, let request = screen.list.aheadRequest else { return [] }
      screen.list.isLoadingAhead = true
      first = request
    case .behind:
      guard !screen.list.isLoadingBehind, let request = screen.list.behindRequest
      else { return [] }
      screen.list.isLoadingBehind = true
      first = request
    case .refresh:
      let refresh = screen.list.refreshRequest
      first = refresh.first
      following = refresh.pages - 1
    }
    var generation = screen.list.generation
    if load.replaces {
      generation = screen.list.beginGeneration()
      effects += [.cancel(.ahead(screen: number)), .cancel(.behind(screen: number))]
      if load != .refresh { screen.list.phase = .loading }
    }
    effects.append(
      .load(
        Effect.ListLoad(
          screen: number, generation: generation, load: load, source: screen.list.source,
          query: screen.list.query, first: first, following: following)))
    return effects
  }

  /// Asks for the pages that the cursor comes near to.
  mutating func prefetch() -> [Effect] {
    let list = screen.list
    guard list.phase == .loaded else { return [] }
    // A search that has found nothing yet goes on.
    if list.items.isEmpty, list.searched > 0 {
      return list.canLoadAhead ? load(.ahead) : list.canLoadBehind ? load(.behind) : []
    }
    guard let index = list.cursorIndex else { return [] }
    var effects: [Effect] = []
    let margin = max(ListModel.margin, listRows * 2)
    if index + margin >= list.items.count { effects += load(.ahead) }
    if index < margin { effects += load(.behind) }
    return effects
  }

  /// The first reading of a screen that was just opened.
  mutating func loadOpened() -> [Effect] {
    if screen.name == .overview { fillOverview() }
    var effects = screen.name == .overview ? readStatus() + readOverview() : readDetail()
    if screen.name == .meetings {
      effects += load(around(now))
    } else {
      effects += load(.anew(keepingCursor: true))
    }
    return effects
  }

  /// Counts of the whole ledger take their time: one reading at a time.
  mutating func readStatus() -> [Effect] {
    guard !isReadingStatus else { return [] }
    isReadingStatus = true
    return [.readStatus]
  }

  mutating func readDetail() -> [Effect] {
    guard let request = screen.place.detail else { return [] }
    return [.readDetail(screen: screen.number, request)]
  }

  /// The same again; a report is not opened a second time, since that is an audited read.
  mutating func refresh() -> [Effect] {
    var effects = screen.name == .overview ? readStatus() + readOverview() : []
    effects += readPane()
    if screen.name != .report || screen.detail == nil { effects += readDetail() }
    guard screen.list.phase == .loaded else {
      return effects + load(.anew(keepingCursor: true))
    }
    return effects + load(.refresh)
  }

  func around(_ instant: Instant) -> Load {
    .around(.text(ListRequest.cursor(meetingsFrom: instant)))
  }
}
