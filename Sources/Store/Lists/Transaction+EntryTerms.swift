import Domain

extension Transaction {
  /// Whether something of a row is in the due ledger as the term asks: its own entries, for a meeting
  /// those of its recordings and session files as well, for an extension those of its meetings and
  /// their recordings, for a participant those of its meeting.
  func entries(_ term: EntryTerm, _ kind: Kind, _ binds: inout [Value]) throws -> String {
    var marks = try EntryMarks(self, kind, now: term.now)
    let windows = Self.windows(term.states, now: term.now).compactMap { window in
      term.due.map { window.common(with: $0) } ?? window
    }
    let parts = try term.rules.compactMap { rule -> String? in
      guard let place = EntryPlace(rule, listedIn: kind) else { return nil }
      return try condition(term, windows, place, &marks, &binds).map(place.around)
    }
    return parts.isEmpty ? "false" : "(\(parts.joined(separator: " or ")))"
  }

  /// `windows`: when an entry falls due that is of the states in question by its date; nil where no
  /// entry there can be meant.
  private func condition(
    _ term: EntryTerm, _ windows: [ClosedRange<Instant>], _ place: EntryPlace,
    _ marks: inout EntryMarks, _ binds: inout [Value]
  ) throws -> String? {
    func due(_ range: ClosedRange<Instant>?) -> String {
      place.due(Self.starts(place.rule, range), &binds)
    }
    guard !term.states.isEmpty else { return due(term.due) }
    let asksStaged = term.states.contains(.staged)
    let staged = asksStaged || !windows.isEmpty ? marks.staged(place, &binds) : nil
    let asksFree = !windows.isEmpty || (asksStaged && staged != nil)
    let held =
      asksFree || term.states.contains(.held) ? try marks.held(place, &binds) : nil
    let free = held.map { "not \($0) and " } ?? ""
    var parts: [String] = []
    if let held, term.states.contains(.held) { parts.append("\(held) and \(due(term.due))") }
    if let staged, asksStaged { parts.append("\(free)\(staged) and \(due(term.due))") }
    if !windows.isEmpty {
      let left = staged.map { "not \($0) and " } ?? ""
      parts.append("\(free)\(left)(\(windows.map(due).joined(separator: " or ")))")
    }
    return parts.isEmpty ? nil : "(\(parts.map { "(\($0))" }.joined(separator: " or ")))"
  }

  private static let ever =
    Instant(milliseconds: -9_000_000_000_000)...Instant(milliseconds: 9_000_000_000_000)

  /// The due instants of states, one window for each.
  private static func windows(
    _ states: Set<DueEntry.State>, now: Instant
  ) -> [ClosedRange<Instant>] {
    let late = now - DueEntry.overdueAfter
    return DueEntry.State.allCases.compactMap { state in
      guard states.contains(state) else { return nil }
      return switch state {
      case .overdue: ever.lowerBound...(late - 1)
      case .due: late...now
      case .upcoming: (now + 1)...ever.upperBound
      case .held, .staged: nil
      }
    }
  }

  /// The start points that fall due within a window: all up to its end, but those before it.
  private static func starts(
    _ rule: Rule, _ due: ClosedRange<Instant>?
  ) -> (within: [ClosedRange<Instant>], without: [ClosedRange<Instant>]) {
    guard let due else { return ([ever], []) }
    let within =
      due.upperBound >= ever.upperBound ? [ever] : rule.period.startRanges(dueUpTo: due.upperBound)
    let without =
      due.lowerBound <= ever.lowerBound
      ? [] : rule.period.startRanges(dueUpTo: due.lowerBound - 1)
    return (within, without)
  }
}
