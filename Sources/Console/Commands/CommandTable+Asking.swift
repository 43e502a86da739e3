internal import Domain
internal import Operations
internal import Terminal

extension CommandTable {
  /// Where a record can be chosen that is told of over the telephone.
  private static let told = records.union([.inspect, .report]).subtracting([.holds])

  private static func holdable(_ state: State) -> String? {
    if let reason = state.readOnlyReason { return reason }
    if state.screen.name == .holds { return needsLine(state) }
    guard let subject = state.subject else { return needsRecord(state) }
    if !state.screen.list.marks.isEmpty {
      return "a hold lies on one record; \(state.keys.label(.unmark)) takes the marks off"
    }
    return Hold.kinds.contains(subject.kind)
      ? nil : "\(subject.kind.withArticle) cannot be held"
  }

  private static func revealable(_ state: State) -> String? {
    if state.isLinear { return "what is printed here stays to be read; the verb reveal does it" }
    guard let subject = state.subject else { return needsRecord(state) }
    if subject.kind == .report { return "a report is partially redacted for every role" }
    return FormDialog.masked(subject.kind).isEmpty
      ? "\(subject.kind.withArticle) has no masked field" : nil
  }

  private static func comparable(_ state: State) -> String? {
    guard let subject = state.comparable else { return needsRecord(state) }
    return subject.fields.isEmpty ? "\(subject.kind.withArticle) has no masked field" : nil
  }

  private static func takeable(_ state: State) -> String? {
    if let reason = state.readOnlyReason { return reason }
    if case .alarm? = state.screen.list.selected { return nil }
    return "this line needs nobody"
  }

  private static func taking(_ state: State) -> String? {
    guard takeable(state) == nil, case .alarm(let alarm)? = state.screen.list.selected
    else { return nil }
    return state.hasTaken(alarm) ? "give back" : "take"
  }

  static let asking: [Command] = [
    Command(
      name: .take, keys: [.key("a")],
      help: "Say that you see to the line; it is loud no more; your own: give it back",
      screens: [.overview], capability: .operate, label: taking, reason: takeable),
    Command(
      name: .find, keys: [.key("f")],
      help: "Find what a caller tells, on all PBXs; kept nowhere", capability: .find,
      label: { [.overview, .find].contains($0.screen.name) ? "find" : nil }),
    Command(
      name: .brakes, keys: [.key("b")], help: "The brakes that stand, and their release",
      screens: [.overview, .pending], capability: .browse,
      label: { state in
        (state.status?.alarms.contains { $0.kind == .brake } ?? false) ? "brakes" : nil
      }),
    Command(
      name: .hold, keys: [.key("H")], help: "Hold the record; of a hold: release it",
      screens: told.union([.holds]).subtracting([.person]), capability: .holds,
      label: { $0.screen.name == .holds ? "release" : nil }, reason: holdable),
    Command(
      name: .decline, keys: [.key("c")],
      help: "Decline what is asked, or take your own request back",
      screens: [.requests, .pending],
      label: { $0.declineReason == nil ? "decline..." : nil }, reason: { $0.declineReason }),
    Command(
      name: .trail, keys: [.key("W")],
      help: "Who looked at the record or changed it: when, from where, under which ticket",
      screens: told.subtracting([.person]),
      reason: { $0.trail == nil ? needsRecord($0) : nil }),
    Command(
      name: .compare, keys: [.key("=")], help: "Compare a field with what the caller says",
      screens: told, capability: .compare, label: { _ in "compare" }, reason: comparable),
    Command(
      name: .reveal, keys: [.key("R")], help: "Reveal one field; asks why", screens: told,
      capability: .reveal, reason: revealable),
  ]
}
