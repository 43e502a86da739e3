internal import Domain
internal import Operations
internal import Terminal

extension PlanDialog {
  mutating func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    message = nil
    switch stage {
    case .executing:
      message = "It is being ordered; u takes it back then."
    case .reading, .failed:
      if [.escape, .enter, .key("q"), .key("n"), .control("c")].contains(key) {
        return close(&state)
      }
    case .shown:
      return pressedInPlan(key, &state)
    case .asking:
      return pressedInForm(key, &state)
    }
    state.dialog = .plan(self)
    return []
  }

  private func close(_ state: inout State, _ text: String? = nil) -> [Effect] {
    let effects = state.closeDialog()
    state.notice = Notice(text ?? "Nothing was deleted.", isError: text != nil)
    return [.cancel(.plan)] + effects
  }

  private mutating func pressedInPlan(_ key: Key, _ state: inout State) -> [Effect] {
    if let effects = ask(key, &state) { return effects }
    switch key {
    case .escape, .enter, .key("q"), .key("n"), .control("c"):
      return close(&state)
    case .key("c") where (plan?.census.liveMeetings ?? 0) > 0:
      isLiveTicked.toggle()
    case .key("x"):
      if let obstacle {
        message = "Not now: \(obstacle)."
      } else {
        stage = .asking
        focus = .reason
      }
    default: break
    }
    state.dialog = .plan(self)
    return []
  }

  private mutating func pressedInForm(_ key: Key, _ state: inout State) -> [Effect] {
    switch key {
    case .escape, .control("c"): return close(&state)
    case .enter: return enter(&state)
    case .tab, .down: moveFocus(1)
    case .backTab, .up: moveFocus(-1)
    default: edit(key)
    }
    state.dialog = .plan(self)
    return []
  }

  private mutating func moveFocus(_ step: Int) {
    let fields = Field.allCases
    let index = fields.firstIndex(of: focus) ?? 0
    focus = fields[(index + step + fields.count) % fields.count]
  }

  private mutating func edit(_ key: Key) {
    switch focus {
    case .reason:
      guard case .character(let scalar) = key, let digit = Int(String(scalar)),
        (1...Reason.allCases.count).contains(digit)
      else { return }
      reason = Reason.allCases[digit - 1]
      moveFocus(hasTicket ? 2 : 1)
    case .ticket:
      var prompt = Prompt(.ticket, text: ticket)
      _ = prompt.edit(key)
      ticket = prompt.text
    case .phrase:
      if case .paste = key {
        message = "The phrase is typed, not pasted."
        return
      }
      var prompt = Prompt(.ticket, text: phrase)
      _ = prompt.edit(key)
      phrase = prompt.text
    }
  }

  /// No, until all is there.
  private mutating func enter(_ state: inout State) -> [Effect] {
    guard isFilled, let plan, let reason else { return close(&state) }
    guard Bytes.equal(phrase, plan.phrase) else {
      wrong += 1
      phrase = ""
      guard wrong < Self.wrongPhrases else {
        return close(&state, "Three wrong phrases: nothing was deleted.")
      }
      let left = Self.wrongPhrases - wrong
      message = "That is not it; \(left) more \(left == 1 ? "try" : "tries")."
      focus = .phrase
      state.dialog = .plan(self)
      return []
    }
    if let plannedAt, state.now - plannedAt > Self.lifetime {
      message = "The plan was older than 5 minutes and is made again."
      stage = .reading
      state.dialog = .plan(self)
      return [.plan(dialog: number, kind, id: id)]
    }
    stage = .executing
    state.ticket = ticket
    state.dialog = .plan(self)
    return [
      .stage(
        dialog: number,
        DeleteRequest(
          kind: kind, id: id, phrase: phrase, reason: reason, ticket: ticket,
          fingerprint: plan.fingerprint))
    ]
  }
}
