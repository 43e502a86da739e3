internal import Domain
internal import Operations
internal import Terminal

extension CommandTable {
  private static func found(_ state: State) -> String? {
    state.screen.detail?.person?.records.isEmpty == false ? nil : "nobody was found"
  }

  private static func unnamed(_ state: State) -> String? {
    guard let person = state.screen.detail?.person, !person.records.isEmpty else {
      return "nobody was found"
    }
    return person.reach.withoutAddress.isEmpty && person.reach.sessions == 0
      ? "all in the same meetings bear an address" : nil
  }

  /// What is done for the person of the screen; each asks for the address again.
  static let persons: [Command] = [
    Command(
      name: .exportPerson, keys: [.key("e")],
      help: "Write all that is held of the person, for them (Art. 15, 20); asks who",
      screens: [.person], capability: .person, label: { found($0) == nil ? "export" : nil },
      reason: found),
    Command(
      name: .erase, keys: [.key("d")],
      help: "Plan the person's erasure (Art. 17); asks who, changes nothing",
      screens: [.person], capability: .person,
      label: { found($0) == nil ? "erase..." : nil },
      reason: { $0.readOnlyReason ?? found($0) }),
    Command(
      name: .restrict, keys: [.key("H")],
      help: "Hold or restrict all that bears the address (Art. 18); asks who",
      screens: [.person], capability: .holds, label: { found($0) == nil ? "hold" : nil },
      reason: { $0.readOnlyReason ?? found($0) }),
    Command(
      name: .rectify, keys: [.key("c")],
      help: "Put a value of the person right wherever it is stored (Art. 16); asks who",
      screens: [.person], capability: .person, label: { _ in nil },
      reason: { $0.readOnlyReason ?? found($0) }),
    Command(
      name: .accesses, keys: [.key("W")],
      help: "Who looked at the person's records, when, under which ticket; asks who",
      screens: [.person], capability: .person, label: { _ in "who saw" }),
    Command(
      name: .unnamed, keys: [.key("o")],
      help: "Who bears no address in the same meetings, masked; that you looked is written down",
      screens: [.person], capability: .person, label: { unnamed($0) == nil ? "the unnamed" : nil },
      reason: unnamed),
    Command(
      name: .letter, keys: [.key("l")],
      help: "Letters to be copied: to the person what is here, to a PBX's owner what to remove",
      screens: [.person], capability: .person, label: { found($0) == nil ? "letter" : nil },
      reason: found),
    Command(
      name: .writeReport, keys: [.key("e")],
      help: "Write the report as HTML and JSON, without names; the audit has the digests",
      screens: [.compliance], capability: .compliance,
      label: { $0.screen.detail?.compliance == nil ? nil : "write" },
      reason: { $0.screen.detail?.compliance == nil ? "the report is not here yet" : nil }),
  ]
}
