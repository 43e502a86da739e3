import Domain
import Operations
import Store
import TestSupport
import Testing

/// Whoever reads a record through Lapse reads it masked, on every surface.
@Suite struct MaskedViewTests {
  private static let now = Instant("2026-03-02T09:00:00Z")

  /// What people might have typed into any field.
  static let values: [String] = [
    "Ann Elm", "ann.elm@example.com", "198.51.100.4", "+49 30 12345678", "0123-4567-89AB-CDEF",
    "Ζωή Παππά", "Анна Ёлкина", "山田太郎", "محمد علي", "דנה כהן", "अनिल कुमार", "ทดสอบ", "김민수",
    "\u{202E}moc.elpmaxe@nna", "\u{1B}[31mred\u{1B}[0m", "a\r\nb\tc", "\u{7F}\u{9B}2J",
    "e\u{301}lodie", "\u{E9}lodie", "👩‍👩‍👧‍👦 family", "\u{200B}\u{FEFF}\u{2066}", "***", "a***@***",
    "[set]", "[empty]", "   ", "'; drop table meeting; --", "<script>", "%s%n",
    "\"quoted\"@example.org",
    "a@b@c", String(repeating: "long ", count: 500),
  ]

  private static func lines(_ value: String) -> [String] {
    let text = LineValue.text(value)
    return [
      Line.pbx(
        Line.fqdn,
        [
          "publicIP": text, "licenseKey": text, "conferenceNumber": text,
          "dialInNumbers": [text, text],
        ]),
      Line.extension(
        "104", ["firstName": text, "lastName": text, "email": text, "vanityName": text]),
      Line.meeting(
        "M1", ["title": text, "note": text, "dialIn": text, "scheduledAt": .at(now)]),
      Line.participant("P1", ["name": text, "email": text, "ip": text]),
      Line.poll(
        "Q1", ["name": text, "question": text, "options": [text, "", text], "object": "polls/q"]),
      Line.recording("R1", now, ["object": "recordings/secret"]),
      Line.file("F2", share: "document", ["name": text, "object": "files/secret"]),
      Line.report(
        "T1", now,
        [
          "meeting": "M1", "extension": "104", "title": text, "organizerName": text,
          "organizerEmail": text, "attendees": [["name": text, "email": text]],
        ]),
      Line.session("S1", now, ["organizer": text, "pbx": .text(Line.fqdn)]),
      Line.log("L1", now, ["object": "logs/secret", "keptReason": text]),
    ]
  }

  private static let ids: [(Kind, String)] = [
    (.pbx, Line.fqdn), (.extension, Line.fqdn + "/104"), (.meeting, "M1"), (.participant, "P1"),
    (.poll, "Q1"), (.recording, "R1"), (.file, "F2"), (.report, "T1"), (.session, "S1"),
    (.log, "L1"),
  ]

  @Test func theKindsWithMaskedFieldsAreAllLookedAt() {
    for kind in Kind.allCases where Schema.fields(of: kind).contains(where: { $0.mask != nil }) {
      #expect(Self.ids.contains { $0.0 == kind }, "\(kind)")
    }
  }

  @Test(arguments: values) func everyMaskedFieldIsAMask(_ value: String) async throws {
    let test = try await TestDatabase()
    try await test.load(Self.lines(value), at: Self.now)
    for principal in [Principal.owner, .support, .admin, .officer] {
      let operations = test.operations(at: Self.now)
      for (kind, id) in Self.ids {
        let detail = try await operations.show(kind, id: id, by: principal)
        check(detail.row, value)
        let page = try await operations.list(ListRequest(kind: kind), by: principal)
        try #require(page.rows.count == 1)
        #expect(page.rows[0].view == detail.row.view, "list and show are one")
        check(page.rows[0], value)
      }
      let report = try await operations.openReport("T1", by: principal)
      check(report.row, value)
      try #require(report.attendees.count == 1)
      #expect(report.attendees[0].name.map(Mask.name.matches) == true)
      #expect(report.attendees[0].email.map(Mask.email.matches) == true)
      #expect(report.meeting?["title"] == .text(Mask.presence.masked(value)))
    }
  }

  private func check(_ row: ListRow, _ value: String) {
    let view = row.view
    #expect(view.fields.map(\.name) == Schema.fields(of: view.kind).map(\.name))
    for field in Schema.fields(of: view.kind) {
      let place = "\(view.kind).\(field.name)"
      if case .attendees = field.shape {
        guard case .list(let attendees) = view[field.name] else {
          Issue.record("\(place) is no list")
          continue
        }
        for case .object(let members) in attendees {
          for member in members {
            guard case .text(let text) = member.value else { continue }
            #expect((member.name == "name" ? Mask.name : .email).matches(text), "\(place)")
          }
        }
        continue
      }
      guard let mask = field.mask else { continue }
      let texts: [String]
      switch view[field.name] {
      case .text(let text): texts = [text]
      case .list(let list):
        texts = list.compactMap { if case .text(let text) = $0 { text } else { nil } }
        #expect(texts.count == list.count, "\(place)")
      case .null:
        #expect(["object"].contains(field.name), "\(place) is given and shown as nothing")
        continue
      default:
        Issue.record("\(place) is neither text nor list")
        continue
      }
      for text in texts {
        #expect(mask.matches(text), "\(place): \(text.unicodeScalars.count) scalars are no mask")
      }
    }
    // Beside the fields.
    if case .meeting(let facts) = row.facts, let organizer = facts.organizer {
      for word in organizer.split(separator: " ") { #expect(Mask.name.matches(String(word))) }
    }
    if case .report(_, _, let organizer) = row.facts {
      #expect(organizer.map(Mask.name.matches) == true)
    }
  }

  /// A plan, a receipt, the ledger and holds name records by their ids alone.
  @Test func nothingPersonalIsInTheLedger() async throws {
    let test = try await TestDatabase()
    try await test.load(Self.lines("Zebra Unicorn"), at: Self.now)
    let operations = test.operations(at: Self.now)
    let all = [
      "\(try await test.ledger(at: Self.now))",
      "\(try await operations.planDeletion(.meeting, id: "M1", by: .support))",
      "\(try await operations.status(by: .support))",
    ]
    for text in all { #expect(!text.contains("Zebra") && !text.contains("Unicorn")) }
  }

  // MARK: - Restricted records

  @Test(
    arguments: [
      (Kind.pbx, Line.fqdn), (.extension, Line.fqdn + "/104"), (.meeting, "M1"),
      (.participant, "P1"), (.poll, "Q1"), (.recording, "R1"), (.file, "F2"), (.report, "T1"),
    ])
  func aRestrictedRecordShowsItsIDAlone(_ kind: Kind, _ id: String) async throws {
    let test = try await TestDatabase()
    try await test.load(Self.lines("Ann Elm"), at: Self.now)
    let hold = try await test.hold(kind, id, as: .restriction, at: Self.now)
    let operations = test.operations(at: Self.now)
    let naming: Set<String> = ["id", "fqdn", "pbx", "number", "meeting"]
    for principal in [Principal.support, .admin] {
      let shown = try await operations.show(kind, id: id, by: principal).row.view
      let listed = try await operations.list(ListRequest(kind: kind), by: principal).rows[0].view
      for view in [shown, listed] {
        #expect(view.restrictedBy == hold)
        #expect(view.id == id)
        #expect(view.erased.isEmpty)
        for field in view.fields where !naming.contains(field.name) {
          #expect(field.value == .null, "\(kind).\(field.name)")
        }
      }
    }
    for principal in [Principal.officer, .owner] {
      let view = try await operations.show(kind, id: id, by: principal).row.view
      #expect(view.restrictedBy == nil)
      let masked = Schema.fields(of: kind).first { $0.mask != nil }
      if let masked { #expect(view[masked.name] != .null, "the officer sees it masked") }
    }
  }

  @Test func aRestrictedRecordDoesNotSayWhatWasErased() async throws {
    let test = try await TestDatabase()
    let late = Self.now + 8 * Instant.day
    try await test.load(Self.lines("Ann Elm"), at: Self.now)
    try await test.sweep(at: late)
    let operations = test.operations(at: late)
    let before = try await operations.show(.meeting, id: "M1", by: .support).row.view
    #expect(before.erased == ["title", "note", "dialIn"])
    _ = try await test.hold(.meeting, "M1", as: .restriction, at: late)
    let after = try await operations.show(.meeting, id: "M1", by: .support).row.view
    #expect(after.erased.isEmpty)
    let officer = try await operations.show(.meeting, id: "M1", by: .officer).row.view
    #expect(officer.erased == before.erased)
  }

  /// A restriction covers all below: of the children, too, support sees ids alone.
  @Test func whatLiesBelowARestrictedRecordIsRestricted() async throws {
    let test = try await TestDatabase()
    try await test.load(Self.lines("Ann Elm"), at: Self.now)
    let hold = try await test.hold(.meeting, "M1", as: .restriction, at: Self.now)
    let operations = test.operations(at: Self.now)
    for (kind, id) in [
      (Kind.participant, "P1"), (.recording, "R1"), (.file, "F2"), (.report, "T1"),
    ] {
      #expect(
        try await operations.show(kind, id: id, by: .support).row.view.restrictedBy == hold)
    }
    let free = try await operations.show(.poll, id: "Q1", by: .support).row.view
    #expect(free.restrictedBy == nil && free["name"] == .text("[set]"))
  }

  /// Of a restricted record what stands beside the fields tells no more.
  @Test func factsOfARestrictedRecordTellNoName() async throws {
    let test = try await TestDatabase()
    try await test.load(Self.lines("Ann Elm"), at: Self.now)
    _ = try await test.hold(.meeting, "M1", as: .restriction, at: Self.now)
    let operations = test.operations(at: Self.now)
    for (kind, id) in [(Kind.meeting, "M1"), (.report, "T1")] {
      let row = try await operations.show(kind, id: id, by: .support).row
      #expect(row.facts == .none, "\(kind)")
      let officers = try await operations.show(kind, id: id, by: .officer).row
      #expect(officers.facts != .none, "\(kind)")
    }
  }

  /// An extension that is restricted is not named beside its meetings, which it covers too.
  @Test func theNameOfARestrictedExtensionIsNotBesideItsMeetings() async throws {
    let test = try await TestDatabase()
    try await test.load(Self.lines("Ann Elm"), at: Self.now)
    _ = try await test.hold(.extension, Line.fqdn + "/104", as: .restriction, at: Self.now)
    let rows = try await test.operations(at: Self.now).list(
      ListRequest(kind: .meeting), by: .support
    ).rows
    #expect(rows.map(\.facts) == [.none])
  }

  @Test func aRestrictedReportIsNotOpened() async throws {
    let test = try await TestDatabase()
    try await test.load(Self.lines("Ann Elm"), at: Self.now)
    let hold = try await test.hold(.report, "T1", as: .restriction, at: Self.now)
    let operations = test.operations(at: Self.now)
    await #expect(throws: OperationError.restricted(hold: hold)) {
      _ = try await operations.openReport("T1", by: .support)
    }
    _ = try await operations.openReport("T1", by: .officer)
  }

  @Test func openingAReportIsAnAuditedRead() async throws {
    let test = try await TestDatabase()
    try await test.load(Self.lines("Ann Elm"), at: Self.now)
    let detail = try await test.operations(at: Self.now).openReport("T1", by: .support)
    let entry = try #require(try await test.auditTexts().last)
    #expect(entry.hasPrefix("\(detail.audit) report-open sam report:"))
    #expect(!entry.contains("T1") && !entry.contains("Ann"))
  }
}
