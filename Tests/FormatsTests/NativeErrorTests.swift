import Domain
import Formats
import Testing

/// Each bad line is refused at its place, with words that name no value.
@Suite struct NativeErrorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let marked: String
    let message: String

    init(_ name: String, _ marked: String, _ message: String) {
      testDescription = name
      self.marked = marked
      self.message = message
    }
  }

  static let good = #"{"type":"mcu","name":"fra-1"}"# + "\n"
  static let time = #""2026-11-22T09:00:00Z""#

  static let form = [
    Case("no object", "¦[1]", "must be one JSON object"),
    Case("a word", "¦hello", "must be one JSON object"),
    Case("second line", good + "¦7", "must be one JSON object"),
    Case("after blank lines", "\n\r\n  \n" + good + "¦7", "must be one JSON object"),
    Case("type missing", #"¦{"name":"fra-1"}"#, "\"type\" is missing"),
    Case("type unknown", #"{"type":¦"SECRET","name":"a"}"#, "\"type\" is none"),
    Case("type no text", #"{"type":¦7,"name":"a"}"#, "\"type\" must be a text"),
    Case("type twice", #"{"type":"mcu","name":"a",¦"type":"mcu"}"#, "\"type\" is there twice"),
    Case(
      "unknown key", #"{"type":"mcu","name":"a",¦"colour":"SECRET"}"#, "unknown key \"colour\""),
    Case(
      "unknown key that is no name", #"{"type":"mcu","name":"a",¦"SECRET@example.com":1}"#,
      "unknown key"),
    Case(
      "repeated key", #"{"type":"mcu","name":"a","host":"b",¦"host":"b"}"#,
      "\"host\" is there twice"),
    Case(
      "repeated key, once escaped", #"{"type":"mcu","name":"a",¦"n\u0061me":"b"}"#,
      "\"name\" is there twice"),
    Case("trailing text", #"{"type":"mcu","name":"a"} ¦x"#, "follows the object"),
    Case("two objects", #"{"type":"mcu","name":"a"}¦{"type":"mcu","name":"b"}"#, "follows"),
    Case("trailing comma", #"{"type":"mcu","name":"a",¦}"#, "expected a key in quotes"),
    Case("no comma", #"{"type":"mcu"¦"name":"a"}"#, "expected a comma"),
    Case("no colon", #"{"type":"mcu","name"¦"a"}"#, "colon"),
    Case("single quotes", #"{"type":"mcu",¦'name':"a"}"#, "expected a key in quotes"),
    Case("byte-order mark does not count", "\u{FEFF}¦7", "must be one JSON object"),
    Case(
      "columns are characters", #"{"type":"mcu","name":"äöü😀","host":¦7}"#,
      "\"host\" must be a text"),
    Case(
      "cut within a text", good + #"{"type":"mcu","name":"fra¦"#, "may be cut off"),
    Case("cut after a key", good + #"{"type":"mcu","name":¦"#, "may be cut off"),
    Case("cut after a value", good + #"{"type":"mcu","name":"fra-1"¦"#, "may be cut off"),
    Case("cut within an escape", good + #"{"type":"mcu","name":"a\u00¦"#, "may be cut off"),
    Case("line ends too early", #"{"type":"mcu","name":"a"¦"# + "\n" + good, "ends too early"),
    Case("unclosed text", #"{"type":"mcu","name":"a¦"# + "\n" + good, "\"name\" is not closed"),
    Case(
      "deep nesting",
      #"{"x":"# + String(repeating: "[", count: 64) + "¦" + String(repeating: "[", count: 64),
      "nested too deeply"),
  ]

  static let texts = [
    Case("raw NUL", "{\"type\":\"mcu\",\"name\":\"a¦\u{0}\"}", "\"name\" holds a NUL"),
    Case("escaped NUL", #"{"type":"mcu","name":"a¦\u0000"}"#, "\"name\" holds a NUL"),
    Case("NUL in a key", #"{"type":"mcu","name¦\u0000":"a"}"#, "a key holds a NUL"),
    Case("raw tab", "{\"type\":\"mcu\",\"name\":\"a¦\tb\"}", "control character"),
    Case("high surrogate alone", #"{"type":"mcu","name":"¦\ud83d"}"#, "lone surrogate"),
    Case("high surrogate, then text", #"{"type":"mcu","name":"¦\ud83dxxxxxx"}"#, "lone"),
    Case("two high surrogates", #"{"type":"mcu","name":"¦\ud83d\ud83d"}"#, "lone surrogate"),
    Case("low surrogate alone", #"{"type":"mcu","name":"¦\ude00"}"#, "lone surrogate"),
    Case("unknown escape", #"{"type":"mcu","name":"¦\x41"}"#, "escape that JSON"),
    Case("bad hexadecimal", #"{"type":"mcu","name":"¦\u00g0"}"#, "escape that JSON"),
    Case("empty id", #"{"type":"mcu","name":¦""}"#, "\"name\" must not be empty"),
    Case(
      "long id", #"{"type":"mcu","name":¦""# + String(repeating: "x", count: 513) + #""}"#,
      "longer than 512 bytes"),
    Case("required and null", #"{"type":"mcu","name":¦null}"#, "\"name\" is required"),
    Case("required and absent", good + #"¦{"type":"mcu"}"#, "\"name\" is missing"),
    Case("text, not number", #"{"type":"mcu","name":¦1}"#, "\"name\" must be a text"),
    Case("text, not list", #"{"type":"mcu","name":¦["a"]}"#, "\"name\" must be a text"),
    Case("text, not flag", #"{"type":"mcu","name":¦true}"#, "\"name\" must be a text"),
  ]

  private static func mcu(_ member: String) -> String {
    #"{"type":"mcu","name":"a",\#(member)}"#
  }
  private static func pbx(_ member: String) -> String {
    #"{"type":"pbx","fqdn":"pbx.example.com","registeredAt":\#(time),\#(member)}"#
  }
  private static func meeting(_ member: String) -> String {
    #"{"type":"meeting","id":"M1","pbx":"pbx.example.com","extension":"1",\#(member)}"#
  }
  private static func report(_ attendees: String) -> String {
    #"{"type":"report","id":"T1","pbx":"pbx.example.com","createdAt":\#(time),"#
      + #""attendees":\#(attendees)}"#
  }
  private static func participant(_ joins: String) -> String {
    #"{"type":"participant","id":"P1","meeting":"M1","joins":\#(joins)}"#
  }
  private static func recording(_ object: String) -> String {
    #"{"type":"recording","id":"R1","meeting":"M1","createdAt":\#(time),"state":"raw","#
      + #""object":\#(object)}"#
  }

  static let values = [
    Case("flag", mcu(#""available":¦1"#), "\"available\" must be true or false"),
    Case("flag in quotes", mcu(#""available":¦"true""#), "must be true or false"),
    Case("latitude", mcu(#""latitude":¦90.5"#), "\"latitude\" must lie between -90 and 90"),
    Case("longitude", mcu(#""longitude":¦-180.01"#), "must lie between -180 and 180"),
    Case("huge number", mcu(#""longitude":¦1e999"#), "must lie between"),
    Case("number in quotes", mcu(#""latitude":¦"50""#), "must be a number"),
    Case("point without digits", mcu(#""latitude":¦5.,"host":"a""#), "is not a number"),
    Case("NaN", mcu(#""latitude":¦NaN"#), "must be a number"),
    Case("negative", meeting(#""durationMinutes":¦-1"#), "must not be negative"),
    Case("fraction", meeting(#""durationMinutes":¦1.0"#), "must be a whole number"),
    Case("exponent", meeting(#""durationMinutes":¦1e3"#), "must be a whole number"),
    Case("leading zero", meeting(#""durationMinutes":¦007"#), "has a leading zero"),
    Case("plus sign", meeting(#""durationMinutes":¦+7"#), "must be a whole number"),
    Case("minus alone", meeting(#""durationMinutes":¦-,"quick":true"#), "is not a number"),
    Case("too long a meeting", meeting(#""durationMinutes":¦1000001"#), "is greater than"),
    Case("overflow", meeting(#""connected":¦99999999999999999999"#), "is greater than"),
    Case("unknown days", pbx(#""dnsUnknownDays":¦40000"#), "is greater than"),
    Case("time as a number", meeting(#""startedAt":¦1790000000"#), "must be a time in quotes"),
    Case("time without zone", meeting(#""startedAt":¦"2026-11-22T09:00:00""#), "with its zone"),
    Case("date only", meeting(#""startedAt":¦"2026-11-22""#), "with its zone"),
    Case("no such day", meeting(#""startedAt":¦"2026-02-29T09:00:00Z""#), "RFC 3339"),
    Case("empty time", meeting(#""startedAt":¦"""#), "RFC 3339"),
    Case("time 0", meeting(#""startedAt":¦"1970-01-01T00:00:00Z""#), "between the years"),
    Case("before 2000", meeting(#""startedAt":¦"1999-12-31T23:59:59.999Z""#), "between"),
    Case("from 2100", meeting(#""startedAt":¦"2100-01-01T00:00:00Z""#), "between the years"),
    Case(
      "before 2000 by its offset", meeting(#""startedAt":¦"2000-01-01T00:00:00+00:01""#),
      "between the years"),
    Case("choice", participant(#"[],"role":¦"SECRET""#), "one of: organizer, participant"),
    Case("choice in capitals", participant(#"[],"role":¦"Organizer""#), "\"role\" must be one"),
    Case(
      "slash in a number", #"{"type":"extension","pbx":"pbx.example.com","number":¦"1/2"}"#,
      "\"number\" must not contain a /"),
    Case(
      "space in an FQDN", #"{"type":"extension","pbx":¦"pbx example.com","number":"1"}"#,
      "\"pbx\" must be a host name"),
    Case("dot as an FQDN", pbx(#""webmeetingFQDN":¦".""#), "must be a host name"),
    Case("empty part of an FQDN", pbx(#""webmeetingFQDN":¦"a..example""#), "host name"),
    Case("slash in an FQDN", pbx(#""webmeetingFQDN":¦"a/b""#), "host name"),
    Case(
      "long FQDN", pbx(#""webmeetingFQDN":¦""# + String(repeating: "x", count: 254) + "\""),
      "host name"),
    Case("texts", pbx(#""dialInNumbers":¦"1""#), "\"dialInNumbers\" must be a list of texts"),
    Case("null in texts", pbx(#""dialInNumbers":["1",¦null]"#), "must be a list of texts"),
    Case("comma in texts", pbx(#""dialInNumbers":["1",¦]"#), "must be a list of texts"),
    Case("joins", participant("¦{}"), "\"joins\" must be a list of joins"),
    Case("join no object", participant("[¦7]"), "must be a list of joins"),
    Case("join, unknown key", participant(#"[{¦"when":\#(time)}]"#), "unknown key \"when\""),
    Case(
      "join, repeated key", participant(#"[{"at":null,¦"at":null}]"#),
      "\"at\" is there twice"),
    Case("join, bad time", participant(#"[{"at":¦"soon"}]"#), "\"at\" must be an RFC 3339"),
    Case("attendees", report(#"¦"SECRET""#), "\"attendees\" must be a list of attendees"),
    Case("attendee, unknown key", report(#"[{¦"phone":"1"}]"#), "unknown key \"phone\""),
    Case("attendee, negative", report(#"[{"reconnects":¦-2}]"#), "must not be negative"),
    Case("attendee, wrong type", report(#"[{"name":¦7}]"#), "\"name\" must be a text"),
    Case("object above", recording(#"¦"../SECRET""#), "\"object\" must be a relative key"),
    Case("object absolute", recording(#"¦"/SECRET""#), "must be a relative key"),
    Case("object empty", recording(#"¦"""#), "must be a relative key"),
    Case("object with a dash first", recording(#"¦"-rf""#), "must be a relative key"),
  ]

  static let others = [
    Case(
      "removed, unknown kind", #"{"type":"removed","kind":¦"log","id":"L","at":\#(time)}"#,
      "\"kind\" must be one of: meeting, poll, extension, pbx"),
    Case(
      "removed, unknown reason",
      #"{"type":"removed","kind":"meeting","id":"M","at":\#(time),"reason":¦"SECRET"}"#,
      "\"reason\" must be one of"),
    Case(
      "removed, no reason", #"¦{"type":"removed","kind":"meeting","id":"M","at":\#(time)}"#,
      "\"reason\" is missing"),
    Case(
      "removed, no FQDN/NUMBER",
      #"{"type":"removed","kind":"extension","id":¦"1","at":\#(time),"reason":"extension"}"#,
      "\"id\" must be FQDN/NUMBER"),
    Case(
      "removed, empty id",
      #"{"type":"removed","kind":"poll","id":¦"","at":\#(time),"reason":"owner"}"#,
      "\"id\" must be an id of 1 to 512 bytes"),
    Case(
      "removed, unknown key", #"{"type":"removed",¦"pbx":"a"}"#, "unknown key \"pbx\""),
    Case(
      "hold of a kind that takes none",
      #"{"type":"hold","kind":¦"session","record":"S1","reason":"claim"}"#,
      "\"kind\" must be one of"),
    Case(
      "hold, unknown nature",
      #"{"type":"hold","kind":"meeting","record":"M1","reason":"x","as":¦"secret"}"#,
      "\"as\" must be one of: legal, restriction"),
    Case(
      "hold without a reason", #"¦{"type":"hold","kind":"meeting","record":"M1"}"#,
      "\"reason\" is missing"),
    Case(
      "hold, reason empty", #"{"type":"hold","kind":"meeting","record":"M1","reason":¦""}"#,
      "\"reason\" must not be empty"),
    Case(
      "hold of a PBX that is none",
      #"{"type":"hold","kind":"pbx","record":¦"a b","reason":"x"}"#,
      "\"record\" must be an FQDN"),
    Case(
      "snapshot twice",
      #"{"type":"snapshot","pbx":"a.example","of":"extension","at":\#(time),"count":1}"#
        + "\n"
        + #"¦{"type":"snapshot","pbx":"a.example","of":"extension","at":\#(time),"count":2}"#,
      "a snapshot of this PBX stands on line 1 already, with other content"),
    Case(
      "snapshot of something else",
      #"{"type":"snapshot","pbx":"a.example","of":¦"poll","at":\#(time),"count":1}"#,
      "\"of\" must be one of: extension"),
    Case(
      "snapshot without a count",
      #"¦{"type":"snapshot","pbx":"a.example","of":"extension","at":\#(time)}"#,
      "\"count\" is missing"),
    Case("redacted", mcu(#""host":"x",¦"redacted":true"#), "redacted output of show"),
    Case("due", mcu(#"¦"due":[]"#), "redacted output of show or list"),
    Case("why", mcu(#"¦"why":[]"#), "redacted output"),
    Case("erased", mcu(#"¦"erased":["title"]"#), "redacted output"),
    Case("ready", mcu(#"¦"ready":true"#), "redacted output"),
    Case("missing", mcu(#"¦"missing":[]"#), "redacted output"),
    Case(
      "redacted, with a value that would not pass",
      recording(#""[object]",¦"erased":[],"redacted":true"#), "\"erased\" marks redacted output"),
    Case(
      "one id twice", good + #"¦{"type":"mcu","name":"fra-1","host":"b.example"}"#,
      "this mcu stands on line 1 already, with other content"),
    Case(
      "one id twice, absent against null", good + #"¦{"type":"mcu","name":"fra-1","host":null}"#,
      "with other content"),
    Case(
      "one extension twice",
      #"{"type":"extension","pbx":"pbx.example.com","number":"1","enabled":true}"# + "\n"
        + #"¦{"type":"extension","pbx":"PBX.example.com.","number":"1","enabled":false}"#,
      "this extension stands on line 1"),
    Case(
      "one report twice, other attendees",
      report(#"[{"name":"A"}]"#) + "\n¦"
        + report(#"[{"name":"B"}]"#), "this report stands on line 1"),
  ]

  @Test(arguments: form + texts + values + others)
  func isRefused(_ bad: Case) throws {
    let marked = MarkedText(bad.marked)
    let error = try #require(throws: ImportError.self) {
      try JSONLinesSource(file: "f.jsonl", bytes: marked.bytes)
    }
    #expect(error.file == "f.jsonl")
    #expect(error.line == marked.line)
    #expect(error.column == marked.column)
    #expect(error.message.contains(bad.message), "\(error.message)")
    #expect(!error.message.contains("SECRET"), "\(error.message)")
  }

  static let broken: [[UInt8]] = [
    [0xFF], [0xC0, 0xAF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0x80],
  ]

  @Test(arguments: broken)
  func invalidUTF8(_ sequence: [UInt8]) throws {
    let bytes = Array(#"{"type":"mcu","name":"a"#.utf8) + sequence + Array(#""}"#.utf8)
    let error = try #require(throws: ImportError.self) {
      try JSONLinesSource(file: "f.jsonl", bytes: bytes)
    }
    #expect(error.line == 1)
    #expect(error.column == 24)
    #expect(error.message == "\"name\" holds invalid UTF-8")
  }

  @Test func everyPrefixOfAFileIsRefusedOrWhole() throws {
    let text =
      Self.good + #"{"type":"removed","kind":"pbx","id":"a.example","at":\#(Self.time),"#
      + #""reason":"unbound"}"#
    for length in 0..<text.utf8.count {
      let bytes = Array(text.utf8.prefix(length))
      let isWhole = length == 0 || (29...30).contains(length)
      if isWhole {
        #expect(try JSONLinesSource(file: "f", bytes: bytes).read == min(length, 1))
      } else {
        #expect(throws: ImportError.self) { try JSONLinesSource(file: "f", bytes: bytes) }
      }
    }
  }
}
