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
    if key == .pageDown || key == .pageUp {
      scroll(key == .pageDown, state)
      state.dialog = .plan(self)
      return []
    }
    switch form.pressed(key) {
    case .stays:
      state.dialog = .plan(self)
      return []
    case .no(let words):
      return close(&state, words.map { _ in "Three wrong phrases: nothing was deleted." })
    case .goes: return order(&state)
    }
  }

  private mutating func order(_ state: inout State) -> [Effect] {
    guard obstacle == nil, let plan, let reason = form.reason else { return close(&state) }
    if isOld(at: state.now) { return planAgain(&state) }
    stage = .executing
    state.ticket = form.text("ticket")
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
          kind: kind, ids: target.ids, phrases: form.typed, reason: reason,
          ticket: form.text("ticket"),
          fingerprint: plan.fingerprint))
    }
    return .one(
      DeleteRequest(
        kind: kind, id: id, phrase: form.text("phrase"), reason: reason,
        ticket: form.text("ticket"), fingerprint: plan.fingerprint))
  }
}
