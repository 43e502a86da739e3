import Domain
import Operations
import TestSupport
import Testing

/// The filter language on lists of records.
@Suite struct RecordFilterTests {
  private static let now = Instant("2026-03-02T09:00:00Z")

  private static func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    let now = Self.now
    try await test.load(
      [
        Line.pbx("one.example.com", ["mcu": "fra-1", "lastSyncAt": .at(now - 3 * Instant.day)]),
        Line.pbx("two.example.net", ["mcu": "jnb-1", "lastSyncAt": .at(now - 50 * Instant.hour)]),
        Line.pbx(),
        Line.extension(
          "104", ["email": "ann@example.com", "firstName": "Ann", "enabled": .flag(true)]),
        Line.extension("105", ["enabled": .flag(false)]),
        Line.meeting(
          "M1",
          [
            "title": "x", "scheduledAt": .at(now + 2 * Instant.hour),
            "durationMinutes": .number(45),
          ]),
        Line.meeting(
          "M2",
          [
            "extension": "105", "scheduledAt": .at(now - 20 * Instant.day),
            "startedAt": .at(now - 20 * Instant.day),
            "endedAt": .at(now - 20 * Instant.day + Instant.hour),
          ]),
        Line.meeting(
          "M3", ["scheduledAt": .at(now - Instant.hour), "durationMinutes": .number(30)]),
        Line.meeting("M4", ["startedAt": .at(now - Instant.hour), "connected": .number(3)]),
        Line.participant("P1", ["email": "ann@example.com", "ip": "192.0.2.7"]),
        Line.participant("P2", ["email": "bob@example.org", "meeting": "M2"]),
        Line.participant("P3", ["meeting": "M2"]),
        Line.recording(
          "R1", now - 40 * Instant.day, ["meeting": "M2", "bytes": .number(2_000_000)]),
        Line.recording("R2", now - Instant.hour, ["bytes": .number(900), "state": "failed"]),
        Line.report("T1", now - 3 * Instant.day, ["organizerEmail": "ann@example.com"]),
      ], at: now)
    return test
  }

  private func ids(
    _ kind: Kind, _ filter: String, _ test: TestDatabase
  ) async throws -> Set<String> {
    let operations = test.operations(at: Self.now)
    return Set(
      try await operations.list(ListRequest(kind: kind, filter: filter), by: .support)
        .rows.map(\.view.id))
  }

  @Test func everyColumnOfEveryShape() async throws {
    let test = try await Self.database()
    let cases: [(Kind, String, Set<String>)] = [
      (.pbx, "mcu:fra", ["one.example.com"]), (.pbx, "mcu:=fra", []),
      (.pbx, "mcu:=FRA-1", ["one.example.com"]), (.pbx, "fqdn:example.net", ["two.example.net"]),
      (.pbx, "-fqdn:example.com", ["two.example.net"]),
      (.pbx, "sync:3d", ["one.example.com"]), (.pbx, "sync:2d", ["two.example.net"]),
      (.pbx, "sync:2d02", ["two.example.net"]),
      (.pbx, "sync>2d", ["one.example.com", "two.example.net"]),
      (.pbx, "sync<3d", ["two.example.net", Line.fqdn]),
      (.pbx, "lastSyncAt:2026-02-27", ["one.example.com"]),
      (.pbx, "sync>=2026-02-28 sync<2026-03-01", ["two.example.net"]),
      (.pbx, "extensions:2", [Line.fqdn]), (.pbx, "ext<1", ["one.example.com", "two.example.net"]),
      (.extension, "enabled:no", [Line.fqdn + "/105"]),
      (.extension, "number:10", [Line.fqdn + "/104", Line.fqdn + "/105"]),
      (.extension, "number:=104", [Line.fqdn + "/104"]),
      (.meeting, "pbx:example.com", ["M1", "M2", "M3", "M4"]), (.meeting, "pbx:example.net", []),
      (.meeting, "ext:105", ["M2"]), (.meeting, "duration>30", ["M1"]),
      (.meeting, "duration>=30 duration<45", ["M3"]), (.meeting, "time>+1h", ["M1"]),
      (.meeting, "time<-1d", ["M2"]), (.meeting, "time:2026-03-02", ["M1", "M3", "M4"]),
      (.meeting, "people:2", ["M2"]), (.meeting, "people:0", ["M3", "M4"]),
      (.meeting, "recordings>0", ["M1", "M2"]), (.meeting, "title:set", ["M1"]),
      (.meeting, "title:none", ["M2", "M3", "M4"]), (.meeting, "title:erased", []),
      (.meeting, "state:planned", ["M1"]), (.meeting, "state:ended", ["M2"]),
      (.meeting, "state:never", ["M3"]), (.meeting, "state:live", ["M4"]),
      (.meeting, "-state:live -state:ended", ["M1", "M3"]),
      (.recording, "bytes>1M", ["R1"]), (.recording, "bytes:900", ["R2"]),
      (.recording, "state:failed", ["R2"]), (.recording, "state:overdue", ["R1"]),
      (.recording, "created>30d", ["R1"]), (.recording, "\"r2\"", ["R2"]),
      (.report, "created:3d", ["T1"]), (.report, "attendees:0", ["T1"]),
      (.report, "reconnects<1", ["T1"]),
    ]
    for (kind, filter, expected) in cases {
      #expect(try await ids(kind, filter, test) == expected, "\(kind) \(filter)")
    }
  }

  /// What a filter takes for due is what the ledger has.
  @Test(arguments: [
    "due<3d", "due>3d", "due<0d", "state:overdue", "state:due", "state:upcoming", "due<-1d",
    "rule:meeting-title due<10d", "-state:overdue", "rule:recording state:overdue",
    "due>2026-03-03 due<2026-04-03",
  ])
  func dueIsWhatTheLedgerSays(_ filter: String) async throws {
    let test = try await Self.database()
    let operations = test.operations(at: Self.now)
    let all = try await operations.pending(PendingRequest(limit: 1_000), by: .support).entries
    let meant = try await operations.pending(
      PendingRequest(
        limit: 1_000, filter: filter.hasPrefix("-") ? String(filter.dropFirst()) : filter),
      by: .support
    ).entries
    #expect(meant.count < all.count)
    var expected = Set(meant.filter { $0.kind == .meeting }.map(\.id))
    // A meeting's recordings and files count for it.
    for entry in meant where entry.kind == .recording {
      expected.insert(entry.id == "R1" ? "M2" : "M1")
    }
    if filter.hasPrefix("-") { expected = Set(["M1", "M2", "M3", "M4"]).subtracting(expected) }
    #expect(try await ids(.meeting, filter, test) == expected)
  }

  @Test func heldAndStagedAreNotDue() async throws {
    let test = try await Self.database()
    let operations = test.operations(at: Self.now)
    #expect(try await ids(.meeting, "state:overdue", test) == ["M2"])
    _ = try await operations.placeHold(
      HoldRequest(kind: .meeting, id: "M2", reason: "claim"), by: .officer)
    #expect(try await ids(.meeting, "state:overdue", test) == [])
    #expect(try await ids(.meeting, "state:held", test) == ["M2"])
    #expect(try await ids(.recording, "state:held", test) == ["R1"])
    #expect(try await ids(.meeting, "state:staged", test) == [])
    _ = try await operations.stageDeletion(
      DeleteRequest(kind: .meeting, id: "M1", phrase: "M1", reason: .test), by: .admin)
    #expect(try await ids(.meeting, "state:staged", test) == ["M1"])
    #expect(try await !ids(.meeting, "rule:meeting state:upcoming", test).contains("M1"))
  }

  /// What a list takes for held and staged is what the ledger has, rule by rule, whether the hold or
  /// the order lies on the record, above or below.
  @Test(
    arguments: [
      ([(Kind.recording, "R1")], (Kind.recording, "R2")),
      ([(.participant, "P2")], (.meeting, "M2")),
      ([(.participant, "P2"), (.participant, "P3")], (.extension, Line.fqdn + "/104")),
      ([(.meeting, "M2")], (.recording, "R1")), ([(.extension, Line.fqdn + "/105")], nil),
      ([(.extension, Line.fqdn + "/106")], (.meeting, "M1")),
      ([(.extension, "one.example.com/1")], (.pbx, Line.fqdn)),
      ([(.extension, "two.example.net/1")], nil),
      ([(.report, "T1")], (.pbx, "two.example.net")), ([(.pbx, Line.fqdn)], nil),
      ([], (.recording, "R1")),
    ] as [([(Kind, String)], (Kind, String)?)])
  func heldAndStagedAreWhatTheLedgerSays(
    _ held: [(Kind, String)], _ ordered: (Kind, String)?
  ) async throws {
    let test = try await Self.database()
    try await test.load(
      [
        Line.extension("106"), Line.extension("1", ["pbx": "one.example.com"]),
        Line.extension("1", ["pbx": "two.example.net"]),
        Line.meeting("M9", ["pbx": "two.example.net", "extension": "1"]),
      ], at: Self.now)
    let operations = test.operations(at: Self.now)
    if let (kind, id) = ordered {
      _ = try await operations.stageDeletion(
        DeleteRequest(kind: kind, id: id, phrase: id, reason: .test), by: .admin)
    }
    for (kind, id) in held {
      _ = try await operations.placeHold(
        HoldRequest(kind: kind, id: id, reason: "claim"), by: .officer)
    }
    let entries = try await operations.pending(PendingRequest(limit: 1_000), by: .support).entries
    for kind in [Kind.pbx, .extension, .meeting, .recording, .report] {
      for rule in RuleID.allCases {
        for state in DueEntry.State.allCases {
          let meant = entries.filter { $0.rule == rule && $0.state == state }
          let filter = "rule:\(rule.rawValue) state:\(state.rawValue)"
          #expect(
            try await ids(kind, filter, test) == Set(meant.compactMap { Self.row($0, in: kind) }),
            "\(kind) \(filter)")
        }
      }
    }
  }

  /// The row of a list that an entry counts for.
  private static func row(_ entry: DueEntry, in kind: Kind) -> String? {
    let meeting = ["R1": "M2", "R2": "M1"][entry.id] ?? entry.id
    return switch (kind, entry.kind) {
    case (entry.kind, _): entry.id
    case (.meeting, .recording): meeting
    case (.extension, .meeting), (.extension, .recording):
      meeting == "M9" ? "two.example.net/1" : Line.fqdn + (meeting == "M2" ? "/105" : "/104")
    default: nil
    }
  }

  @Test(arguments: [
    (Kind.pbx, "nope:1", 0), (.pbx, "fra nope:1", 4), (.pbx, "-nope:1", 1), (.pbx, "mcu>1", 3),
    (.pbx, "sync:tomorrow", 5), (.meeting, "time<3d", 5), (.meeting, "people:many", 7),
    (.meeting, "state:gone", 6), (.meeting, "state<planned", 5), (.meeting, "-state>=live", 6),
    (.pbx, "state>due", 5), (.recording, "state<failed", 5), (.meeting, "rule:none", 5),
    (.meeting, "rule<x", 4),
    (.extension, "enabled:perhaps", 8), (.meeting, "title:Zebra", 6), (.meeting, "title<x", 5),
    (.recording, "state:nothing", 6), (.poll, "due<3d", 0), (.mcu, "state:due", 0),
    (.extension, "email<x", 5), (.extension, "-email:x", 0), (.pbx, "due<1d due>2d", 11),
  ])
  func faultsAreAtTheCharacter(_ kind: Kind, _ filter: String, _ position: Int) async throws {
    let test = try await TestDatabase()
    do {
      _ = try await test.operations(at: Self.now).list(
        ListRequest(kind: kind, filter: filter), by: .support)
      Issue.record("it was taken: \(filter)")
    } catch OperationError.badFilter(let fault) {
      #expect(fault.position == position)
      for value in ["Zebra", "perhaps", "tomorrow"] { #expect(!fault.reason.contains(value)) }
    }
  }

  /// A list that looks at a few rows at a time comes to the same, in both directions.
  @Test func aSearchInStepsFindsTheSame() async throws {
    let test = try await TestDatabase()
    var lines = [Line.pbx(), Line.extension(), Line.extension("105")]
    for index in 0..<60 {
      lines.append(
        Line.meeting(
          "M\(100 + index)",
          [
            "extension": index % 17 == 3 ? "105" : "104",
            "scheduledAt": .at(Self.now + Int64(index / 4) * Instant.hour),
          ]))
    }
    try await test.load(lines, at: Self.now)
    let operations = test.operations(at: Self.now)
    for backward in [false, true] {
      for descending in [false, true] {
        var request = ListRequest(
          kind: .meeting, filter: "ext:105", descending: descending, limit: 2, backward: backward,
          examined: 7)
        let whole = try await operations.list(
          ListRequest(kind: .meeting, filter: "ext:105", descending: descending), by: .support
        ).rows.map(\.view.id)
        #expect(whole.count == 4)
        var found: [String] = []
        var steps = 0
        var searched = 0
        repeat {
          let page = try await operations.list(request, by: .support)
          let ids = page.rows.map(\.view.id)
          #expect(ids.count <= 2)
          found = backward ? ids + found : found + ids
          request.after = backward ? page.first : page.next
          searched += page.searched ?? 0
          steps += 1
        } while request.after != nil && steps < 100
        #expect(found == whole, "backward \(backward), descending \(descending)")
        #expect(steps > 4 && searched > 0 && searched <= 60)
      }
    }
  }

  /// The FQDN of one PBX can be a part of another's.
  @Test func aPBXIsNamedInPartOrWhole() async throws {
    let test = try await Self.database()
    try await test.load(
      [Line.pbx("example.com", ["lastSyncAt": .at(Self.now - 3 * Instant.day)])], at: Self.now)
    let operations = test.operations(at: Self.now)
    func pbxs(_ filter: String) async throws -> Set<String> {
      let page = try await operations.pending(
        PendingRequest(limit: 1_000, filter: filter), by: .support)
      return Set(page.entries.compactMap(\.pbx))
    }
    let all: Set = ["example.com", "one.example.com", Line.fqdn]
    #expect(try await pbxs("pbx:example.com") == all)
    #expect(try await pbxs("example.com") == all)
    #expect(try await pbxs("pbx:=example.com") == ["example.com"])
    #expect(try await pbxs("-pbx:=example.com").isSuperset(of: [Line.fqdn, "two.example.net"]))
    #expect(try await pbxs("state:due -state:due").isEmpty)
    #expect(try await pbxs("-state:upcoming -state:held -due -over -staged").isEmpty)
  }

  /// Each filter, and what it means of an entry.
  private static let ledgerFilters: [(String, @Sendable (DueEntry) -> Bool)] = [
    ("", { _ in true }), ("pbx:example.com", { $0.pbx?.contains("example.com") == true }),
    ("kind:rec", { $0.kind == .recording }), ("-m1", { $0.id != "M1" }),
    ("id:M2 state:overdue", { $0.id == "M2" && $0.state == .overdue }),
    ("state:due state:overdue", { [.due, .overdue].contains($0.state) }),
    ("pbx:none", { _ in false }),
  ]

  @Test func theLedgerIsSearchedInStepsAsWell() async throws {
    let test = try await Self.database()
    try await test.load([Line.recording("R3", Self.now - 7 * Instant.day)], at: Self.now)
    let operations = test.operations(at: Self.now)
    let all = try await operations.pending(PendingRequest(limit: 1_000), by: .support).entries
    let isThere = { (id: String, state: DueEntry.State) in
      all.contains { $0.id == id && $0.state == state }
    }
    #expect(isThere("M1", .upcoming) && isThere("M2", .overdue) && isThere("R3", .due))
    for (filter, isMeant) in Self.ledgerFilters {
      let whole = try await operations.pending(
        PendingRequest(limit: 1_000, filter: filter), by: .support
      ).entries
      #expect(whole == all.filter(isMeant), "\(filter)")
      var request = PendingRequest(limit: 2, filter: filter, examined: 3)
      var found: [DueEntry] = []
      for _ in 0..<200 {
        let page = try await operations.pending(request, by: .support)
        found += page.entries
        request.after = page.next
        if page.next == nil { break }
      }
      #expect(found == whole, "\(filter)")
    }
  }
}
