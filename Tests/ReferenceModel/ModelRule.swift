/// A rule of the catalogue: a kind, a period and an action; the start points are `Model.start`.
package struct ModelRule: Sendable {
  enum Period: Sendable {
    case days(Int64)
    case months(Int)
  }

  let id: String
  /// Of the record that an entry names.
  let kind: String
  let period: Period
  let action: String
  /// The field that goes, of an `erase` rule.
  var field: String?

  var isTenant: Bool { id.hasPrefix("tenant-") }

  func due(from start: Int64) -> Int64 {
    switch period {
    case .days(let days): start + days * ModelCalendar.day
    case .months(let months): ModelCalendar.adding(months: months, to: start)
    }
  }

  /// The catalogue as it is published.
  package static let all: [ModelRule] = [
    ModelRule(id: "recording", kind: "recording", period: .days(7), action: "delete"),
    ModelRule(
      id: "meeting-title", kind: "meeting", period: .days(7), action: "erase", field: "title"),
    ModelRule(
      id: "meeting-note", kind: "meeting", period: .days(7), action: "erase", field: "note"),
    ModelRule(
      id: "participant-name", kind: "meeting", period: .days(7), action: "erase", field: "name"),
    ModelRule(
      id: "participant-email", kind: "meeting", period: .days(7), action: "erase",
      field: "email"),
    ModelRule(
      id: "participant-ip", kind: "meeting", period: .days(7), action: "erase", field: "ip"),
    ModelRule(id: "participant", kind: "meeting", period: .months(2), action: "delete"),
    ModelRule(id: "meeting", kind: "meeting", period: .months(12), action: "delete"),
    ModelRule(id: "shared-file", kind: "file", period: .days(0), action: "delete"),
    ModelRule(
      id: "dial-in", kind: "meeting", period: .days(0), action: "erase", field: "dialIn"),
    ModelRule(id: "report-identity", kind: "report", period: .months(2), action: "sanitize"),
    ModelRule(id: "report-recheck", kind: "report", period: .months(12), action: "verify"),
    ModelRule(id: "session-identity", kind: "session", period: .months(2), action: "anonymize"),
    ModelRule(id: "session", kind: "session", period: .months(12), action: "delete"),
    ModelRule(id: "server-log", kind: "log", period: .days(7), action: "delete"),
    ModelRule(id: "tenant-dns-meetings", kind: "pbx", period: .days(14), action: "delete"),
    ModelRule(id: "tenant-dns", kind: "pbx", period: .days(29), action: "delete"),
    ModelRule(id: "tenant-sync", kind: "pbx", period: .days(59), action: "delete"),
    ModelRule(id: "tenant-contact", kind: "pbx", period: .days(59), action: "delete"),
    ModelRule(id: "tenant-unbound", kind: "pbx", period: .days(0), action: "delete"),
  ]

  /// The catalogue with every sentence read the earliest way.
  package static let strict: [ModelRule] = all.map { rule in
    switch rule.id {
    case "report-identity":
      ModelRule(id: rule.id, kind: rule.kind, period: .days(6), action: rule.action)
    case "report-recheck":
      ModelRule(id: rule.id, kind: rule.kind, period: rule.period, action: "delete")
    case "tenant-dns":
      ModelRule(id: rule.id, kind: rule.kind, period: .days(14), action: rule.action)
    default: rule
    }
  }
}

extension Model {
  /// What is smaller goes first, under its own rule; PBXs go last.
  var sweepOrder: [ModelRule] {
    rules.filter { !$0.isTenant && $0.id != "meeting" } + rules.filter { $0.id == "meeting" }
  }

  func rule(_ id: String) -> ModelRule? {
    for rule in rules where rule.id == id { return rule }
    return nil
  }
}
