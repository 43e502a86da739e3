import Domain
import Operations
import Store
import TestSupport
import Testing

/// The rules of whole PBXs.
@Suite struct TenantRuleTests {
  private let heard = Instant("2026-03-01T00:00:00Z")

  /// All that can lie below a PBX, with times that no other rule reaches first, and a second PBX
  /// beside it.
  private func lines(_ pbx: String) -> [String] {
    [
      pbx, Line.extension("104", ["email": "ann@example.com"]),
      Line.meeting("M1", ["title": "Some day"]),
      Line.participant("P1", ["name": "Ben"]),
      Line.recording("R1", Instant("2039-01-01T00:00:00Z"), ["object": "recordings/r1"]),
      Line.file("F2", share: "document", ["object": "files/f2"]),
      Line.poll("Q1", ["object": "polls/q1"]),
      Line.report(
        "T1", Instant("2039-01-01T00:00:00Z"), ["meeting": "M1", "extension": "104", "title": "x"]),
      Line.session(
        "S1", Instant("2039-01-01T00:00:00Z"),
        [
          "pbx": .text(Line.fqdn), "organizer": "Ann",
          "startedAt": .at(Instant("2038-12-31T10:20:30Z")),
        ]),
      Line.pbx("other.example.net"),
      Line.extension("104", ["pbx": "other.example.net"]),
    ]
  }

  private func expectTenantGone(_ test: TestDatabase) async throws {
    #expect(try await test.ids(.pbx) == ["other.example.net"])
    #expect(try await test.ids(.extension) == ["other.example.net/104"])
    for kind in [Kind.meeting, .participant, .recording, .file, .poll, .report] {
      #expect(try await test.ids(kind).isEmpty, "\(kind)")
    }
    #expect(try await test.database.read { try $0.objectKeys(live: true) }.isEmpty)
    #expect(try await test.database.read { try $0.objectKeys(live: false) }.isEmpty)
    let session = try #require(try await test.record(.session, "S1"))
    #expect(session.isNull("pbx") && session.isNull("organizer"))
    #expect(session["startedAt"].instant == Instant("2038-12-31T10:00:00Z"))
    #expect(session["anonymizedAt"].instant != nil)
  }

  @Test func sync() async throws {
    let test = try await Boundary.expect(
      .tenantSync, Line.fqdn, due: heard + 59 * Instant.day,
      lines: lines(Line.pbx(Line.fqdn, ["lastSyncAt": .at(heard)])))
    try await expectTenantGone(test)
  }

  @Test func contact() async throws {
    let test = try await Boundary.expect(
      .tenantContact, Line.fqdn, due: heard + 59 * Instant.day,
      lines: lines(Line.pbx(Line.fqdn, ["lastContactAt": .at(heard)])))
    try await expectTenantGone(test)
  }

  @Test func unbound() async throws {
    let test = try await Boundary.expect(
      .tenantUnbound, Line.fqdn, due: heard,
      lines: lines(Line.pbx(Line.fqdn, ["unboundAt": .at(heard)])))
    try await expectTenantGone(test)
  }

  /// 14 days: what meetings and extensions own goes, PBX and extensions stay.
  @Test func dnsMeetings() async throws {
    let test = try await Boundary.expect(
      .tenantDNSMeetings, Line.fqdn, due: heard + 14 * Instant.day,
      lines: lines(Line.pbx(Line.fqdn, ["lastResolvedAt": .at(heard)])))
    for kind in [Kind.meeting, .participant, .recording, .file, .poll, .report] {
      #expect(try await test.ids(kind).isEmpty, "\(kind)")
    }
    #expect(try await test.ids(.pbx).count == 2)
    #expect(try await test.ids(.extension).count == 2)
    let session = try #require(try await test.record(.session, "S1"))
    #expect(session["pbx"] == .text(Line.fqdn))
  }

  @Test func dns() async throws {
    let test = try await Boundary.expect(
      .tenantDNS, Line.fqdn, due: heard + 29 * Instant.day,
      lines: lines(Line.pbx(Line.fqdn, ["lastResolvedAt": .at(heard)])))
    try await expectTenantGone(test)
  }

  @Test func dnsMeetingsExistOnlyWithMeetingLevelData() async throws {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(Line.fqdn, ["lastResolvedAt": .at(heard)]), Line.extension()], at: heard)
    #expect(try await test.entry(.tenantDNSMeetings, Line.fqdn, at: heard) == nil)
    #expect(try await test.entry(.tenantDNS, Line.fqdn, at: heard) != nil)
    try await test.load([Line.poll("Q1")], at: heard)
    #expect(try await test.entry(.tenantDNSMeetings, Line.fqdn, at: heard) != nil)
  }

  // MARK: - DNS days are counted, not guessed

  @Test(arguments: [(RuleID.tenantDNSMeetings, 14), (.tenantDNS, 29)] as [(RuleID, Int64)])
  func unknownDaysMoveTheDueInstantNotTheStart(_ rule: RuleID, _ days: Int64) async throws {
    let due = heard + (days + 3) * Instant.day
    let line = Line.pbx(
      Line.fqdn, ["lastResolvedAt": .at(heard), "dnsUnknownDays": 3])
    let test = try await Boundary.expect(
      rule, Line.fqdn, due: due, lines: [line, Line.extension(), Line.poll("Q1")])
    #expect(try await test.ids(.poll).isEmpty)
    let again = try await TestDatabase()
    try await again.load([line, Line.extension(), Line.poll("Q1")], at: heard)
    #expect(try await again.entry(rule, Line.fqdn, at: heard)?.start == heard)
  }

  @Test func oneSuccessResetsAll() async throws {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(Line.fqdn, ["lastResolvedAt": .at(heard), "dnsUnknownDays": 3])], at: heard)
    let success = heard + 20 * Instant.day
    try await test.load(
      [Line.pbx(Line.fqdn, ["lastResolvedAt": .at(success), "dnsUnknownDays": 0])], at: success)
    #expect(
      try await test.entry(.tenantDNS, Line.fqdn, at: success)?.dueAt == success + 29 * Instant.day)
  }

  // MARK: - Registered again

  @Test func aLaterRegistrationIsASignOfLife() async throws {
    let anew = heard + 30 * Instant.day
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.make(
          "pbx",
          [
            "fqdn": .text(Line.fqdn), "registeredAt": .at(anew), "lastContactAt": .at(heard),
            "lastSyncAt": .at(heard), "lastResolvedAt": .at(heard),
            "unboundAt": .at(anew - 1),
          ], [:])
      ], at: anew)
    var starts: [RuleID: Instant] = [:]
    for entry in try await test.ledger(at: anew) { starts[entry.rule] = entry.start }
    #expect(starts == [.tenantDNS: anew, .tenantSync: anew, .tenantContact: anew])
  }

  @Test(arguments: ["unbound", "released", "deregistered"])
  func aRemovedLineUnbinds(_ reason: String) async throws {
    let test = try await TestDatabase()
    try await test.load(lines(Line.pbx()), at: heard)
    try await test.load(
      [Line.removed(.pbx, Line.fqdn, at: heard, reason: reason)], at: heard)
    #expect(try await test.ids(.pbx).count == 2, "the sweep takes it, not the import")
    #expect(try await test.entry(.tenantUnbound, Line.fqdn, at: heard)?.state == .due)
    #expect(try await test.sweep(at: heard).done == [.tenantUnbound: 1])
    try await expectTenantGone(test)
  }

  /// Several rules due for one PBX count once, by the first due instant.
  @Test func severalDueRulesCountOnce() async throws {
    let line = Line.make(
      "pbx",
      [
        "fqdn": .text(Line.fqdn), "registeredAt": .at(Line.registered),
        "lastContactAt": .at(heard + 1), "lastSyncAt": .at(heard), "lastResolvedAt": .at(heard),
      ], [:])
    let test = try await TestDatabase()
    try await test.load([line], at: heard)
    let result = try await test.sweep(at: heard + 90 * Instant.day)
    #expect(result.done == [.tenantDNS: 1])
    #expect(try await test.ids(.pbx).isEmpty)
  }
}
