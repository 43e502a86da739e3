import Domain

@testable import Console
@testable import Operations

/// What is done for a data subject.
extension Shelf {
  var persons: Client.Persons {
    Client.Persons(
      find: { _ in try self.person() },
      accesses: { request in
        let found = try self.person(request)
        return PersonAccesses(
          person: found.person, accesses: self.read { $0.accesses }, openCase: found.openCase)
      },
      unnamed: { request in
        self.change { $0.unnamedRequests.append(request) }
        _ = try self.person()
        return PersonUnnamed(
          person: request.person, records: self.read { $0.unnamed }, isCut: false)
      },
      export: { request in
        _ = try self.person(request)
        return .written(path: "/home/kim/exports/person-1", audit: 48_221)
      },
      planErasure: { try self.planErasure($0) }, erase: { try self.erase($0) },
      hold: { address, request in
        self.change { $0.personHolds.append(request) }
        _ = try self.person(PersonRequest(address: address, person: request.person))
        return PersonHold(number: 15, members: 2)
      },
      rectify: { request in
        self.change { $0.rectifications.append(request) }
        let found = try self.person(request.person)
        return Rectification(
          person: found.person,
          changed: [.init(kind: .participant, id: "P1", field: request.target.rawValue)],
          refused: [.init(kind: .report, id: "T-20931", field: "organizerName")],
          pbxs: found.reach.pbxs, openCase: nil)
      })
  }

  private func person() throws -> PersonFound {
    try admit()
    guard let found = read({ $0.person }) else { throw OperationError.noSuchPerson }
    return found
  }

  private func person(_ request: PersonRequest) throws -> PersonFound {
    change { $0.personRequests.append(request) }
    return try person()
  }

  private func planErasure(_ request: PersonRequest) throws -> PersonPlan {
    let found = try person(request)
    return read { $0.personPlan } ?? Made.erasure(of: found.person)
  }

  private func erase(_ request: ErasePersonRequest) throws -> ErasureStatement {
    change { $0.erasures.append(request) }
    let found = try person(request.person)
    let plan = Made.erasure(of: found.person)
    return ErasureStatement(
      plan: plan,
      jobs: [
        Made.job(
          31, .staged, .extension, "brightway.example.net/104", undoUntil: Made.now + Instant.day)
      ],
      receipt: Receipt(
        number: 9_141, at: Made.now, operation: "person-erase", policy: plan.policy, kind: nil,
        record: nil, tag: plan.person.hex, counts: Counts([.participant: 3, .report: 2]),
        objects: 0, rules: [:], reason: request.reason.rawValue, ticket: request.person.ticket,
        actor: "kim", audit: 48_223),
      kept: [
        .init(kind: .report, id: "T-20931", hold: 14, nature: .legal, ground: "claim 4711")
      ],
      lapses: [
        .init(
          what: "the last of 7 copies of the database is destroyed",
          until: Made.now + 300 * Instant.day)
      ],
      elsewhere: [
        "the PBX brightway.example.net keeps its own data and can send it again; it is refused here",
        "e-mails with invitations and reports that were sent before",
      ],
      reach: found.reach, openCase: nil)
  }
}

extension Made {
  /// An extension with all below, 3 participants and 2 reports; a hold keeps a report.
  static func erasure(of person: PersonTag, participants: [Int64] = [5, 6, 7]) -> PersonPlan {
    var census = Domain.Census()
    census.counts = Counts([.extension: 1, .meeting: 14, .participant: 40])
    var rest = PersonPlan.Census()
    rest.participants = participants
    rest.reports = [8, 9]
    rest.kept = [.init(kind: .report, id: "T-20931", hold: 14, isRestricted: false)]
    return PersonPlan(
      policy: TestPolicy.policy.id, person: person,
      extensions: [
        DeletionPlan(
          policy: TestPolicy.policy.id, scope: Scope(kind: .extension, record: 3),
          id: "brightway.example.net/104", census: census)
      ], census: rest)
  }
}
