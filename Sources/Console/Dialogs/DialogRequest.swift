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
  case requestMarked(MarkedDraft)
  case decline(String, Reason)
  /// With the phrase, and the ticket.
  case endUndo(Kind, id: String, phrase: String, ticket: String?)
  case quarantine(String)
  case believe(QuarantineDecision)
  case reject(QuarantineDecision)
  /// A filter with masked columns.
  case select(Told, Kind, within: Scope?, ticket: String?)
  case export(ViewExport)
  case take(TakeAlarmRequest)
  case accesses(PersonRequest)
  case unnamed(UnnamedRequest)
  case exportPerson(PersonRequest)
  case holdPerson(FoldedAddress, PersonHoldRequest)
  case rectifyPerson(Told, RectifyPersonRequest.Target, PersonRequest)
  case planErasure(PersonRequest)
  case erase(ErasePersonRequest)
  case writeReport(ComplianceReport, ticket: String?)
  case giveBack(Alarm.Key, ticket: String?)

  /// Whether it changes what is kept: it ends in its own transaction, even when the console is left.
  var isOrder: Bool {
    switch self {
    case .hold, .release, .request, .requestMarked, .decline, .take, .giveBack, .endUndo, .believe,
      .reject, .holdPerson, .rectifyPerson, .erase:
      true
    case .find, .person, .brakes, .sweep, .reveal, .compare, .select, .export, .quarantine,
      .accesses, .unnamed, .exportPerson, .planErasure, .writeReport:
      false
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
  case asked([StaffRequest])
  case declined
  case undoEnded(DeletionJob)
  case quarantine(QuarantineDetail)
  /// Nil where holds keep all of it, or it was gone.
  case believed(Receipt?)
  case rejected
  case selected(ToldFilter)
  case exported(ViewExported)
  case taken(Alarm.Taken)
  case accesses(PersonAccesses)
  case unnamed(PersonUnnamed)
  case written(FilesWritten)
  case personHeld(PersonHold)
  case rectified(Rectification)
  case personPlan(PersonPlan)
  case erased(ErasureStatement)
  /// False where nobody had it.
  case givenBack(Bool)
}

extension DialogRequest {
  func answer(_ client: Client) async throws -> DialogAnswer {
    switch self {
    case .find(let told, let ticket):
      return .found(try await client.find(FindQuestion(told.text), ticket))
    case .person(let told, let ticket):
      return .person(
        try await client.persons.find(
          PersonRequest(address: FoldedAddress(told.text), ticket: ticket)))
    case .select(let told, let kind, let within, let ticket):
      return .selected(
        try await client.select(
          ToldRequest(kind: kind, within: within, filter: told.text, ticket: ticket)))
    case .export(let export): return .exported(try await client.export(export))
    case .brakes: return .brakes(try await client.brakes())
    case .hold(let request): return .placed(hold: try await client.placeHold(request))
    case .release(let hold, let reason):
      try await client.releaseHold(hold, reason)
      return .released
    case .sweep(let request): return .swept(try await client.sweep(request))
    case .reveal(let request): return .clear(try await client.reveal(request))
    case .request(let draft): return .asked([try await client.requests.make(draft)])
    case .requestMarked(let draft):
      return .asked(try await client.requests.makeMarked(draft))
    case .decline(let label, let reason):
      try await client.requests.decline(label, reason)
      return .declined
    case .take(let request): return .taken(try await client.takeAlarm(request))
    case .accesses(let request): return .accesses(try await client.persons.accesses(request))
    case .unnamed(let request): return .unnamed(try await client.persons.unnamed(request))
    case .exportPerson(let request): return .written(try await client.persons.export(request))
    case .holdPerson(let address, let request):
      return .personHeld(try await client.persons.hold(address, request))
    case .rectifyPerson(let value, let target, let person):
      return .rectified(
        try await client.persons.rectify(
          RectifyPersonRequest(person: person, target: target, value: value.text)))
    case .planErasure(let request):
      return .personPlan(try await client.persons.planErasure(request))
    case .erase(let request): return .erased(try await client.persons.erase(request))
    case .writeReport(let report, let ticket):
      return .written(try await client.writeReport(report, ticket))
    case .giveBack(let alarm, let ticket):
      return .givenBack(try await client.giveBackAlarm(alarm, ticket))
    case .compare(let told, let request):
      return .compared(isEqual: try await client.compare(told.text, request))
    case .endUndo(let kind, let id, let phrase, let ticket):
      return .undoEnded(try await client.endUndo(kind, id, phrase, ticket))
    case .quarantine(let label): return .quarantine(try await client.quarantine(label))
    case .believe(let decision): return .believed(try await client.believe(decision))
    case .reject(let decision):
      try await client.reject(decision)
      return .rejected
    }
  }
}
