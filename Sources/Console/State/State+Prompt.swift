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
      if isEdited, prompt.purpose == .command { hint(at: prompt.text) }
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
}
