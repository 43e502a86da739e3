import Demo
import Domain
import Testing

/// The cases that the demo promises to show, each counted.
@Suite struct DemoContentTests {
  private let now = Records.now
  private let records: Records

  init() throws { records = try Records(DemoSource(now: Records.now)) }

  private func pbx(_ fqdn: String) throws -> ImportedRecord {
    try #require(records[.pbx].first { $0.outsideID == fqdn })
  }

  private func age(_ record: ImportedRecord, _ name: String) -> Int64 {
    record[name]?.instant.map { (now - $0) / Instant.day } ?? -1
  }

  @Test func clocks() throws {
    #expect(records[.pbx].count >= 44)
    #expect(age(try pbx("clinic.example.org"), "lastSyncAt") == 54)
    #expect(age(try pbx("clinic.example.org"), "lastContactAt") == 54)
    #expect(age(try pbx("quarry.example.net"), "lastContactAt") == 0)
    #expect(age(try pbx("shop.example.org"), "lastResolvedAt") == 26)
    #expect(age(try pbx("atelier.example.org"), "lastResolvedAt") == 22)
    #expect(try pbx("printworks.example.net")["dnsUnknownDays"] == .integer(3))
    #expect(age(try pbx("lakeside.example.net"), "lastResolvedAt") == 29)
    #expect(records[.pbx].count { $0["unboundAt"]?.isNull == false } == 1)
    let late = records[.pbx].count {
      now - ($0["lastSyncAt"]?.instant ?? now) > 8 * Instant.hour + 30 * Instant.minute
    }
    #expect((5...12).contains(late))
    #expect(records[.mcu].count { $0["available"] == .integer(0) } == 1)
    #expect(records[.pbx].count { $0["mcu"] == .text("jnb-1") } >= 2)
    #expect(records[.pbx].count { $0["publicIP"]?.isNull == true } == 1)
    let barren = Set(["lakeside.example.net", "shop.example.org", "atelier.example.org"])
    for kind in [Kind.meeting, .poll, .report] {
      #expect(!records[kind].contains { barren.contains($0["pbx"]?.text ?? "") })
    }
  }

  @Test func addressesAreOfTheDocumentationRanges() {
    let ranges = ["192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:"]
    let addresses =
      records[.pbx].compactMap { $0["publicIP"]?.text }
      + records[.participant].compactMap { $0["ip"]?.text }
    #expect(addresses.count > 300)
    for address in addresses { #expect(ranges.contains(where: address.hasPrefix)) }
  }

  @Test func extensions() {
    let all = records[.extension]
    let sizes = Dictionary(grouping: all) { $0["pbx"]?.text ?? "" }.mapValues(\.count)
    #expect(sizes.count == records[.pbx].count)
    #expect(sizes.values.allSatisfy { (2...60).contains($0) })
    #expect(all.count { $0["email"]?.isNull == true } >= 10)
    let malformed = all.count { record in
      guard let email = record["email"]?.text else { return false }
      let parts = email.split(separator: "@")
      return parts.count != 2 || email.hasPrefix("@")
    }
    #expect(malformed >= 10)
    #expect(all.count { $0["firstName"]?.isNull == true && $0["lastName"]?.isNull == true } >= 10)
    #expect(all.count { $0["enabled"] == .integer(0) } >= 10)
    #expect(all.count { $0["vanityName"]?.isNull == false } >= 50)
    #expect(all.count { $0["number"]?.text?.hasPrefix("0") == true } >= 2)
    let shared = all.filter { $0["pbx"] == .text("brightway.example.net") }
      .count { $0["email"]?.text?.lowercased() == "office@brightway.example.net" }
    #expect(shared == 3)
    let names = all.compactMap { $0["firstName"]?.text }
    // Greek, Cyrillic, Arabic, Hebrew, Han, Thai.
    for range in [
      0x370...0x3FF, 0x400...0x4FF, 0x600...0x6FF, 0x590...0x5FF, 0x4E00...0x9FFF,
      0xE00...0xE7F,
    ] {
      #expect(names.contains { $0.unicodeScalars.contains { range.contains(Int($0.value)) } })
    }
  }

  @Test func meetingStates() {
    var counts: [String: Int] = [:]
    for meeting in records[.meeting] {
      let scheduled = meeting["scheduledAt"]?.instant
      let started = meeting["startedAt"]?.instant
      let connected = meeting["connected"]?.integer ?? 0
      let state =
        connected > 0
        ? "live"
        : meeting["quick"] == .integer(1)
          ? "room"
          : started != nil
            ? meeting["endedAt"]?.isNull == true
              ? "unended" : scheduled == nil ? "unscheduled" : "ended"
            : scheduled.map { $0 > now ? "planned" : "never" } ?? "unknown"
      counts[state, default: 0] += 1
    }
    let least = [
      "live": 5, "room": 15, "unended": 1, "unscheduled": 5, "ended": 250, "planned": 100,
      "never": 10, "unknown": 1,
    ]
    for (state, count) in least { #expect(counts[state, default: 0] >= count, "\(state)") }
    #expect(counts["live", default: 0] <= 25)
    #expect(records[.meeting].contains { $0["title"]?.text?.count == 200 })
    #expect(records[.meeting].count { $0["dialIn"]?.isNull == false } >= 10)
    let sizes = Dictionary(grouping: records[.participant]) { $0["meeting"]?.text ?? "" }
      .mapValues(\.count)
    #expect(sizes.values.max() == 22)
  }

  @Test func recordingsFilesAndReports() {
    let states = Set(records[.recording].compactMap { $0["state"]?.text })
    #expect(states == ["raw", "converting", "ready", "failed"])
    for share in ["session", "document"] {
      #expect(records[.file].count { $0["share"] == .text(share) } >= 10)
    }
    let reports = records[.report]
    let ended = records[.meeting].count { $0["endedAt"]?.isNull == false }
    #expect((ended / 4...ended / 2).contains(reports.count))
    #expect(reports.contains { ($0.attendees ?? []).contains { $0.reconnects == 9 } })
    let hostile = reports.filter {
      $0["title"]?.text?.unicodeScalars.contains("\u{1B}") == true
    }
    #expect(hostile.count == 1)
    #expect(records[.log].count { $0["keptReason"]?.isNull == false } == 4)
    #expect(records[.session].count { $0["anonymizedAt"]?.isNull == false } >= 50)
    for session in records[.session] where session["anonymizedAt"]?.isNull == false {
      #expect(session["organizer"] == .null && session["meeting"] == .null)
    }
  }

  @Test func hostileText() {
    var texts: [String] = []
    for kind in [Kind.extension, .meeting, .participant, .poll] {
      for field in Schema.fields(of: kind) where field.mask != nil {
        texts += records[kind].compactMap { $0.values[field.ordinal]?.text }
      }
    }
    let scalars: [Unicode.Scalar] = ["\u{1B}", "\u{202E}", "\u{200B}", "\u{9B}", "\u{E0041}"]
    for scalar in scalars {
      let count = texts.count { $0.unicodeScalars.contains(scalar) }
      #expect((1...20).contains(count), "U+\(String(scalar.value, radix: 16))")
    }
    #expect(texts.contains { $0.hasPrefix("=") })
    #expect(texts.contains { $0.hasPrefix("@SUM") })
    #expect(texts.contains { $0.count > 80 && $0.count < 100 })
  }

  @Test func holds() {
    let holds = DemoSource(now: now).holds
    #expect(holds.map(\.kind) == [.extension, .pbx, .recording])
    #expect(holds.map(\.nature) == [.legal, .legal, .restriction])
    #expect(holds.contains { ($0.reviewAt ?? now) < now })
  }
}
