internal import Domain
internal import Operations
internal import Terminal

/// The brakes that stand, what waits behind them, and their release for exactly what is shown.
struct BrakesDialog: Sendable {
  enum Stage: Sendable {
    case reading
    case shown(BrakeView)
    /// Reason and word are asked for.
    case asking(BrakeView, Form)
    /// The sweep runs.
    case working
    case done(SweepResult)
    case failed(String)
  }

  static let word = "release"

  var takesText: Bool { if case .asking = stage { true } else { false } }

  let number: Int
  /// Why it will not be released from here.
  let blocked: String?
  var stage = Stage.reading
  /// The first line that is seen.
  var top = 0
  /// What just happened.
  var message: String?

  mutating func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    message = nil
    switch stage {
    case .asking(let view, let form): return pressed(key, view, form, &state)
    case .working:
      guard key == .key("c") || key == .control("c") else {
        message = "The sweep runs; \(state.keys.label(.cutOff)) stops it after its batch."
        break
      }
      state.dialog = nil
      state.notice = Notice("Stopped after its batch; what went is gone, the next sweep goes on.")
      return [.cancel(.ask(dialog: number))] + state.refresh() + state.readStatus()
    case .shown(let view) where key == .key("x"): ask(view)
    default:
      switch key {
      case .escape, .enter, .key("q"), .key("n"), .control("c"): return close(&state)
      case .key("j"), .down: top += 1
      case .key("k"), .up: top = max(0, top - 1)
      case .pageDown, .key(" "): top += 10
      case .pageUp: top = max(0, top - 10)
      default: break
      }
      let lines = BrakesDialogView.lines(self, state)
      top = max(0, min(top, lines.count - BrakesDialogView.rows(self, state)))
    }
    state.dialog = .brakes(self)
    return []
  }

  /// A sweep that failed may have taken something before: only where none was asked for it is said
  /// that there was none.
  private func close(_ state: inout State) -> [Effect] {
    let effects = state.closeDialog()
    switch stage {
    case .done, .failed: return effects + state.readStatus()
    case .reading, .shown, .asking, .working:
      state.notice = Notice("Nothing was released.")
      return [.cancel(.ask(dialog: number))] + effects
    }
  }

  private mutating func ask(_ view: BrakeView) {
    if let obstacle = obstacle(view) {
      message = "Not from here: \(obstacle)."
    } else {
      top = 0
      stage = .asking(view, Form([.reason(), .init("word", .word(Self.word))]))
    }
  }

  /// Why `x` does nothing; nil: it asks.
  func obstacle(_ view: BrakeView) -> String? {
    if view.brakes.isEmpty { return "no brake stands" }
    if let blocked { return blocked }
    guard view.mayRelease else {
      let roles = view.roles.map(\.rawValue).joined(separator: " or ")
      return "your role may not release; \(roles) may"
    }
    return nil
  }

  private mutating func pressed(
    _ key: Key, _ view: BrakeView, _ form: Form, _ state: inout State
  ) -> [Effect] {
    var form = form
    let outcome = form.pressed(key)
    switch (outcome, form.reason) {
    case (.goes, let reason?):
      stage = .working
      state.dialog = .brakes(self)
      return [
        .ask(
          dialog: number,
          .sweep(SweepRequest(releaseBrake: reason, shown: view.fingerprint)))
      ]
    case (.stays, _):
      stage = .asking(view, form)
      state.dialog = .brakes(self)
      return []
    case (.no(let words), _):
      let effects = close(&state)
      if let words { state.notice = Notice(words, isError: true) }
      return effects
    case (.goes, nil): return close(&state)
    }
  }

  /// Brakes that are not those that were shown are read again.
  mutating func arrived(_ result: Result<DialogAnswer, OperationError>) -> [Effect] {
    switch result {
    case .success(.brakes(let view)): stage = .shown(view)
    case .success(.swept(let result)):
      top = 0
      stage = .done(result)
    case .success: break
    case .failure(.brakesChanged):
      message = Words.error(.brakesChanged)
      stage = .reading
      return [.ask(dialog: number, .brakes)]
    case .failure(let error): stage = .failed(Words.error(error))
    }
    return []
  }
}
