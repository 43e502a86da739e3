internal import Terminal

extension CommandTable {
  /// What is done to the terminal, not to the data.
  static let terminal: [Command] = [
    Command(
      name: .wrap, keys: [.key("w")],
      help: "Show the line's cells whole, in as many rows as it takes",
      reason: needsLine),
    Command(
      name: .mouse, keys: [.function(2)],
      help: "The mouse: on, a click chooses and opens; off, the terminal selects text as it does",
      reason: { $0.isLinear ? "lines have no mouse" : nil }),
    Command(
      name: .lock, keys: [.key("L")],
      help: "A curtain over the screen; it comes by itself when nobody has pressed a key",
      reason: { $0.isLinear ? "what was printed cannot be covered" : nil }),
  ]
}
