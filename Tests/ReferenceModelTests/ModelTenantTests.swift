import ReferenceModel
import Testing

@Suite struct ModelTenantTests {
  private func pbx(_ rest: String) -> String {
    #"{"type":"pbx","fqdn":"PBX.example.com.","registeredAt":"2026-01-01T00:00:00Z",\#(rest)}"#
  }

  @Test func clocksCountFromTheLater() throws {
    var model = try Given.model(Given.meeting("M1", ""))
    try model.apply(
      lines: [
        pbx(
          #""lastResolvedAt":"2026-01-10T00:00:00Z","dnsUnknownDays":2,"lastSyncAt":null,"lastContactAt":"2025-06-01T00:00:00Z""#
        )
      ], at: Given.now)
    let dns = model.entry("tenant-dns", Given.pbx)
    #expect(dns?.start == Given.at(2026, 1, 10))
    #expect(dns?.dueAt == Given.at(2026, 2, 10))
    #expect(model.entry("tenant-dns-meetings", Given.pbx)?.dueAt == Given.at(2026, 1, 26))
    #expect(model.entry("tenant-sync", Given.pbx)?.dueAt == Given.at(2026, 3, 1))
    #expect(model.entry("tenant-contact", Given.pbx)?.dueAt == Given.at(2026, 3, 1))
    #expect(model.entry("tenant-unbound", Given.pbx) == nil)
  }

  @Test func fourteenDaysTakeMeetingsOnly() throws {
    var model = try Given.model(
      Given.meeting("M1", #""quick":true"#),
      #"{"type":"poll","id":"Q1","pbx":"pbx.example.com","extension":"104","createdAt":"2026-03-01T00:00:00Z"}"#,
      Given.report("T1", #""extension":"104","title":"x""#))
    try model.apply(
      lines: [pbx(#""lastResolvedAt":"2026-03-17T12:00:00Z""#)], at: Given.now)
    var same = model
    #expect(same.sweep(asOf: Given.now - 1)["tenant-dns-meetings"] == nil)
    #expect(model.sweep(asOf: Given.now)["tenant-dns-meetings"] == 1)
    #expect(model.survivors().count == 2)
    #expect(model.entry("tenant-dns-meetings", Given.pbx) == nil)
    #expect(model.has("extension", "pbx.example.com/104"))
  }

  @Test func unboundTakesAllAndAnonymisesSessions() throws {
    var model = try Given.model(
      Given.meeting("M1", ""),
      Given.session("S1").replacing("2026-01-31T10:20:30Z", "2026-03-30T10:20:30Z"))
    try model.apply(lines: [Given.removed("pbx", Given.pbx)], at: Given.now)
    #expect(model.entry("tenant-unbound", Given.pbx)?.state == "due")
    #expect(model.sweep(asOf: Given.now) == ["tenant-unbound": 1])
    #expect(model.records.map(\.kind) == ["session"])
    #expect(model.records.first?.text("pbx") == nil)
    try model.apply(lines: Given.base + [Given.meeting("M9", "")], at: Given.now)
    #expect(model.records.count == 1)
    let anew = Given.base.map { $0.replacing("2026-01-01", "2026-03-31") }
    try model.apply(lines: anew + [Given.meeting("M1", "")], at: Given.now)
    #expect(model.records.count == 4)
  }

  @Test func registeredAfterUnboundStays() throws {
    var model = try Given.model()
    try model.apply(lines: [pbx(#""unboundAt":"2025-12-31T23:59:59.999Z""#)], at: Given.now)
    #expect(model.entry("tenant-unbound", Given.pbx) == nil)
    try model.apply(lines: [pbx(#""unboundAt":"2026-01-01T00:00:00Z""#)], at: Given.now)
    #expect(model.entry("tenant-unbound", Given.pbx)?.dueAt == Given.at(2026, 1, 1))
  }

  @Test func onePBXCountsOnce() throws {
    var model = try Given.model(Given.meeting("M1", ""))
    try model.apply(
      lines: [pbx(#""lastResolvedAt":null,"lastSyncAt":null,"lastContactAt":null"#)],
      at: Given.now)
    #expect(model.sweep(asOf: Given.now) == ["tenant-dns-meetings": 1])
    #expect(model.records.isEmpty)
  }
}

extension String {
  func replacing(_ old: String, _ new: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(old) {
        result += new
        rest = rest.dropFirst(old.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
