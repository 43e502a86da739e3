import Testing

/// Files that must be refused, and the line that is to blame.
struct BadInput: CustomTestStringConvertible {
  let what: String
  let lines: [String]
  let line: Int

  var testDescription: String { what }

  private init(_ what: String, _ lines: [String], _ line: Int) {
    self.what = what
    self.lines = lines
    self.line = line
  }

  private static let pbx =
    #"{"type":"pbx","fqdn":"pbx.example.com","registeredAt":"2026-01-01T00:00:00Z"}"#
  private static let ext = #"{"type":"extension","pbx":"pbx.example.com","number":"104"}"#
  private static let meeting =
    #"{"type":"meeting","id":"M1","pbx":"pbx.example.com","extension":"104"}"#

  static let all = [
    BadInput("no JSON", [pbx, "{"], 2),
    BadInput("unknown type", [pbx, #"{"type":"phone"}"#], 2),
    BadInput(
      "unknown key",
      [pbx, #"{"type":"extension","pbx":"pbx.example.com","number":"1","pin":"1"}"#],
      2),
    BadInput(
      "repeated key",
      [pbx, #"{"type":"extension","pbx":"pbx.example.com","number":"1","number":"2"}"#], 2),
    BadInput(
      "wrong type", [pbx, #"{"type":"extension","pbx":"pbx.example.com","number":104}"#], 2),
    BadInput(
      "negative number",
      [
        pbx, ext,
        #"{"type":"meeting","id":"M1","pbx":"pbx.example.com","extension":"104","connected":-1}"#,
      ], 3),
    BadInput(
      "empty id",
      [pbx, ext, #"{"type":"meeting","id":"","pbx":"pbx.example.com","extension":"104"}"#],
      3),
    BadInput(
      "a slash in a number",
      [pbx, "", #"{"type":"extension","pbx":"pbx.example.com","number":"1/2"}"#], 3),
    BadInput(
      "a time without zone",
      [#"{"type":"pbx","fqdn":"a.example.com","registeredAt":"2026-01-01T00:00:00"}"#],
      1),
    BadInput("a required key is absent", [#"{"type":"pbx","fqdn":"a.example.com"}"#], 1),
    BadInput(
      "a garbled instant",
      [#"{"type":"pbx","fqdn":"a.example.com","registeredAt":"1970-01-01T00:00:00Z"}"#], 1),
    BadInput("no such parent", [pbx, meeting], 2),
    BadInput(
      "one id, other content",
      [
        pbx, ext, meeting,
        #"{"type":"meeting","id":"M1","pbx":"pbx.example.com","extension":"104","title":"x"}"#,
      ], 4),
    BadInput(
      "unknown enum value",
      [
        pbx, ext, meeting,
        #"{"type":"recording","id":"R1","meeting":"M1","createdAt":"2026-01-01T00:00:00Z","state":"lost"}"#,
      ], 4),
    BadInput(
      "an object key that climbs",
      [
        pbx, ext, meeting,
        #"{"type":"recording","id":"R1","meeting":"M1","createdAt":"2026-01-01T00:00:00Z","state":"raw","object":"../x"}"#,
      ], 4),
    BadInput(
      "redacted output",
      [
        #"{"type":"pbx","fqdn":"a.example.com","registeredAt":"2026-01-01T00:00:00Z","redacted":true}"#
      ],
      1),
    BadInput(
      "a hold on nothing",
      [pbx, #"{"type":"hold","kind":"meeting","record":"M9","reason":"x"}"#], 2),
  ]
}
