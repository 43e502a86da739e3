import ReferenceModel

/// A model with one PBX (`pbx.example.com`, registered 1 January 2026 and in contact since) and one
/// extension, and lines imported on top of it.
struct Given {
  static let now = at(2026, 3, 31, 12)
  static let pbx = "pbx.example.com"
  static let base = [
    #"{"type":"pbx","fqdn":"pbx.example.com","registeredAt":"2026-01-01T00:00:00Z","lastContactAt":"2026-03-31T12:00:00Z","lastSyncAt":"2026-03-31T12:00:00Z","lastResolvedAt":"2026-03-31T12:00:00Z"}"#,
    #"{"type":"extension","pbx":"pbx.example.com","number":"104","email":"ada@example.com"}"#,
  ]

  static func at(
    _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0,
    _ millisecond: Int = 0
  ) -> Int64 {
    ModelCalendar.instant(year, month, day, hour, minute, second, millisecond)
  }

  static func model(_ lines: String...) throws -> Model {
    var model = Model()
    try model.apply(lines: base + lines, at: now)
    return model
  }

  static func meeting(_ id: String, _ rest: String) -> String {
    let start = #"{"type":"meeting","id":"\#(id)","pbx":"pbx.example.com","extension":"104""#
    return start + (rest.isEmpty ? "" : ",") + rest + "}"
  }

  static func participant(_ id: String, _ meeting: String, _ rest: String) -> String {
    #"{"type":"participant","id":"\#(id)","meeting":"\#(meeting)",\#(rest)}"#
  }

  static func recording(_ id: String, _ meeting: String, _ created: String) -> String {
    #"{"type":"recording","id":"\#(id)","meeting":"\#(meeting)","createdAt":"\#(created)","state":"ready"}"#
  }

  static func file(_ id: String, _ meeting: String, _ share: String) -> String {
    #"{"type":"file","id":"\#(id)","meeting":"\#(meeting)","share":"\#(share)","uploadedAt":"2026-03-01T00:00:00Z"}"#
  }

  static func report(_ id: String, _ rest: String) -> String {
    #"{"type":"report","id":"\#(id)","pbx":"pbx.example.com","createdAt":"2025-12-31T10:00:00Z",\#(rest)}"#
  }

  static func session(_ id: String) -> String {
    #"{"type":"session","id":"\#(id)","pbx":"pbx.example.com","meeting":"M1","organizer":"Ada Lane","gatheredAt":"2026-01-31T10:20:30Z","startedAt":"2026-01-31T09:10:11.012Z","endedAt":"2026-01-31T10:00:00Z"}"#
  }

  static func removed(_ kind: String, _ id: String) -> String {
    #"{"type":"removed","kind":"\#(kind)","id":"\#(id)","at":"2026-03-31T11:00:00Z","reason":"organizer"}"#
  }
}

extension Model {
  func entry(_ rule: String, _ id: String, asOf now: Int64 = Given.now) -> ModelEntry? {
    ledger(asOf: now).first { $0.rule == rule && $0.id == id }
  }

  func has(_ kind: String, _ id: String) -> Bool {
    record(kind, id) != nil
  }
}
