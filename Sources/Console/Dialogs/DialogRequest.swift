internal import Domain
internal import Operations

/// What a dialog asks of the operations.
enum DialogRequest: Hashable, Sendable {
  case find(Told, ticket: String?)
  case person(Told, ticket: String?)
  case brakes
  case hold(HoldRequest)
  case release(hold: Int64, reason: String)
  /// With the brakes released as they were shown.
  case sweep(SweepRequest)
  case reveal(RevealRequest)
  case compare(Told, CompareRequest)
  case request(RequestDraft)
  case decline(String, Reason)

  /// Whether it changes what is kept: it ends in its own transaction, even when the console is left.
  var isOrder: Bool {
    switch self {
    case .hold, .release, .request, .decline: true
    case .find, .person, .brakes, .sweep, .reveal, .compare: false
    }
  }
}

/// What came of it.
enum DialogAnswer: Sendable {
  case found(FindResult)
  case person(PersonFound)
  case brakes(BrakeView)
  case placed(hold: Int64)
  case released
  case swept(SweepResult)
  case clear(ClearText)
  case compared(isEqual: Bool)
  case asked(StaffRequest)
  case declined
}

extension DialogRequest {
  func answer(_ client: Client) async throws -> DialogAnswer {
    switch self {
    case .find(let told, let ticket):
      return .found(try await client.find(FindQuestion(told.text), ticket))
    case .person(let told, let ticket):
      return .person(
        try await client.findPerson(
          PersonRequest(address: FoldedAddress(told.text), ticket: ticket)))
    case .brakes: return .brakes(try await client.brakes())
    case .hold(let request): return .placed(hold: try await client.placeHold(request))
    case .release(let hold, let reason):
      try await client.releaseHold(hold, reason)
      return .released
    case .sweep(let request): return .swept(try await client.sweep(request))
    case .reveal(let request): return .clear(try await client.reveal(request))
    case .request(let draft): return .asked(try await client.requests.make(draft))
    case .decline(let label, let reason):
      try await client.requests.decline(label, reason)
      return .declined
    case .compare(let told, let request):
      return .compared(isEqual: try await client.compare(told.text, request))
    }
  }
}
