@testable import Operations

import Domain
import TestSupport
import Testing

/// Every rule under a hold of every kind: which entries are `held`, what stays, and that release
/// makes it due at once (`rules.md`, Holds).
@Suite struct HoldMatrixTests {
  private static let start = Instant("2026-03-02T09:00:00Z")
  private static let late = Instant("2028-01-01T00:00:00Z")

  /// One of each kind, all of it long overdue.
  private static let world: [String] = [
    Line.make(
      "pbx",
      [
        "fqdn": .text(Line.fqdn), "registeredAt": .at(start - Instant.day),
        "unboundAt": .at(start),
      ], [:]),
    Line.extension("104", ["email": "ann@example.com"]),
    Line.meeting(
      "M1",
      [
        "title": "Budget", "note": "figures", "dialIn": "+49 30 1234567",
        "scheduledAt": .at(start), "endedAt": .at(start),
      ]),
    Line.participant("P1", ["name": "Ben", "email": "ben@example.org", "ip": "198.51.100.4"]),
    Line.poll("Q1"), Line.recording("R1", start), Line.file("F1"),
    Line.file("F2", share: "document"),
    Line.report(
      "T1", start,
      [
        "meeting": "M1", "extension": "104", "title": "Minutes",
        "attendees": [["name": "Cy", "email": "cy@example.org"]],
      ]),
    Line.report("T2", start, ["meeting": "M1", "extension": "104"]),
    Line.session("S1", start, ["pbx": .text(Line.fqdn), "organizer": "Ann"]),
    Line.log("L1", start),
  ]

  private static let names: [Kind: String] = [
    .pbx: Line.fqdn, .extension: Line.fqdn + "/104", .meeting: "M1", .participant: "P1",
    .poll: "Q1", .recording: "R1", .file: "F1", .report: "T1",
  ]

  private static let own: [Kind] = [.pbx, .extension, .meeting]
  private static let all = Hold.kinds

  struct Row: Sendable, CustomTestStringConvertible {
    let rule: RuleID
    /// The record of the entry.
    let id: String
    /// Holds of these kinds make the entry held, others do not.
    let heldBy: [Kind]
    var testDescription: String { rule.rawValue }
  }

  static let rows: [Row] = [
    Row(rule: .recording, id: "R1", heldBy: own + [.recording]),
    Row(rule: .meetingTitle, id: "M1", heldBy: own),
    Row(rule: .meetingNote, id: "M1", heldBy: own),
    Row(rule: .dialIn, id: "M1", heldBy: own),
    Row(rule: .participantName, id: "M1", heldBy: own + [.participant]),
    Row(rule: .participantEmail, id: "M1", heldBy: own + [.participant]),
    Row(rule: .participantIP, id: "M1", heldBy: own + [.participant]),
    Row(rule: .participant, id: "M1", heldBy: own + [.participant]),
    Row(rule: .meeting, id: "M1", heldBy: own + [.participant, .recording, .file, .report]),
    Row(rule: .sharedFile, id: "F1", heldBy: own + [.file]),
    Row(rule: .reportIdentity, id: "T1", heldBy: own + [.report]),
    Row(rule: .reportRecheck, id: "T2", heldBy: own),
    Row(rule: .sessionIdentity, id: "S1", heldBy: [.pbx]),
    Row(rule: .session, id: "S1", heldBy: [.pbx]),
    Row(rule: .serverLog, id: "L1", heldBy: []),
    Row(rule: .tenantDNSMeetings, id: Line.fqdn, heldBy: all),
    Row(rule: .tenantDNS, id: Line.fqdn, heldBy: all),
    Row(rule: .tenantSync, id: Line.fqdn, heldBy: all),
    Row(rule: .tenantContact, id: Line.fqdn, heldBy: all),
    Row(rule: .tenantUnbound, id: Line.fqdn, heldBy: all),
  ]

  @Test func theTableHasEveryRule() {
    #expect(Set(Self.rows.map(\.rule)) == Set(RuleID.allCases))
    #expect(Set(Self.names.keys) == Set(Hold.kinds))
  }

  @Test(arguments: rows) func holdAboveAtAndBelow(_ row: Row) async throws {
    for kind in Hold.kinds {
      let test = try await TestDatabase()
      try await test.load(Self.world, at: Self.start)
      let number = try await test.hold(kind, Self.names[kind] ?? "", at: Self.late)
      let entry = try #require(try await test.entry(row.rule, row.id, at: Self.late))
      let isHeld = row.heldBy.contains(kind)
      let place = "\(row.rule) under a hold of a \(kind)"
      #expect(entry.state == (isHeld ? .held : .overdue), "\(place)")
      #expect(entry.heldItems == (isHeld ? entry.items : 0), "\(place)")
      if isHeld { #expect(entry.holds == [number], "\(place)") }

      // Lists and counts say the same.
      let entries = try await test.ledger(at: Self.late, rules: [row.rule])
      let counts = try await test.operations(at: Self.late).pendingCounts(
        rules: [row.rule], by: .owner)
      #expect(counts[row.rule]?[.held] == entries.count { $0.state == .held }, "\(place)")
      #expect(counts[row.rule]?[.overdue] == entries.count { $0.state == .overdue }, "\(place)")

      let result = try await test.sweep(at: Self.late, rules: [row.rule])
      #expect(result.done[row.rule] == (isHeld ? nil : 1), "\(place)")
      #expect(result.held == (isHeld ? 1 : 0), "\(place)")
      #expect(try await test.record(kind, Self.names[kind] ?? "") != nil, "\(place): it is kept")
      let after = try await test.entry(row.rule, row.id, at: Self.late)
      #expect((after != nil) == isHeld, "\(place)")
      guard isHeld else { continue }

      // Released, it is due at once and goes.
      try await test.operations(at: Self.late).releaseHold(number, reason: "over", by: .owner)
      if let left = try await test.entry(row.rule, row.id, at: Self.late) {
        #expect(left.state == .overdue, "\(place), released")
        #expect(try await test.sweep(at: Self.late, rules: [row.rule]).done == [row.rule: 1])
      }
      #expect(try await test.entry(row.rule, row.id, at: Self.late) == nil)
    }
  }

  /// Persons by what of the world bears their address: their hold keeps what one on that record does.
  private static let persons: [(address: String, kind: Kind)] = [
    ("Ann@Example.COM", .extension), ("BEN@example.org", .participant),
    (" cy@example.org ", .report),
  ]

  @Test(arguments: rows) func aPersonsHold(_ row: Row) async throws {
    for (address, kind) in Self.persons {
      let test = try await TestDatabase()
      try await test.load(Self.world, at: Self.start)
      let operations = test.operations(at: Self.late)
      let hold = try await operations.placePersonHold(
        on: FoldedAddress(address), PersonHoldRequest(reason: "claim"), by: .owner)
      #expect(hold.members == 1)
      let entry = try #require(try await test.entry(row.rule, row.id, at: Self.late))
      let isHeld = row.heldBy.contains(kind)
      let place = "\(row.rule) under a hold on who bears the \(kind)"
      #expect(entry.state == (isHeld ? .held : .overdue), "\(place)")
      if isHeld { #expect(entry.holds == [hold.number], "\(place)") }
      let counts = try await operations.pendingCounts(rules: [row.rule], by: .owner)
      #expect((counts[row.rule]?[.held] ?? 0) >= (isHeld ? 1 : 0), "\(place)")
      let result = try await test.sweep(at: Self.late, rules: [row.rule])
      #expect(result.done[row.rule] == (isHeld ? nil : 1), "\(place)")
      #expect(try await test.record(kind, Self.names[kind] ?? "") != nil, "\(place): it is kept")
      guard isHeld else { continue }
      try await operations.releaseHold(hold.number, reason: "over", by: .owner)
      if let left = try await test.entry(row.rule, row.id, at: Self.late) {
        #expect(left.state == .overdue, "\(place), released")
        #expect(try await test.sweep(at: Self.late, rules: [row.rule]).done == [row.rule: 1])
      }
      #expect(try await test.entry(row.rule, row.id, at: Self.late) == nil)
    }
  }

  /// Force-delete of every kind under a hold of every kind and of a person: what the hold covers and
  /// the rows above it stay, the rest below the order goes; released, the rest goes too.
  @Test(arguments: Kind.allCases.filter(\.isDeletable))
  func forceDelete(_ ordered: Kind) async throws {
    let id = Self.names[ordered] ?? ""
    let scopes =
      Hold.kinds.map { (kind: $0, address: String?.none) }
      + Self.persons.map { (kind: $0.kind, address: $0.address) }
    for (kind, address) in scopes {
      let test = try await TestDatabase()
      try await test.load(Self.world, at: Self.start)
      let operations = test.operations(at: Self.late)
      let hold =
        if let address {
          try await operations.placePersonHold(
            on: FoldedAddress(address), PersonHoldRequest(reason: "claim"), by: .owner
          ).number
        } else { try await test.hold(kind, Self.names[kind] ?? "", at: Self.late) }
      let place = "delete \(ordered) under a hold of \(address == nil ? "" : "a person's ")\(kind)"
      let plan = try await operations.planDeletion(ordered, id: id, by: .owner)
      let isAll = Self.covers(kind, ordered)
      #expect(
        plan.nothingGoes == (isAll || !Self.hasOthersBelow(ordered, beside: kind)), "\(place)")
      #expect(plan.census.kept.allSatisfy { $0.hold == hold }, "\(place)")
      if !plan.nothingGoes { try await Self.carryOut(plan, operations) }
      #expect(try await test.record(kind, Self.names[kind] ?? "") != nil, "\(place): it is kept")
      for kept in plan.census.kept {
        #expect(try await test.record(kept.kind, kept.id) != nil, "\(place): \(kept.kind) is kept")
      }
      let left = try await operations.planDeletionIfThere(ordered, id: id)
      #expect(left?.nothingGoes ?? true, "\(place): nothing but what is held is left")
      try await operations.releaseHold(hold, reason: "over", by: .owner)
      if let rest = try await operations.planDeletionIfThere(ordered, id: id) {
        try await Self.carryOut(rest, operations)
      }
      #expect(try await test.record(ordered, id) == nil, "\(place): released, it goes")
    }
  }

  /// Whether a hold on the first covers the second.
  private static func covers(_ held: Kind, _ kind: Kind) -> Bool {
    switch held {
    case .pbx: true
    case .extension: kind != .pbx
    case .meeting: [.meeting, .participant, .recording, .file, .report].contains(kind)
    default: held == kind
    }
  }

  /// Whether an order takes more than what is held and the rows above that.
  private static func hasOthersBelow(_ ordered: Kind, beside held: Kind) -> Bool {
    switch ordered {
    case .pbx: held != .extension
    case .extension, .meeting: true
    default: !covers(held, ordered)
    }
  }

  private static func carryOut(_ plan: DeletionPlan, _ operations: Operations) async throws {
    let request = DeleteRequest(
      kind: plan.kind, id: plan.id, phrase: plan.phrase, reason: .test, now: true)
    _ = try await operations.delete(request, batch: 2, by: .owner)
  }

  /// A hold above keeps every field as it is.
  @Test(arguments: [Kind.pbx, .extension, .meeting])
  func nothingUnderAHoldChanges(_ kind: Kind) async throws {
    let test = try await TestDatabase()
    try await test.load(Self.world, at: Self.start)
    _ = try await test.hold(kind, Self.names[kind] ?? "", at: Self.late)
    try await test.sweep(at: Self.late)
    let meeting = try #require(try await test.record(.meeting, "M1"))
    #expect(!meeting.isNull("title") && !meeting.isNull("note") && !meeting.isNull("dialIn"))
    #expect(meeting.erased.isEmpty)
    let person = try #require(try await test.record(.participant, "P1"))
    #expect(!person.isNull("name") && !person.isNull("email") && !person.isNull("ip"))
    #expect(try await test.ids(.recording) == ["R1"])
    #expect(try await test.ids(.file) == ["F1", "F2"])
    let report = try #require(try await test.record(.report, "T1"))
    #expect(!report.isNull("title") && report["sanitizedAt"].isNull)
  }

  /// Of several participants only the held one is kept; the entry is held when nothing else is left.
  @Test(arguments: [RuleID.participantName, .participantEmail, .participantIP, .participant])
  func oneHeldParticipantOfTwo(_ rule: RuleID) async throws {
    let test = try await TestDatabase()
    try await test.load(
      Self.world + [
        Line.participant("P2", ["name": "Cy", "email": "cy@example.org", "ip": "192.0.2.9"])
      ], at: Self.start)
    _ = try await test.hold(.participant, "P1", at: Self.late)
    let entry = try #require(try await test.entry(rule, "M1", at: Self.late))
    #expect(entry.state == .overdue && entry.items == 2 && entry.heldItems == 1)
    #expect(try await test.sweep(at: Self.late, rules: [rule]).done == [rule: 1])
    let rest = try #require(try await test.entry(rule, "M1", at: Self.late))
    #expect(rest.state == .held && rest.items == 1 && rest.heldItems == 1)
    let held = try #require(try await test.record(.participant, "P1"))
    #expect(!held.isNull("name") && !held.isNull("email") && !held.isNull("ip"))
    let other = try await test.record(.participant, "P2")
    switch rule {
    case .participantName: #expect(other?.isNull("name") == true)
    case .participantEmail: #expect(other?.isNull("email") == true)
    case .participantIP: #expect(other?.isNull("ip") == true)
    default: #expect(other == nil)
    }
  }

  /// The rows above a held recording stay, unchanged; all else below the PBX goes.
  @Test func aHeldRecordingKeepsTheRowsAboveItAlone() async throws {
    let test = try await TestDatabase()
    try await test.load(
      Self.world + [
        Line.extension("105"), Line.meeting("M2", ["extension": "105"]),
        Line.recording("R2", Self.late),
      ], at: Self.start)
    _ = try await test.hold(.recording, "R1", at: Self.late)
    let result = try await test.sweep(at: Self.late, rules: [.tenantUnbound])
    #expect(result.done.isEmpty && result.held == 1)
    #expect(try await test.ids(.recording) == ["R1"])
    #expect(try await test.ids(.meeting) == ["M1"])
    #expect(try await test.ids(.extension) == [Line.fqdn + "/104"])
    #expect(try await test.ids(.pbx) == [Line.fqdn])
    for kind in [Kind.participant, .file, .poll, .report] {
      #expect(try await test.ids(kind).isEmpty, "\(kind)")
    }
    let meeting = try #require(try await test.record(.meeting, "M1"))
    #expect(!meeting.isNull("title"), "an ancestor's row is unchanged")
    let session = try #require(try await test.record(.session, "S1"))
    #expect(session["pbx"] == .text(Line.fqdn), "anonymised with the PBX's own row, not before")
    // Their own rules run on.
    try await test.sweep(at: Self.late, rules: [.meetingTitle])
    #expect(try #require(try await test.record(.meeting, "M1")).isNull("title"))
  }
}

extension Operations {
  fileprivate func planDeletionIfThere(_ kind: Kind, id: String) async throws -> DeletionPlan? {
    do {
      return try await planDeletion(kind, id: id, by: .owner)
    } catch OperationError.noSuchRecord {
      return nil
    }
  }
}
