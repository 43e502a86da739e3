internal import Terminal

/// What is typed behind `:`.
extension State {
  mutating func run(_ text: String) -> [Effect] {
    let word = text.split(separator: " ").first.map(String.init) ?? ""
    guard !word.isEmpty else { return [] }
    guard let meant = CommandLineWord.meant(word) else {
      let names = CommandLineWord.matching(word).map(\.name).joined(separator: " ")
      notice = Notice(
        names.isEmpty ? "There is no \(word); Tab shows what there is." : "Which: \(names)?",
        isError: true)
      return []
    }
    history.removeAll { $0 == meant.name }
    history.append(meant.name)
    switch meant {
    case .screen(.compliance): return showCompliance(text)
    case .screen(let name): return jump(to: name)
    case .person: return promptPerson()
    case .theme: return showThemes()
    case .view: return view(Array(text.split(separator: " ").dropFirst()))
    case .command(let name): return run(name)
    }
  }

  /// As by its key; Enter, which asked for it, confirms nothing.
  private mutating func run(_ name: CommandName) -> [Effect] {
    guard let command = CommandTable.command(name) else { return [] }
    if let reason = unavailable(command) {
      notice = Notice("\(name.words): \(reason).")
      return []
    }
    return perform(name, .enter)
  }

  private func unavailable(_ command: Command) -> String? {
    guard command.applies(to: screen.name) else { return "it does nothing on this screen" }
    if screen.list.phase == .loading, command.reason != nil { return "the lines are being read" }
    return command.disabledReason(self)
  }

  func recall(_ prompt: inout Prompt, older: Bool) {
    guard !history.isEmpty else { return }
    let next = older ? (prompt.recalled ?? -1) + 1 : (prompt.recalled ?? 0) - 1
    guard next >= 0 else {
      prompt.recalled = nil
      prompt.text = ""
      return
    }
    let index = min(next, history.count - 1)
    prompt.recalled = index
    prompt.text = history[history.count - 1 - index]
  }

  /// As far as all that match agree.
  mutating func complete(_ text: String) -> String {
    let names = CommandLineWord.matching(text).map(\.name)
    guard var common = names.first else {
      notice = Notice("Nothing begins with \(text).", isError: true)
      return text
    }
    for name in names {
      while !name.hasPrefix(common) { common.removeLast() }
    }
    hint(at: common)
    return common
  }

  /// What begins so, above the line; of what is meant for sure, what it does, or why not.
  mutating func hint(at text: String) {
    let matches = CommandLineWord.matching(text)
    guard !text.isEmpty, !matches.isEmpty else { return }
    if matches.count > 1, matches.first?.name != text {
      notice = Notice(matches.map(\.name).joined(separator: "  "))
    } else if case .command(let name) = matches[0], let command = CommandTable.command(name) {
      let reason = unavailable(command).map { "  (\($0))" } ?? ""
      notice = Notice("\(name.words): \(command.help)\(reason)")
    } else {
      notice = Notice(matches.map(\.name).joined(separator: "  "))
    }
  }
}
