import Demo
import Domain
import Testing

/// What the store asks of any import, at several sizes and instants.
@Suite struct DemoShapeTests {
  static let sources: [DemoSource] = [
    DemoSource(now: Records.now),
    DemoSource(now: Records.now, meetings: 0),
    DemoSource(now: Records.now, meetings: 20),
    DemoSource(now: Records.now, meetings: 6_000, backlog: 50),
    DemoSource(now: Instant(CivilDate(year: 2028, month: 2, day: 29)) + 1, meetings: 900, seed: 7),
    DemoSource(now: Instant(CivilDate(year: 2027, month: 4, day: 30)) + 86_399_999, seed: 8),
  ]

  @Test(arguments: sources) func secondPassIsEqual(_ source: DemoSource) throws {
    let again = DemoSource(
      now: source.now, meetings: source.meetings,
      seed: source.now == Records.now ? DemoSource.defaultSeed : source.meetings == 900 ? 7 : 8,
      backlog: source.backlog)
    let first = try Records(source)
    let second = try Records(source)
    let third = try Records(again)
    for kind in Kind.allCases {
      #expect(first[kind] == second[kind])
      #expect(first[kind] == third[kind])
    }
    #expect(source.holds == again.holds)
  }

  @Test(arguments: sources) func countsAreExact(_ source: DemoSource) throws {
    let records = try Records(source)
    var sum = source.holds.count
    for kind in Kind.allCases {
      #expect(records[kind].count == source.count(kind), "\(kind)")
      sum += records[kind].count
    }
    #expect(source.read == sum)
    #expect(records[.meeting].count == source.meetings)
  }

  @Test(arguments: sources) func valuesFitTheSchema(_ source: DemoSource) throws {
    let records = try Records(source)
    for kind in Kind.allCases {
      let fields = Schema.fields(of: kind)
      for record in records[kind] {
        #expect(record.kind == kind)
        for (field, value) in zip(fields, record.values) {
          #expect(fits(value ?? .null, field), "\(kind).\(field.name) of \(record.outsideID)")
        }
        #expect((record.attendees != nil) == (kind == .report))
        if kind == .report {
          #expect(record["attendees"]?.integer == record.attendees.map { Int64($0.count) })
        }
      }
    }
  }

  private func fits(_ value: Value, _ field: Field) -> Bool {
    if value.isNull { return !field.required }
    switch field.shape {
    case .text: return value.text.map { !$0.isEmpty && !$0.utf8.contains(0) } ?? false
    case .identifier, .reference:
      return value.text.map { (1...512).contains($0.utf8.count) } ?? false
    case .fqdn:
      return value.text.map {
        $0 == $0.lowercased() && !$0.hasSuffix(".")
          && [".example.com", ".example.net", ".example.org"].contains(where: $0.hasSuffix)
      } ?? false
    case .number: return value.text.map { !$0.isEmpty && !$0.contains("/") } ?? false
    case .instant: return value.instant.map(Instant.plausible.contains) ?? false
    case .integer, .attendees: return value.integer.map { $0 >= 0 } ?? false
    case .real: return value.real != nil
    case .flag: return value.integer == 0 || value.integer == 1
    case .choice(let choices): return value.text.map(choices.contains) ?? false
    case .texts: return value.text.map { $0.hasPrefix("[\"") && $0.hasSuffix("\"]") } ?? false
    case .joins:
      return value.text.map { JoinList.encode(JoinList.decode($0)) == $0 && $0 != "[]" } ?? false
    case .object: return value.text.map { ObjectKey($0) != nil } ?? false
    }
  }

  @Test(arguments: sources) func idsAndKeysAreUnique(_ source: DemoSource) throws {
    let records = try Records(source)
    for kind in Kind.allCases {
      #expect(Set(records[kind].map(\.outsideID)).count == records[kind].count, "\(kind)")
    }
    let keys = source.objectKeys()
    #expect(Set(keys.map(\.key)).count == keys.count)
    #expect(keys.count > 20)
    #expect(keys.allSatisfy { $0.bytes > 0 })
    let named = Kind.allCases.flatMap { kind in
      records[kind].filter {
        Schema.lookup(kind, "object") != nil && $0["object"]?.isNull == false
      }
    }
    #expect(named.count == keys.count)
  }

  @Test(arguments: sources) func parentsExist(_ source: DemoSource) throws {
    let records = try Records(source)
    let tenants = Set(records[.pbx].map(\.outsideID))
    let extensions = Set(records[.extension].map(\.outsideID))
    let meetings = Set(records[.meeting].map(\.outsideID))
    for record in records[.extension] { #expect(tenants.contains(record["pbx"]?.text ?? "")) }
    for record in records[.meeting] + records[.poll] {
      let parent = "\(record["pbx"]?.text ?? "")/\(record["extension"]?.text ?? "")"
      #expect(extensions.contains(parent))
    }
    for record in records[.participant] + records[.recording] + records[.file] {
      #expect(meetings.contains(record["meeting"]?.text ?? ""))
    }
    for record in records[.report] {
      #expect(tenants.contains(record["pbx"]?.text ?? ""))
      if let number = record["extension"]?.text {
        #expect(extensions.contains("\(record["pbx"]?.text ?? "")/\(number)"))
      }
      if let meeting = record["meeting"]?.text { #expect(meetings.contains(meeting)) }
    }
    for hold in source.holds {
      #expect(records[hold.kind].contains { $0.outsideID == hold.record })
    }
  }

  /// What happened lies before now, what is below a meeting agrees with it.
  @Test(arguments: sources) func timesAgree(_ source: DemoSource) throws {
    let records = try Records(source)
    let past = [
      "registeredAt", "lastContactAt", "lastSyncAt", "lastResolvedAt", "unboundAt", "startedAt",
      "endedAt", "createdAt", "uploadedAt", "sanitizedAt", "verifiedAt", "syncedAt", "gatheredAt",
      "writtenAt", "anonymizedAt",
    ]
    for kind in Kind.allCases {
      for name in past where Schema.lookup(kind, name) != nil {
        for record in records[kind] {
          if let at = record[name]?.instant {
            #expect(at <= source.now, "\(kind).\(name) \(record.outsideID)")
          }
        }
      }
    }
    var byID: [String: ImportedRecord] = [:]
    for meeting in records[.meeting] {
      byID[meeting.outsideID] = meeting
      if let started = meeting["startedAt"]?.instant, let ended = meeting["endedAt"]?.instant {
        #expect(started < ended)
      }
    }
    var open: [String: Int64] = [:]
    for guest in records[.participant] {
      let id = guest["meeting"]?.text ?? ""
      let meeting = byID[id]
      var before = meeting?["startedAt"]?.instant
      for join in JoinList.decode(guest["joins"]?.text ?? "[]") {
        let at = try #require(join.at)
        let earlier = try #require(before)
        #expect(at >= earlier)
        if let left = join.left {
          #expect(left > at)
          #expect(left <= meeting?["endedAt"]?.instant ?? source.now)
          before = left
        } else {
          open[id, default: 0] += 1
        }
      }
    }
    for (id, meeting) in byID {
      #expect(meeting["connected"]?.integer == open[id, default: 0], "\(id)")
    }
    for recording in records[.recording] where source.backlog == 0 {
      let started = byID[recording["meeting"]?.text ?? ""]?["startedAt"]?.instant
      #expect(try #require(started) <= (try #require(recording["createdAt"]?.instant)))
    }
  }

  @Test func otherSeedsGiveOtherData() throws {
    let one = try Records(DemoSource(now: Records.now))
    let other = try Records(DemoSource(now: Records.now, seed: 3))
    #expect(one[.participant] != other[.participant])
    #expect(one[.meeting] != other[.meeting])
  }

  @Test func idsStayApartUpToTenMillion() {
    // The stretches that a collision of a careless scramble would join first.
    var ids: Set<String> = []
    var count = 0
    for start in [0, 1 << 19, 1 << 20, 1 << 23, 9_980_000] {
      for index in start..<(start + 20_000) {
        ids.insert(DemoSource.meetingID(index))
        count += 1
      }
    }
    #expect(ids.count == count)
  }
}
