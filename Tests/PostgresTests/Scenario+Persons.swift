@testable import Store

import Domain
import Operations
import TestSupport

extension Scenario {
  private static let ann = FoldedAddress("ann@example.org")

  /// A person with an extension, a guest and reports of her own, on a PBX that ends with this.
  private static let lines = [
    Line.pbx("persons.example.net"),
    Line.extension(
      "104", ["pbx": "persons.example.net", "firstName": "Ann", "email": "ann@example.org"]),
    Line.extension("105", ["pbx": "persons.example.net"]),
    Line.meeting("M-own", ["pbx": "persons.example.net", "scheduledAt": .at(day(4))]),
    Line.meeting(
      "M-other",
      ["pbx": "persons.example.net", "extension": "105", "scheduledAt": .at(day(4))]),
    Line.participant(
      "P-ann", ["meeting": "M-other", "name": "Ann", "email": "Ann@example.org"]),
    Line.participant("P-name", ["meeting": "M-other", "name": "Ann Lee"]),
    Line.report(
      "T-ann", day(4),
      [
        "pbx": "persons.example.net", "title": "a", "organizerName": "Ann",
        "organizerEmail": "ann@example.org",
        "attendees": [["name": "Ann", "email": "ann@example.org"], ["name": "Ben"]],
      ]),
    Line.report(
      "T-two", day(4),
      [
        "pbx": "persons.example.net", "organizerEmail": "ann@example.org",
        "attendees": [["name": "Ann", "email": "ann@example.org"]],
      ]),
    Line.session("S-ann", day(4), ["pbx": "persons.example.net", "meeting": "M-other"]),
  ]

  func persons() async throws {
    let now = Self.day(4)
    try await load(Self.lines, at: now)
    let operations = operations(at: now)
    try await restrictions(operations)
    var request = PersonRequest(
      address: Self.ann, reference: "C-1", receivedAt: now, ticket: "#1")
    request.named = PersonRequest.Named(meeting: "M-other", name: "Ann Lee")
    let found = try await operations.findPerson(request, by: .owner)
    _ = try await operations.findUnnamed(
      UnnamedRequest(person: found.person, meetings: found.meetings, ticket: nil), by: .owner)
    _ = try await operations.exportPerson(request, by: .owner)
    _ = try await operations.openCases(by: .owner)
    try await operations.closeCase("C-1", by: .owner)
    request.reference = nil
    try await rectify(request, operations, at: now)
    try await replay()
    let plan = try await operations.planErasure(request, by: .owner)
    _ = try await operations.erasePerson(
      ErasePersonRequest(person: request, reason: .test, phrase: plan.phrase), by: .owner)
    try await load(Self.lines, at: now)
    let fqdn = "persons.example.net"
    _ = try await operations.stageDeletion(
      DeleteRequest(kind: .pbx, id: fqdn, phrase: fqdn, reason: .test, now: true), by: .owner)
  }

  /// Restrictions on records of every kind and on a person, and filters that they hide from.
  private func restrictions(_ operations: Operations) async throws {
    let hold = try await operations.placePersonHold(
      on: Self.ann, PersonHoldRequest(nature: .restriction, reason: "claim"), by: .owner)
    let name = Line.participant("P-name", ["meeting": "M-other", "email": "ann@example.org"])
    try await load([name], at: Self.day(4))
    try await load(
      [Line.participant("P-name", ["meeting": "M-other", "name": "Ann Lee", "email": nil])],
      at: Self.day(4))
    _ = try await operations.holds(by: .owner)
    _ = try await operations.pendingCounts(by: .owner)
    var holds = [hold.number]
    for (kind, id) in [
      (Kind.pbx, "persons.example.net"), (.extension, "persons.example.net/105"),
      (.meeting, "M-other"), (.report, "T-ann"),
    ] {
      holds.append(
        try await operations.placeHold(
          HoldRequest(kind: kind, id: id, nature: .restriction, reason: "claim"), by: .owner))
    }
    for kind in Kind.allCases {
      _ = try await operations.list(ListRequest(kind: kind, filter: "a -b"), by: .support)
    }
    for (kind, filter) in [
      (Kind.meeting, "ext:104 connected:1"), (.report, "ext:104"), (.session, "mcu:a"),
      (.recording, "state:ready meeting:M"), (.pbx, "mcu:a"),
    ] {
      _ = try await operations.list(ListRequest(kind: kind, filter: filter), by: .support)
    }
    for number in holds { try await operations.releaseHold(number, reason: "over", by: .owner) }
  }

  /// What was put right stands, gives way, and goes with its record.
  private func rectify(
    _ request: PersonRequest, _ operations: Operations, at now: Instant
  ) async throws {
    for target in RectifyPersonRequest.Target.allCases where target != .email {
      _ = try await operations.rectifyPerson(
        RectifyPersonRequest(person: request, target: target, value: "Anna"), by: .owner)
    }
    try await load(Self.lines, at: now)
    try await load(
      [Line.participant("P-ann", ["meeting": "M-other", "name": "Anne"])], at: now)
    _ = try await operations.rectifyPerson(
      RectifyPersonRequest(person: request, target: .email, value: "anna@example.org"), by: .owner)
    var renamed = request
    renamed.address = FoldedAddress("anna@example.org")
    _ = try await operations.rectifyPerson(
      RectifyPersonRequest(person: renamed, target: .email, value: "ann@example.org"), by: .owner)
    let only = SweepRequest.Only(kind: .meeting, id: "M-other")
    _ = try await self.operations(at: Self.day(11)).sweep(
      SweepRequest(rules: [.participantName], only: only), by: .owner)
  }

  /// The names of one report, and a hold, as a restored copy learns them from the file outside.
  private func replay() async throws {
    let hold = try await database.write { transaction in
      var unknown = LedgerReplay.Unknown()
      guard let line = try transaction.ledgerLines(limit: 1).first else { return Int64(0) }
      for place in [ErasedName.organizer, .attendee] {
        let text = ErasedName.address("ann@example.org", report: "T-two")
        let tag = transaction.tagger.tag(place.rawValue, text)
        unknown.erased[LedgerReplay.Key(kind: place.rawValue, tag: tag)] = line
      }
      let reports = try transaction.doomed(.report, where: "t.xid = $1", [.text("T-two")])
      try transaction.eraseNames(again: unknown, reports)
      return try transaction.place(
        NewHold(
          .person(tag: transaction.tag(of: Self.ann)), nature: .legal, reason: "claim", ticket: nil,
          owner: nil, reviewAt: nil), at: Self.day(4))
    }
    try await operations(at: Self.day(4)).releaseHold(hold, reason: "over", by: .owner)
  }
}
