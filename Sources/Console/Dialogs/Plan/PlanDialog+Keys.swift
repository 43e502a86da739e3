internal import Domain
internal import Operations
internal import Terminal

extension PlanDialog {
  mutating func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    message = nil
    switch stage {
    case .executing:
      message = "It is being ordered; \(state.keys.label(.undo)) takes it back then."
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
    case .key("c") where isLive:
      isLiveTicked.toggle()
    case .key("x"):
      if isOld(at: state.now) { return planAgain(&state) }
      if let obstacle {
        message = "Not now: \(obstacle)."
      } else {
        stage = .asking
        focus = .reason
      }
    case .pageDown, .pageUp: scroll(key == .pageDown, state)
    default: break
    }
    state.dialog = .plan(self)
    return []
  }

  private mutating func scroll(_ isDown: Bool, _ state: State) {
    let layout = PlanDialogView.Layout(self, state)
    top = max(0, min(top + (isDown ? layout.rows : -layout.rows), layout.lines.count - layout.rows))
  }

  private mutating func pressedInForm(_ key: Key, _ state: inout State) -> [Effect] {
    switch key {
    case .escape, .control("c"): return close(&state)
    case .enter: return enter(&state)
    case .tab, .down: moveFocus(1)
    case .backTab, .up: moveFocus(-1)
    case .pageDown, .pageUp: scroll(key == .pageDown, state)
    default: edit(key)
    }
    state.dialog = .plan(self)
    return []
  }

  private mutating func moveFocus(_ step: Int) {
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
    case .phrase(let index):
      if case .paste = key {
        message = "The phrase is typed, not pasted."
        return
      }
      var prompt = Prompt(.ticket, text: typed[index])
      _ = prompt.edit(key)
      typed[index] = prompt.text
    }
  }

  /// No, until all is there.
  private mutating func enter(_ state: inout State) -> [Effect] {
    guard isFilled, let plan, let reason else { return close(&state) }
    if let index = typed.indices.first(where: { !Bytes.equal(typed[$0], plan.phrases[$0]) }) {
      wrong += 1
      typed[index] = ""
      guard wrong < Self.wrongPhrases else {
        return close(&state, "Three wrong phrases: nothing was deleted.")
      }
      let left = Self.wrongPhrases - wrong
      message = "That is not it; \(left) more \(left == 1 ? "try" : "tries")."
      focus = .phrase(index)
      state.dialog = .plan(self)
      return []
    }
    if isOld(at: state.now) { return planAgain(&state) }
    stage = .executing
    state.ticket = ticket
    state.dialog = .plan(self)
    return [.stage(dialog: number, order(plan, reason))]
  }

  private mutating func planAgain(_ state: inout State) -> [Effect] {
    stage = .reading
    state.dialog = .plan(self)
    return [.plan(dialog: number, target)]
  }

  private func order(_ plan: PlanContent, _ reason: Reason) -> Effect.Order {
    guard target.marks == nil, let id = target.ids.first else {
      return .marked(
        MarkedRequest(
          kind: kind, ids: target.ids, phrases: typed, reason: reason, ticket: ticket,
          fingerprint: plan.fingerprint))
    }
    return .one(
      DeleteRequest(
        kind: kind, id: id, phrase: typed[0], reason: reason, ticket: ticket,
        fingerprint: plan.fingerprint))
  }
}
