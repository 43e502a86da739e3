internal import Terminal

extension CommandTable {
  /// What is asked in dialogs only.
  static let dialogs: [Command] = [
    Command(
      name: .confirm, keys: [.key("x")],
      help: "In a plan or over a brake: go on to reason and phrase", screens: []),
    Command(
      name: .cutOff, keys: [.key("c")],
      help: "In a plan: tick that running meetings are cut off; of a sweep: stop it",
      screens: []),
  ]

  /// What dialogs answer to where letters are no text.
  static let inDialogs: [CommandName] = [
    .confirm, .cutOff, .up, .down, .pageUp, .pageDown, .halfUp, .halfDown, .first, .last, .copyName,
    .filter, .help, .leave, .mark, .reverse, .others,
  ]
}
