internal import Domain
internal import Operations
internal import Terminal

/// What is typed as a filter: as far as it is understood the list follows it; terms on masked columns
/// wait for Enter.
extension State {
  /// What is wrong with a filter on the screen's list; nil: nothing.
  func fault(of filter: String) -> FilterFault? {
    do throws(FilterFault) {
      _ = try reading(filter)
      return nil
    } catch {
      return error
    }
  }

  private struct Reading {
    let clear: String
    let isMasked: Bool
  }

  private func reading(_ filter: String) throws(FilterFault) -> Reading {
    switch screen.list.source {
    case .records(let kind, _):
      let read = try RecordFilter(filter, kind: kind, policy: policy, now: now)
      return Reading(clear: read.clear, isMasked: !read.masked.isEmpty)
    case .pending, .pendingGroups:
      _ = try PendingFilter(filter, now: now)
      return Reading(clear: filter, isMasked: false)
    default: return Reading(clear: filter, isMasked: false)
    }
  }

  mutating func promptFilter() -> [Effect] {
    if screen.unfiltered == nil { screen.unfiltered = screen.list }
    prompt = Prompt(.filter, text: screen.list.query.filter)
    return []
  }

  /// The prompt's text has changed.
  mutating func filterTyped() -> [Effect] {
    guard let text = prompt?.text else { return [] }
    prompt?.fault = nil
    do throws(FilterFault) {
      let reading = try reading(text)
      if reading.isMasked {
        notice = Notice("A masked column is matched as a whole, with Enter; that is written down.")
      }
      return setFilter(reading.clear)
    } catch {
      // What is missing at the end is still to come.
      guard error.position < text.count else { return [] }
      prompt?.fault = error
      notice = Notice(Words.fault(error), isError: true)
      return []
    }
  }

  /// Enter in the prompt.
  mutating func filterEntered(_ prompt: Prompt) -> [Effect] {
    do throws(FilterFault) {
      let reading = try reading(prompt.text)
      guard reading.isMasked, case .records(let kind, let within) = screen.list.source else {
        if !screen.list.query.isFiltered { screen.unfiltered = nil }
        if case .failed(let reason) = screen.list.phase, screen.list.query.isFiltered {
          // What is shown does not match it: it is put right, or taken off.
          self.prompt = prompt
          notice = Notice(reason, isError: true)
        }
        return []
      }
      let wait = WaitDialog(number: newNumber(), crumb: "filter")
      dialog = .waiting(wait)
      return [
        .ask(
          dialog: wait.number,
          .select(Told(prompt.text), kind, within: within, ticket: ticket))
      ]
    } catch {
      self.prompt = prompt
      self.prompt?.fault = error
      notice = Notice(Words.fault(error), isError: true)
      return []
    }
  }

  /// What was told was looked for; what was told before as well stays so.
  mutating func told(_ told: ToldFilter) -> [Effect] {
    guard case .records(told.kind, _) = screen.list.source else { return [] }
    if screen.unfiltered == nil { screen.unfiltered = screen.list }
    var both = told
    if let before = screen.list.query.told {
      both = ToldFilter(
        kind: told.kind, numbers: told.numbers.filter(Set(before.numbers).contains),
        shown: before.shown + " " + told.shown, clear: told.clear)
    }
    screen.list.query.told = both
    screen.list.query.filter = told.clear
    screen.list.count(nil)
    return load(.anew(keepingCursor: true))
  }

  mutating func setFilter(_ text: String) -> [Effect] {
    guard screen.list.query.filter != text else { return [] }
    screen.list.query.filter = text
    screen.list.count(nil)
    return load(.anew(keepingCursor: true))
  }

  /// The list as it was before the filter, read again.
  mutating func clearFilter() -> [Effect] {
    guard let before = screen.unfiltered else {
      screen.list.query.told = nil
      return setFilter("")
    }
    screen.unfiltered = nil
    screen.list.restore(before)
    restedOn = screen.list.cursor
    return load(before.phase == .loaded ? .refresh : .anew(keepingCursor: true))
  }

  /// Filter and cursor as they were before the prompt.
  mutating func restoreFilter(_ prompt: Prompt) -> [Effect] {
    guard prompt.original.isEmpty, screen.list.query.told == nil else {
      return setFilter(prompt.original)
    }
    if screen.list.query.filter.isEmpty {
      screen.unfiltered = nil
      return []
    }
    return clearFilter()
  }
}

/// How long lists are searched and counted.
extension State {
  /// So many that nobody wants them searched through again every half minute.
  var isSearchLong: Bool { screen.list.searched > 200_000 }

  /// Counts a list that is too long for its pages to tell.
  func countList() -> [Effect] {
    let list = screen.list
    guard case .records(let kind, let within) = list.source, list.total == nil,
      list.counted == nil, list.query.filter.isEmpty
    else { return [] }
    return [
      .count(
        Effect.ListCount(
          screen: screen.number, generation: list.generation,
          request: ListRequest(
            kind: kind, within: within, sort: list.query.sort, told: list.query.told)))
    ]
  }

  mutating func counted(_ number: Int, _ generation: Int, _ total: Int?) {
    guard let index = index(ofScreen: number), stack[index].list.generation == generation
    else { return }
    stack[index].list.count(total)
  }

  /// `searched 400,000 of 1,000,000`; nil where no search goes on.
  var searchProgress: String? {
    let list = screen.list
    guard list.searched > 0, list.canLoadAhead || list.canLoadBehind else { return nil }
    var all: Int?
    if case .records(let kind, nil) = list.source {
      all = screen.unfiltered?.total ?? status?.records[kind]
    } else {
      all = screen.unfiltered?.total
    }
    let whole = all.map { " of \(Words.grouped(max($0, list.searched)))" } ?? ""
    return "searched \(Words.grouped(list.searched))\(whole)"
  }
}
