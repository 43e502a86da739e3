internal import Domain
internal import Operations
internal import Terminal

/// A snapshot that is not believed: what its release would take, and the decision.
struct QuarantineDialog: Sendable {
  enum Decision: Hashable, Sendable {
    /// It is believed: what it does not list goes.
    case release
    /// It is not: all stays.
    case reject
  }

  enum Stage: Sendable {
    case reading
    case shown(QuarantineDetail)
    case asking(QuarantineDetail, Decision, Form)
    /// What is being deleted is not stopped from here.
    case working(Decision)
    case done(String)
    case failed(String)
  }

  static let rejectWord = "reject"

  let number: Int
  let label: String
  /// Its PBX's screen, while there is one.
  let pbx: Place?
  /// Why it will not be decided from here.
  let blocked: String?
  let ticket: String?
  var stage = Stage.reading
  /// The first line that is seen.
  var top = 0
  /// What just happened.
  var message: String?

  init(number: Int, label: String, pbx: Place?, blocked: String?, ticket: String?) {
    self.number = number
    self.label = label
    self.pbx = pbx
    self.blocked = blocked
    self.ticket = ticket
  }

  var takesText: Bool { if case .asking = stage { true } else { false } }

  mutating func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    message = nil
    switch stage {
    case .asking(let detail, let decision, let form):
      return pressed(key, detail, decision, form, &state)
    case .working:
      guard key == .escape else {
        message = "It is being done; Esc leaves it to run on."
        break
      }
      state.notice = Notice(
        "\(label) is being decided: \(state.readAgain) reads again how far it has come.")
      state.dialog = nil
      return []
    case .shown(let detail) where key == .key("x"): ask(.release, detail)
    case .shown(let detail) where key == .key("n"): ask(.reject, detail)
    case .shown where key == .key("o"):
      guard let pbx else { break }
      state.dialog = nil
      return state.open(pbx)
    default:
      switch key {
      case .escape, .enter, .key("q"), .control("c"): return close(&state)
      case .key("j"), .down: top += 1
      case .key("k"), .up: top -= 1
      case .pageDown: top += 10
      case .pageUp: top -= 10
      default: break
      }
      let layout = QuarantineDialogView.Layout(self, state)
      top = max(0, min(top, layout.lines.count - layout.rows))
    }
    state.dialog = .quarantine(self)
    return []
  }

  private func close(_ state: inout State, _ words: String? = nil) -> [Effect] {
    let effects = state.closeDialog()
    if case .done = stage { return effects + state.readStatus() }
    state.notice = Notice(words ?? "Nothing was decided.", isError: words != nil)
    return [.cancel(.ask(dialog: number))] + effects
  }

  /// Why nothing can be decided; nil: it can.
  func obstacle(_ detail: QuarantineDetail) -> String? {
    if detail.quarantine.state != .waiting {
      return "it was \(detail.quarantine.state.rawValue) already"
    }
    return blocked
  }

  private mutating func ask(_ decision: Decision, _ detail: QuarantineDetail) {
    if let obstacle = obstacle(detail) {
      message = "Not from here: \(obstacle)."
      return
    }
    let typed: Form.Field
    switch decision {
    case .reject: typed = .init("word", .word(Self.rejectWord))
    case .release:
      guard let phrase = detail.phrase else {
        message = "Not from here: its PBX is gone."
        return
      }
      typed = .init("phrase", .phrase(phrase, asks: "the FQDN as the ticket has it"))
    }
    stage = .asking(detail, decision, Form([.reason(), .ticket(ticket), typed]))
  }

  private mutating func pressed(
    _ key: Key, _ detail: QuarantineDetail, _ decision: Decision, _ form: Form,
    _ state: inout State
  ) -> [Effect] {
    var form = form
    switch (form.pressed(key), form.reason) {
    case (.goes, let reason?):
      stage = .working(decision)
      state.ticket = form.text("ticket")
      state.dialog = .quarantine(self)
      let request = QuarantineDecision(
        label: label, reason: reason, ticket: form.text("ticket"), phrase: form.text("phrase"),
        shown: decision == .release ? detail.fingerprint : nil)
      return [
        .ask(dialog: number, decision == .release ? .believe(request) : .reject(request))
      ]
    case (.stays, _):
      stage = .asking(detail, decision, form)
      state.dialog = .quarantine(self)
      return []
    case (.no(let words), _): return close(&state, words)
    case (.goes, nil): return close(&state)
    }
  }

  /// A snapshot that takes something else than was shown is read again.
  mutating func arrived(_ result: Result<DialogAnswer, OperationError>) -> [Effect] {
    switch result {
    case .success(.quarantine(let detail)):
      top = 0
      stage = .shown(detail)
    case .success(.believed(let receipt?)):
      stage = .done("Went: \(Words.counts(receipt.counts)). Receipt \(receipt.label).")
    case .success(.believed(nil)):
      stage = .done("Nothing went: holds keep all of it, or it was gone.")
    case .success(.rejected): stage = .done("\(label) is rejected: all stays.")
    case .success: break
    case .failure(.quarantineChanged(let label)):
      message = Words.error(.quarantineChanged(label))
      stage = .reading
      return [.ask(dialog: number, .quarantine(label))]
    case .failure(let error): stage = .failed(Words.error(error))
    }
    return []
  }
}
