internal import Domain
internal import Terminal

/// One thing that a person can ask for: keys, footer, help and completion come from it.
struct Command: Sendable {
  let name: CommandName
  /// Its own, in the order of preference; a person can bind others (`KeyMap`).
  let keys: [Key]
  /// A sentence for the help.
  let help: String
  /// On which screens; nil: on all.
  var screens: Set<ScreenName>?
  var capability: Capability?
  /// The word in the footer; nil: not there.
  var label: (@Sendable (State) -> String?)?
  /// Why it cannot be done now; nil: it can.
  var reason: (@Sendable (State) -> String?)?

  func applies(to screen: ScreenName) -> Bool {
    screens?.contains(screen) ?? true
  }

  func disabledReason(_ state: State) -> String? {
    if let capability, !state.principal.may(capability) {
      if capability == .person { return "your role may not: ask the officer" }
      return "your role may not; it needs \"\(capability.rawValue)\""
    }
    return reason?(state)
  }
}
