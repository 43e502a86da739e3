internal import Domain
internal import Operations
internal import Terminal

/// A few questions over the screen, and what is asked for with their answers.
struct FormDialog: Sendable {
  enum Purpose: Hashable, Sendable {
    case hold(Kind, id: String)
    case release(HoldView)
    case reveal(Kind, id: String, fields: [String])
    case compare(Kind, id: String, fields: [String])
    /// A deletion, asked with the plan that was shown.
    case request(PlanTarget, plan: String)
    case decline(String)
    case carryOut(State.CarryingOut)
    case take(Alarm)
    case person(PersonDeed, PersonTag, OpenCase?)
  }

  static let releaseWord = "release"
  static let runWord = "run"

  /// For how many hours a line can be taken.
  static let hours: [(count: Int64, name: String)] = [
    (1, "an hour"), (2, "two"), (4, "four"), (8, "eight"), (12, "twelve"), (24, "a day"),
  ]

  /// Of a line that another has.
  static let nobody = "nobody has it"

  let number: Int
  let purpose: Purpose
  var form: Form
  /// It was asked for, and the answer is not here yet.
  var isWorking = false

  init(_ purpose: Purpose, number: Int, ticket: String?) {
    self.purpose = purpose
    self.number = number
    form =
      switch purpose {
      case .hold:
        Form([
          .init("kind", .choice(Hold.Nature.allCases.map(\.rawValue))), .reason(),
          .ticket(ticket),
        ])
      case .release: Form([.reason(), .init("word", .word(Self.releaseWord))])
      case .decline: Form([.reason()])
      case .request: Form([.reason(), .ticket(ticket)])
      case .reveal(_, _, let fields): Form([.init("field", .choice(fields)), .reason()])
      case .compare(_, _, let fields):
        Form([.init("field", .choice(fields)), .init("value", .text)])
      case .carryOut(.rule): Form([.init("word", .word(Self.runWord))])
      case .carryOut(.endUndo(let kind, let id, _)):
        Form([
          .ticket(ticket),
          .init(
            "phrase",
            .phrase(id, asks: "the \(kind == .pbx ? "FQDN" : "id") as the ticket has it")),
        ])
      case .person(let deed, _, let open): Self.form(deed, open, ticket)
      case .take(let alarm):
        Form([
          .init(
            "for", .choice(Self.hours.map(\.name) + (alarm.taken == nil ? [] : [Self.nobody])))
        ])
      }
  }

  mutating func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    guard !isWorking else { return pressedWhileWorking(key, &state) }
    switch form.pressed(key) {
    case .stays:
      state.dialog = .form(self)
      return []
    case .no(let words):
      return close(&state, words)
    case .goes:
      guard let request = request(state) else { return close(&state) }
      if case .hold(let hold) = request { state.ticket = hold.ticket }
      if case .request(let draft) = request { state.ticket = draft.ticket }
      if case .requestMarked(let draft) = request { state.ticket = draft.ticket }
      if case .endUndo(_, _, _, let ticket) = request { state.ticket = ticket }
      isWorking = true
      if case .holdPerson(_, let hold) = request { state.ticket = hold.ticket }
      form.clear("value")
      form.clear(Form.Field.address.name)
      state.dialog = .form(self)
      return [.ask(dialog: number, request)]
    }
  }

  private func close(_ state: inout State, _ words: String? = nil) -> [Effect] {
    let effects = state.closeDialog()
    state.notice = Notice(words ?? "Nothing was done.", isError: words != nil)
    return effects
  }

  /// What changes something is waited for.
  private mutating func pressedWhileWorking(_ key: Key, _ state: inout State) -> [Effect] {
    switch purpose {
    case .reveal, .compare, .person(.accesses, _, _), .person(.export, _, _):
      guard key == .escape || key == .control("c") else { return [] }
      return [.cancel(.ask(dialog: number))] + close(&state)
    case .hold, .release, .request, .decline, .take, .carryOut, .person(.hold, _, _),
      .person(.rectify, _, _):
      return []
    }
  }

  private func request(_ state: State) -> DialogRequest? {
    switch purpose {
    case .hold(let kind, let id):
      guard let nature = form.chosen("kind"), let reason = form.reason else { return nil }
      return .hold(
        HoldRequest(
          kind: kind, id: id, nature: Hold.Nature.allCases[nature], reason: reason.rawValue,
          ticket: form.text("ticket")))
    case .release(let hold):
      return form.reason.map { .release(hold: hold.number, reason: $0.rawValue) }
    case .request(let target, let plan):
      guard let reason = form.reason else { return nil }
      let ticket = form.text("ticket")
      guard target.marks == nil, let id = target.ids.first else {
        return .requestMarked(
          MarkedDraft(
            kind: target.kind, ids: target.ids, reason: reason, ticket: ticket, fingerprint: plan))
      }
      return .request(
        RequestDraft(
          deed: .delete, kind: target.kind, id: id, reason: reason, ticket: ticket,
          fingerprint: plan))
    case .decline(let label): return form.reason.map { .decline(label, $0) }
    case .reveal(let kind, let id, _):
      guard let field, let reason = form.reason else { return nil }
      return .reveal(
        RevealRequest(kind: kind, id: id, field: field, reason: reason, ticket: state.ticket))
    case .take(let alarm):
      guard let hours = form.chosen("for") else { return nil }
      guard hours < Self.hours.count else { return .giveBack(alarm.key, ticket: state.ticket) }
      return .take(
        TakeAlarmRequest(
          alarm: alarm.key, count: alarm.count,
          until: state.now + Self.hours[hours].count * Instant.hour, ticket: state.ticket))
    case .compare(let kind, let id, _):
      guard let field else { return nil }
      return .compare(
        Told(form.text("value")),
        CompareRequest(kind: kind, id: id, field: field, ticket: state.ticket))
    case .person(let deed, let person, _): return request(deed, for: person, state)
    case .carryOut(.endUndo(let kind, let id, _)):
      return .endUndo(
        kind, id: id, phrase: form.text("phrase"), ticket: form.text("ticket"))
    case .carryOut(.rule(let rule, let kind, let id)):
      return .sweep(SweepRequest(rules: [rule], only: .init(kind: kind, id: id)))
    }
  }

  var crumb: SafeText {
    switch purpose {
    case .hold: "hold"
    case .release: "release"
    case .reveal: "reveal"
    case .compare: "compare"
    case .request: "ask an admin"
    case .decline: "decline"
    case .carryOut(.endUndo): "end undo"
    case .carryOut(.rule): "run"
    case .take: "take"
    case .person(let deed, _, _): deed.crumb
    }
  }

  /// The one that was chosen.
  var field: String? {
    switch purpose {
    case .reveal(_, _, let fields), .compare(_, _, let fields):
      form.chosen("field").map { fields[$0] }
    case .hold, .release, .request, .decline, .take, .carryOut, .person: nil
    }
  }

  /// The masked fields of a kind that people can tell.
  static func masked(_ kind: Kind) -> [String] {
    Schema.fields(of: kind).filter { $0.mask != nil && $0.mask != .object }.map(\.name)
  }
}
