internal import Domain
internal import Operations
internal import Terminal

/// What is asked for of the person of a screen, in a form that takes their address again.
enum PersonDeed: Hashable, Sendable {
  case accesses, export, hold, rectify

  var crumb: SafeText {
    switch self {
    case .accesses: "who looked"
    case .export: "export"
    case .hold: "hold"
    case .rectify: "correct"
    }
  }

  var title: String {
    switch self {
    case .accesses: "Who looked at this person's records?"
    case .export: "Export all that is held of this person?"
    case .hold: "Hold all that bears this person's address?"
    case .rectify: "Put a value of this person right?"
    }
  }

  var follows: String {
    switch self {
    case .accesses: "That it was asked is written down."
    case .export:
      "Their own values are written in clear, everybody else's masked, into a directory for you"
        + " alone that goes after a day. Written down."
    case .hold:
      "No rule and no order deletes what bears it, now or later, until the hold is released;"
        + " restriction: nobody sees or changes it meanwhile (Art. 18)."
    case .rectify:
      "It is changed wherever their records bear it, and stands until the PBX sends another than it"
        + " sent before. Written down."
    }
  }

  var button: String {
    switch self {
    case .accesses: "Look"
    case .export: "Write"
    case .hold: "Place"
    case .rectify: "Correct"
    }
  }
}

extension FormDialog {
  static func form(_ deed: PersonDeed, _ open: OpenCase?, _ ticket: String?) -> Form {
    switch deed {
    case .accesses, .export: Form([.address] + Form.Field.personCase(open))
    case .hold:
      Form([
        .init("kind", .choice(Hold.Nature.allCases.map(\.rawValue))), .reason(), .ticket(ticket),
        .address,
      ])
    case .rectify:
      Form(
        [.init("field", .choice(targets.map(\.rawValue))), .init("value", .text), .address]
          + Form.Field.personCase(open))
    }
  }

  private static let targets = RectifyPersonRequest.Target.allCases

  var isOfPerson: Bool { if case .person = purpose { true } else { false } }

  func request(_ deed: PersonDeed, for person: PersonTag, _ state: State) -> DialogRequest? {
    let request = form.request(for: person, ticket: state.ticket)
    switch deed {
    case .accesses: return .accesses(request)
    case .export: return .exportPerson(request)
    case .hold:
      guard let nature = form.chosen("kind"), let reason = form.reason else { return nil }
      return .holdPerson(
        request.address,
        PersonHoldRequest(
          nature: Hold.Nature.allCases[nature], reason: reason.rawValue,
          ticket: form.text("ticket"), person: person))
    case .rectify:
      guard let target = form.chosen("field") else { return nil }
      return .rectifyPerson(
        Told(form.text("value")), Self.targets[target], request)
    }
  }
}
