import Domain
import Formats
import Testing

@Suite struct NativeReadingTests {
  private func source(_ text: String) throws -> JSONLinesSource {
    try JSONLinesSource(file: "f.jsonl", bytes: Array(text.utf8))
  }

  private func only(_ kind: Kind, _ text: String) throws -> ImportedRecord {
    var records: [ImportedRecord] = []
    try source(text).forEach(kind) { records.append($0) }
    try #require(records.count == 1)
    return records[0]
  }

  @Test func typeStandsAnywhereAndKeysAreFree() throws {
    let record = try only(
      .mcu, #" { "latitude" : -50.25 , "available":false,"name":"fra-1", "type":"mcu"}  "#)
    #expect(record["name"] == .text("fra-1"))
    #expect(record["latitude"] == .real(-50.25))
    #expect(record["available"] == .integer(0))
    #expect(record["host"] == nil)
  }

  @Test func escapedKeysAndTexts() throws {
    let record = try only(
      .mcu, #"{"t\u0079pe":"mc\u0075","n\u0061me":"\"\\\/\b\f\n\r\t\u00e4\ud83d\uDE00"}"#)
    #expect(record["name"] == .text("\"\\/\u{8}\u{C}\n\r\tä😀"))
  }

  @Test func marksBlankLinesAndLineEnds() throws {
    let source = try source(
      "\u{FEFF}\r\n  \t\r\n{\"type\":\"mcu\",\"name\":\"a\"}\r\n\n{\"type\":\"mcu\",\"name\":\"b\"}"
    )
    var lines: [Int] = []
    try source.forEach(.mcu) { lines.append($0.line) }
    #expect(lines == [3, 5])
    #expect(source.read == 2)
  }

  @Test(arguments: ["", "\n", "\u{FEFF}", "\r\n\r\n"])
  func nothing(_ text: String) throws {
    #expect(try source(text).read == 0)
  }

  @Test func absentKeepsAndNullClears() throws {
    let record = try only(
      .extension,
      #"{"type":"extension","pbx":"pbx.example.com","number":"0104","firstName":"","email":null}"#)
    #expect(record["number"] == .text("0104"))
    #expect(record["firstName"] == .null)
    #expect(record["email"] == .null)
    #expect(record["lastName"] == nil)
    #expect(record.outsideID == "pbx.example.com/0104")
  }

  @Test func hostNamesAreNormalised() throws {
    let record = try only(
      .pbx,
      #"{"type":"pbx","fqdn":"PBX.Example.COM.","registeredAt":"2026-11-22T10:30:00.1239+01:30","#
        + #""webmeetingFQDN":"","dnsUnknownDays":0,"dialInNumbers":["+49 30","a\"b\\\n\u0001é"],"#
        + #""mcu":""}"#)
    #expect(record["fqdn"] == .text("pbx.example.com"))
    #expect(record["webmeetingFQDN"] == .null)
    #expect(record["registeredAt"]?.instant?.rfc3339 == "2026-11-22T09:00:00.123Z")
    #expect(record["dialInNumbers"] == .text(#"["+49 30","a\"b\\\n\u0001é"]"#))
    #expect(record["mcu"] == .null)
  }

  @Test func joinsAndAttendees() throws {
    let joins = try only(
      .participant,
      #"{"type":"participant","id":"P1","meeting":"M1","joins":[{"left":null,"#
        + #""at":"2026-11-22T09:00:00Z"},{}]}"#)
    #expect(joins["joins"] == .text("[[1795338000000,null],[null,null]]"))
    let report = try only(
      .report,
      #"{"type":"report","id":"T1","pbx":"pbx.example.com","createdAt":"2026-11-22T09:00:00Z","#
        + #""meeting":"","attendees":[{"name":"Ada Beispiel","email":"","connectedSeconds":1812,"#
        + #""reconnects":null},{}]}"#)
    #expect(report["meeting"] == .null)
    #expect(
      report.attendees == [
        Attendee(name: "Ada Beispiel", email: nil, connectedSeconds: 1812, reconnects: nil),
        Attendee(name: nil, email: nil, connectedSeconds: nil, reconnects: nil),
      ])
    #expect(report["attendees"] == .integer(2))
  }

  @Test func nullAndEmptyLists() throws {
    let cleared = try only(
      .report,
      #"{"type":"report","id":"T1","pbx":"a.example","createdAt":"2026-11-22T09:00:00Z","#
        + #""attendees":null}"#)
    #expect(cleared.attendees == nil)
    #expect(cleared["attendees"] == .null)
    let empty = try only(
      .participant, #"{"type":"participant","id":"P1","meeting":"M1","joins":[]}"#)
    #expect(empty["joins"] == .null)
  }

  @Test func sessionFilesHaveNoName() throws {
    func file(_ share: String) throws -> ImportedRecord {
      try only(
        .file,
        #"{"type":"file","id":"F1","meeting":"M1","name":"plan.pdf","share":"\#(share)","#
          + #""uploadedAt":"2026-11-22T09:00:00Z"}"#)
    }
    #expect(try file("session")["name"] == .null)
    #expect(try file("document")["name"] == .text("plan.pdf"))
  }

  @Test func removals() throws {
    let source = try source(
      #"{"type":"removed","kind":"extension","id":"PBX.example.com./104","#
        + #""at":"2026-11-22T09:00:00Z","reason":"extension"}"# + "\n"
        + #"{"type":"removed","kind":"meeting","id":"M/1","at":"2026-11-22T09:00:00Z","#
        + #""reason":"organizer"}"# + "\n"
        + #"{"type":"removed","kind":"meeting","id":"M/1","reason":"organizer","#
        + #""at":"2026-11-22T10:00:00+01:00"}"#)
    #expect(source.removals.map(\.id) == ["pbx.example.com/104", "M/1"])
    #expect(source.removals.map(\.reason) == [.extension, .organizer])
    #expect(source.removals.map(\.line) == [1, 2])
    #expect(source.read == 3)
    #expect(source.duplicates == 1)
  }

  @Test func idsAreSplitByBytes() throws {
    let source = try source(
      #"{"type":"removed","kind":"extension","id":"a.example/\u03011","#
        + #""at":"2026-11-22T09:00:00Z","reason":"extension"}"#)
    #expect(source.removals.map(\.id) == ["a.example/\u{301}1"])
  }

  @Test func holds() throws {
    let source = try source(
      #"{"type":"hold","kind":"extension","record":"A.example/7","reason":"claim"}"# + "\n"
        + #"{"type":"hold","kind":"report","record":"T1","as":"restriction","reason":"Art. 18","#
        + #""ticket":"T-1","owner":"","reviewAt":"2027-01-01T00:00:00Z"}"#)
    #expect(source.holds.map(\.record) == ["a.example/7", "T1"])
    #expect(source.holds.map(\.nature) == [.legal, .restriction])
    #expect(source.holds[1].ticket == "T-1")
    #expect(source.holds[1].owner == nil)
    #expect(source.holds[1].reviewAt == Instant(rfc3339: "2027-01-01T00:00:00Z"))
  }

  @Test func identicalRecordsAreSkipped() throws {
    let source = try source(
      #"{"type":"mcu","name":"a","host":"h"}"# + "\n"
        + #"{"host":"\u0068","type":"mcu","name":"a"}"# + "\n" + #"{"type":"mcu","name":"b"}"#)
    #expect(source.read == 3)
    #expect(source.duplicates == 1)
    #expect(source.count(.mcu) == 2)
  }

  @Test func oneIdOfTwoKindsIsNoDuplicate() throws {
    let source = try source(
      #"{"type":"mcu","name":"X"}"# + "\n"
        + #"{"type":"participant","id":"X","meeting":"M1"}"#)
    #expect(source.duplicates == 0)
  }

  @Test func doubtfulAddressesAreStoredAndWarnedOf() throws {
    let source = try source(
      #"{"type":"participant","id":"P1","meeting":"M1","email":"no-address","ip":"198.51.100"}"#
        + "\n"
        + #"{"type":"participant","id":"P2","meeting":"M1","email":"a@b","ip":"2001:db8::1"}"#
        + "\n"
        + #"{"type":"report","id":"T1","pbx":"a.example","createdAt":"2026-11-22T09:00:00Z","#
        + #""organizerEmail":"none","attendees":[{"email":"x@example.com"},{"email":"x"}]}"#)
    #expect(source.warnings.map(\.line) == [1, 1, 3, 3])
    #expect(
      source.warnings.map(\.message) == [
        "\"email\" is no e-mail address; stored as given",
        "\"ip\" is no IP address; stored as given",
        "\"organizerEmail\" is no e-mail address; stored as given",
        "\"email\" of attendee 2 is no e-mail address; stored as given",
      ])
    var emails: [Value?] = []
    try source.forEach(.participant) { emails.append($0["email"]) }
    #expect(emails == [.text("no-address"), .text("a@b")])
  }

  @Test func warningsAreCounted() throws {
    let text = (1...1_003).map {
      #"{"type":"participant","id":"P\#($0)","meeting":"M1","email":"x"}"#
    }.joined(separator: "\n")
    let warnings = try source(text).warnings
    #expect(warnings.count == 1_001)
    #expect(warnings.last?.message == "3 more warnings are not listed")
  }
}
