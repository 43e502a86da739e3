internal import Terminal

extension State {
  mutating func pressedInPrompt(_ key: Key) -> [Effect] {
    guard var prompt else { return [] }
    switch key {
    case .escape, .control("c"):
      self.prompt = nil
      return prompt.purpose == .filter ? restoreFilter(prompt) : []
    case .enter:
      self.prompt = nil
      return entered(prompt)
    case .up, .down:
      if prompt.purpose == .filter { return move(.lines(key == .up ? -1 : 1)) }
      if prompt.purpose == .command { recall(&prompt, older: key == .up) }
      self.prompt = prompt
      return []
    case .tab:
      if prompt.purpose == .command { prompt.text = complete(prompt.text) }
      self.prompt = prompt
      return []
    default:
      let isEdited = prompt.edit(key)
      self.prompt = prompt
      return isEdited && prompt.purpose == .filter ? filterTyped() : []
    }
  }

  private mutating func entered(_ prompt: Prompt) -> [Effect] {
    switch prompt.purpose {
    case .filter:
      return filterEntered(prompt)
    case .ticket:
      let words = prompt.text.split(separator: " ")
      ticket = words.isEmpty ? nil : words.joined(separator: " ")
      notice = Notice(ticket.map { "Ticket \($0) goes with what you do now." } ?? "No ticket.")
      return []
    case .command:
      return run(prompt.text)
    case .find, .person:
      return look(Told(prompt.text), person: prompt.purpose == .person)
    }
  }

  private mutating func run(_ text: String) -> [Effect] {
    let word = text.split(separator: " ").first.map(String.init) ?? ""
    guard !word.isEmpty else { return [] }
    let matches = CommandLineWord.matching(word)
    guard let match = matches.first(where: { $0.name == word }) ?? matches.first,
      matches.count == 1 || match.name == word
    else {
      let names = matches.map(\.name).joined(separator: " ")
      notice = Notice(
        matches.isEmpty ? "There is no \(word); Tab shows what there is." : "Which: \(names)?",
        isError: true)
      return []
    }
    history.removeAll { $0 == match.name }
    history.append(match.name)
    switch match {
    case .screen(.compliance): return showCompliance(text)
    case .screen(let name): return jump(to: name)
    case .help:
      dialog = .help(HelpDialog(screen: screen.name))
      return []
    case .refresh: return refresh()
    case .quit: return [.quit]
    case .find: return promptFind()
    case .person: return promptPerson()
    case .theme: return showThemes()
    case .view: return view(Array(text.split(separator: " ").dropFirst()))
    }
  }

  private func recall(_ prompt: inout Prompt, older: Bool) {
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
  private mutating func complete(_ text: String) -> String {
    let names = CommandLineWord.matching(text).map(\.name)
    guard let first = names.first else {
      notice = Notice("Nothing begins with \(text).", isError: true)
      return text
    }
    if names.count > 1 { notice = Notice(names.joined(separator: "  ")) }
    var common = first
    for name in names {
      while !name.hasPrefix(common) { common.removeLast() }
    }
    return common
  }
}
