import Domain
import Operations
import TestSupport
import Testing

/// One question, whatever the caller can tell.
@Suite struct FindTests {
  private static let now = Instant("2026-03-02T09:00:00Z")
  private static let key = "0123-4567-89AB-CDEF"

  static func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(
          Line.fqdn,
          [
            "webmeetingFQDN": "pbx-example-com.example.net", "publicIP": "192.0.2.7",
            "licenseKey": .text(key), "conferenceNumber": "+49 69 5550 1234",
            "dialInNumbers": ["+49 30 5550 99", "+44 20 5550 77"],
          ]),
        Line.pbx("old-mill.example.net", ["publicIP": "2001:DB8:0::7"]),
        Line.pbx("old-mill.example.com"), Line.pbx("cold-mill.example.net"),
        Line.extension("104", ["email": "Ann.Lee@Example.com", "firstName": "Ann"]),
        Line.meeting("7Q4K-22M1"), Line.meeting("M1"),
        Line.participant(
          "P1", ["email": "ann.lee@example.com", "name": "Ann Lee", "ip": "198.51.100.4"]),
        Line.participant("P2", ["email": "ann.lee@example.co", "ip": "2001:db8::4"]),
        Line.report(
          "T-20931", now,
          [
            "organizerEmail": "ANN.lee@example.com", "extension": "104",
            "attendees": [
              ["name": "Bo", "email": "bo@example.org"],
              ["name": "Ann", "email": "ann.lee@example.com"],
            ],
          ]),
      ], at: now)
    return test
  }

  private func find(
    _ test: TestDatabase, _ typed: String, by principal: Principal = .support
  ) async throws -> FindResult {
    try await test.operations(at: Self.now).find(FindQuestion(typed), by: principal)
  }

  @Test(
    arguments: [
      ("PBX.example.com", FindQuestion.Shape.fqdn, ["pbx pbx.example.com fqdn"]),
      (
        "pbx-example-com.example.net", .fqdn, ["pbx pbx.example.com webmeetingFQDN"]
      ),
      (
        "MILL", .fqdnPart,
        [
          "pbx cold-mill.example.net fqdn", "pbx old-mill.example.com fqdn",
          "pbx old-mill.example.net fqdn",
        ]
      ),
      ("-mill.example.com", .fqdnPart, ["pbx old-mill.example.com fqdn"]),
      ("0123456789abcdef", .licenceKey, ["pbx pbx.example.com licenseKey"]),
      ("192.0.2.7", .ip, ["pbx pbx.example.com publicIP"]),
      ("2001:db8::7", .ip, ["pbx old-mill.example.net publicIP"]),
      ("198.51.100.4", .ip, ["participant P1 ip"]),
      ("2001:DB8:0:0:0:0:0:4", .ip, ["participant P2 ip"]),
      ("0049 69 55501234", .phone, ["pbx pbx.example.com conferenceNumber"]),
      ("+44 (20) 5550-77", .phone, ["pbx pbx.example.com dialInNumbers"]),
      ("7q4k-22m1", .meeting, ["meeting 7Q4K-22M1 -"]),
      ("https://meet.example.org/j/7Q4K-22M1?x=1", .meeting, ["meeting 7Q4K-22M1 -"]),
      ("https://pbx.example.com/webmeeting", .fqdn, ["pbx pbx.example.com fqdn"]),
      ("Pbx.example.com/104", .extension, ["extension pbx.example.com/104 -"]),
      ("104", .extension, ["extension pbx.example.com/104 number"]),
      ("t-20931", .report, ["report T-20931 -"]),
      (
        "ann.LEE@example.com", .email,
        [
          "extension pbx.example.com/104 email", "participant P1 email",
          "report T-20931 attendees[1].email", "report T-20931 organizerEmail",
        ]
      ),
    ])
  func whatIsHere(
    _ typed: String, _ taken: FindQuestion.Shape, _ expected: [String]
  ) async throws {
    let found = try await find(try await Self.database(), typed)
    #expect(found.taken == taken)
    #expect(
      found.hits.map { "\($0.subject.name) \($0.id) \($0.field ?? "-")" } == expected)
    #expect(found.found == expected.count)
    #expect(found.hits.allSatisfy { !$0.isNear && $0.went == nil && $0.pbx != nil })
    for hit in found.hits {
      let view = try #require(hit.view)
      for field in Schema.fields(of: view.kind) {
        guard let mask = field.mask, case .text(let text) = view[field.name] else { continue }
        #expect(mask.matches(text))
      }
    }
  }

  /// A masked field is found by its whole value, never by a part.
  @Test(arguments: [
    "ann.lee@example", "ann.lee", "nn.lee@example.com", "0123-4567-89AB", "192.0.2",
    "+49 69 5550", "198.51.100", "Ann Lee", "ann.lee@*", "%@example.com", "_nn.lee@example.com",
  ])
  func neverAPartOfAPersonalValue(_ typed: String) async throws {
    let found = try await find(try await Self.database(), typed)
    #expect(found.found == 0)
    #expect(found.hits.allSatisfy { $0.isNear })
  }

  @Test func nearOnesAreOfferedWhereNoneIsFound() async throws {
    let test = try await Self.database()
    let typo = try await find(test, "old-mil.example.net")
    #expect(typo.taken == .fqdn && typo.found == 0)
    #expect(
      typo.hits.map(\.id) == ["old-mill.example.net", "cold-mill.example.net"])
    #expect(typo.hits.allSatisfy { $0.isNear })
    let elsewhere = try await find(test, "old-mill.example.org")
    #expect(elsewhere.hits.map(\.id) == ["old-mill.example.com", "old-mill.example.net"])
    let label = try await find(test, "oldmill")
    #expect(label.taken == .fqdnPart)
    #expect(
      label.hits.map(\.id) == [
        "old-mill.example.com", "old-mill.example.net",
        "cold-mill.example.net",
      ])
    let number = try await find(test, "old-mill.example.net/9")
    #expect(number.taken == .extension && number.hits.first?.id == "old-mill.example.net")
    #expect(try await find(test, "nothing.like.it").hits.isEmpty)
  }

  @Test func numbersOfOurs() async throws {
    let test = try await Self.database()
    let hold = try await test.hold(.meeting, "M1", at: Self.now)
    let operations = test.operations(at: Self.now)
    let receipt = try await operations.delete(
      DeleteRequest(kind: .report, id: "T-20931", phrase: "T-20931", reason: .test), by: .owner
    ).receipt
    let fqdn = "old-mill.example.com"
    _ = try await operations.stageDeletion(
      DeleteRequest(kind: .pbx, id: fqdn, phrase: fqdn, reason: .test), by: .owner)
    let run = try #require(try await test.sweep(at: Self.now).run)
    for (typed, shape, pbx, summary) in [
      (
        Hold.label(hold), FindQuestion.Shape.hold, Line.fqdn as String?,
        FindHit.Summary(
          deed: "legal", kind: .meeting, record: "M1", at: Self.now, state: "in-force")
      ),
      (
        receipt.label, .receipt, nil,
        .init(
          deed: "delete", kind: receipt.kind, at: Self.now, state: "done",
          count: receipt.counts.total)
      ),
      (
        "D-2", .job, fqdn,
        .init(deed: "delete", kind: .pbx, record: fqdn, at: Self.now, state: "staged", count: 0)
      ),
      ("S-\(run)", .run, nil, .init(deed: "sweep", at: Self.now, state: "done", count: 0)),
    ] {
      let found = try await find(test, typed)
      #expect(found.taken == shape && found.found == 1)
      #expect(found.hits.first?.id == typed && found.hits.first?.pbx == pbx)
      #expect(found.hits.first?.summary == summary)
    }
    let none = try await find(test, "RC-99999")
    #expect(none.taken == .receipt && none.found == 0 && none.hits.isEmpty)
  }

  @Test func whatWentByOrder() async throws {
    let test = try await Self.database()
    let receipt = try await test.operations(at: Self.now).delete(
      DeleteRequest(kind: .meeting, id: "7Q4K-22M1", phrase: "7Q4K-22M1", reason: .test),
      by: .owner
    ).receipt
    let found = try await find(test, "7q4k-22m1")
    #expect(found.taken == .meeting && found.found == 1)
    let went = try #require(found.hits.first?.went)
    #expect(went.at == Self.now && went.rule == nil && went.receipt == receipt.number)
    #expect(found.hits.first?.view == nil)
  }

  /// A record below what was ordered to go has the order's receipt.
  @Test func whatWentWithItsParent() async throws {
    let test = try await Self.database()
    let fqdn = Line.fqdn
    let staged = try await test.operations(at: Self.now).stageDeletion(
      DeleteRequest(kind: .pbx, id: fqdn, phrase: fqdn, reason: .test), by: .owner
    ).job
    let later = Self.now + 25 * Instant.hour
    try await test.sweep(at: later)
    let operations = test.operations(at: later)
    for typed in [fqdn, fqdn + "/104", "M1", "T-20931"] {
      let found = try await operations.find(FindQuestion(typed), by: .support)
      let went = try #require(found.hits.first?.went, "\(typed)")
      #expect(went.rule == nil && went.at == later)
      #expect(went.receipt == 1, "\(typed)")
    }
    _ = staged
  }

  @Test func whatWentByARule() async throws {
    let test = try await TestDatabase()
    let fqdn = "old-mill.example.net"
    try await test.load(
      [
        Line.pbx(
          fqdn, ["lastSyncAt": .at(Line.registered), "lastResolvedAt": .at(Line.registered)]),
        Line.pbx("old-mill.example.com"), Line.pbx("old-mill-2.example.com"), Line.pbx(),
      ], at: Line.registered)
    let late = Line.registered + 400 * Instant.day
    let sweep = try await test.sweep(at: late)
    try #require(try await test.record(.pbx, fqdn) == nil)
    let found = try await test.operations(at: late).find(FindQuestion(fqdn), by: .support)
    #expect(found.taken == .fqdn && found.found == 1)
    let went = try #require(found.hits.first?.went)
    #expect(went.rule?.isTenant == true && went.at == late && went.receipt == sweep.receipt)
    #expect(found.hits.dropFirst().map(\.id) == ["old-mill.example.com"])
    #expect(found.hits.dropFirst().allSatisfy { $0.isNear })
  }

  @Test func aRestrictedRecordIsNamedAlone() async throws {
    let test = try await Self.database()
    let hold = try await test.hold(.participant, "P1", as: .restriction, at: Self.now)
    let found = try await find(test, "ann.lee@example.com")
    let hit = try #require(found.hits.first { $0.id == "P1" })
    #expect(hit.view?.restrictedBy == hold)
    #expect(hit.view?["name"] == ViewValue.null)
  }

  // MARK: - What is written down

  @Test(
    arguments: [
      ("ann.lee@example.com", "email", "extension=1 participant=1 report=2"),
      ("marker-7731@example.org", "email", ""), ("192.0.2.7", "ip", "pbx=1"),
      ("0123456789abcdef", "licence-key", "pbx=1"), ("+49 69 5550 1234", "phone", "pbx=1"),
      ("+49 69 5550 7731", "phone", ""),
    ])
  func aPersonalFindIsWrittenDownWithoutItsValue(
    _ typed: String, _ shape: String, _ counts: String
  ) async throws {
    let test = try await Self.database()
    let before = try await test.auditTexts().count
    _ = try await test.operations(at: Self.now).find(
      FindQuestion(typed), ticket: "#4711", by: .support)
    let entries = try await test.auditTexts()
    #expect(entries.count == before + 1)
    let entry = try #require(entries.last)
    #expect(entry.contains(" find sam "))
    #expect(entry.contains(" \(counts) \(shape) #4711 done"))
    #expect(!entry.contains(typed))
    #expect(try !test.filesContain("marker-7731"))
    #expect(try !test.filesContain("5550 7731"))
  }

  @Test(arguments: [
    "pbx.example.com", "mill", "M1", "RC-1", "pbx.example.com/104", "T-20931", "Ann Lee",
    "marker-7731",
  ])
  func aClearFindIsNot(_ typed: String) async throws {
    let test = try await Self.database()
    let before = try await test.auditTexts().count
    _ = try await find(test, typed)
    #expect(try await test.auditTexts().count == before)
    #expect(try !test.filesContain("marker-7731"))
  }

  @Test func guessesAreLimited() async throws {
    let test = try await Self.database()
    for index in 0..<20 {
      let found = try await find(test, "nobody\(index)@example.org")
      #expect(found.taken == .email && found.found == 0)
    }
    let until = Self.now + Instant.hour
    for typed in ["ann.lee@example.com", "+49 69 5550 1234", "x@example.org"] {
      await #expect(throws: OperationError.tooManyTries(until: until)) {
        _ = try await find(test, typed)
      }
    }
    // Clear names still are, and so is another person.
    #expect(try await find(test, "pbx.example.com").found == 1)
    #expect(try await find(test, "ann.lee@example.com", by: .admin).found == 4)
    let behindSudo = Principal(user: "sam", login: "pat", role: .support)
    #expect(try await find(test, "ann.lee@example.com", by: behindSudo).found == 4)
    let later = test.operations(at: until)
    #expect(try await later.find(FindQuestion("ann.lee@example.com"), by: .support).found == 4)
  }

  @Test func findsThatFindAreNoGuesses() async throws {
    let test = try await Self.database()
    for _ in 0..<25 { #expect(try await find(test, "ann.lee@example.com").found == 4) }
  }

  @Test func aSearchIsCancelled() async throws {
    let test = try await Self.database()
    let before = try await test.auditTexts().count
    let operations = test.operations(at: Self.now)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await operations.find(FindQuestion("ann.lee@example.com"), by: .support)
    }
    await #expect(throws: (any Error).self) { _ = try await task.value }
    #expect(try await test.auditTexts().count == before)
  }

  @Test func progressComesToItsEnd() async throws {
    let test = try await Self.database()
    let (stream, sink) = AsyncStream.makeStream(of: FindProgress.self)
    _ = try await test.operations(at: Self.now).find(
      FindQuestion("ann.lee@example.com"), by: .support
    ) { sink.yield($0) }
    sink.finish()
    var last: FindProgress?
    for await progress in stream { last = progress }
    #expect(last.map { $0.searched == $0.of && $0.of > 0 } == true)
  }
}
