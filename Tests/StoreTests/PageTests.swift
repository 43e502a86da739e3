@testable import Store

import Domain
import TestSupport
import Testing

/// Keyset paging, forward and backward, gives the same list as one big page.
@Suite struct PageTests {
  private static let count = 23

  /// Many rows of every kind, of which several have equal times.
  private static func lines() -> [String] {
    let base = Line.registered
    var lines: [String] = []
    for index in 0..<count {
      let at = base + Int64(index % 5) * Instant.day
      let id = "X\(index * 7 % count)-\(index)"
      lines += [
        Line.make("mcu", ["name": .text(id)], [:]),
        Line.pbx("p\(index).example.com", ["registeredAt": .at(at)]),
        Line.extension("\(index)", ["email": index % 2 == 0 ? "a@example.com" : nil]),
        Line.meeting(id, ["scheduledAt": index % 4 == 0 ? nil : .at(at)]),
        Line.participant(id), Line.poll(id, ["createdAt": .at(at)]), Line.recording(id, at),
        Line.file(id, ["uploadedAt": .at(at)]), Line.report(id, at), Line.session(id, at),
        Line.log(id, at),
      ]
    }
    return lines + [Line.pbx(), Line.extension(), Line.meeting("M1")]
  }

  private static func orders(_ kind: Kind) -> [PageQuery.Order] {
    kind == .extension ? [.id, .ready] : [.id, .time]
  }

  @Test(arguments: EngineKind.allCases)
  func pagesMakeUpTheList(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    try await test.load(Self.lines(), at: Line.registered)
    for kind in Kind.allCases {
      for order in Self.orders(kind) {
        for descending in [false, true] {
          let query = PageQuery(
            kind: kind, order: order, descending: descending, limit: 10_000)
          try await check(query, test, "\(kind) \(order) \(descending)")
        }
      }
    }
  }

  @Test(arguments: EngineKind.allCases)
  func pagesWithinAParentMakeUpTheList(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    try await test.load(Self.lines(), at: Line.registered)
    let pbx = try #require(try await test.record(.pbx, Line.fqdn)).number
    let owner = try #require(try await test.record(.extension, Line.fqdn + "/104")).number
    let meeting = try #require(try await test.record(.meeting, "M1")).number
    let scopes: [(Scope, [Kind])] = [
      (
        Scope(kind: .pbx, record: pbx),
        [.extension, .meeting, .participant, .poll, .recording, .file, .report]
      ),
      (Scope(kind: .extension, record: owner), [.meeting, .participant, .poll, .recording, .file]),
      (Scope(kind: .meeting, record: meeting), [.participant, .recording, .file]),
    ]
    for (scope, kinds) in scopes {
      for kind in kinds {
        for order in Self.orders(kind) {
          let query = PageQuery(kind: kind, within: scope, order: order, limit: 10_000)
          try await check(query, test, "\(kind) in \(scope.kind) \(order)")
        }
      }
    }
  }

  private func check(_ query: PageQuery, _ test: TestDatabase, _ place: String) async throws {
    let whole = try await page(query, test)
    let numbers = whole.records.map(\.record.number)
    try #require(numbers.count >= Self.count, "\(place)")
    try #require(Set(numbers).count == numbers.count, "\(place)")
    #expect(!whole.more)
    for limit in [1, 5, 100] {
      var query = query
      query.limit = limit
      #expect(try await walk(query, test) == numbers, "\(place) forward by \(limit)")
      query.backward = true
      #expect(try await walk(query, test) == numbers, "\(place) backward by \(limit)")
    }
    var reversed = query
    reversed.descending.toggle()
    #expect(
      try await page(reversed, test).records.map(\.record.number) == numbers.reversed(),
      "\(place) the other way")
  }

  private func page(_ query: PageQuery, _ test: TestDatabase) async throws -> RecordPage {
    try await test.database.read { try $0.page(query) }
  }

  private func walk(_ start: PageQuery, _ test: TestDatabase) async throws -> [Int64] {
    var query = start
    var numbers: [Int64] = []
    while true {
      let page = try await page(query, test)
      let found = page.records.map(\.record.number)
      #expect(found.count <= query.limit)
      numbers = query.backward ? found + numbers : numbers + found
      guard page.more else { return numbers }
      query.after = query.backward ? page.firstKeys : page.lastKeys
    }
  }

  @Test(arguments: EngineKind.allCases)
  func timesAndIDsAreInOrder(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    try await test.load(Self.lines(), at: Line.registered)
    let reports = try await page(PageQuery(kind: .report, order: .time, limit: 99), test).records
    let keys = reports.map { ($0.record["createdAt"].integer ?? 0, $0.record.outsideID) }
    for (left, right) in zip(keys, keys.dropFirst()) {
      #expect(left.0 < right.0 || left.0 == right.0 && Bytes.precedes(left.1, right.1))
    }
    let meetings = try await page(PageQuery(kind: .meeting, order: .time, limit: 99), test).records
    let untimed = meetings.map { $0.record["scheduledAt"].isNull }
    #expect(
      untimed == untimed.sorted { !$0 && $1 }, "meetings without a time come after all others")
    let ready = try await page(PageQuery(kind: .extension, order: .ready, limit: 99), test).records
    let missing = ready.map { $0.record.isNull("email") }
    let first = try #require(missing.firstIndex(of: false) ?? missing.indices.last)
    #expect(missing[..<first].allSatisfy { $0 })
  }
}
