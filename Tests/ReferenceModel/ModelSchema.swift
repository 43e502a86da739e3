/// The fields of each record kind, under the names of the native format.
enum ModelSchema {
  enum FieldType {
    /// Free text: described by being set or not.
    case text
    /// A text in clear: an id, a link, an enum.
    case name
    case number
    /// A number whose null counts as 0.
    case count
    /// A flag whose null is false.
    case flag
    /// A flag whose null is true.
    case flagOn
    case instant
    /// An instant that the product itself writes: described by being set or not.
    case mark
    case texts
    case joins
    case attendees
  }

  /// In the order in which an import must meet them: parents first.
  static let kinds = [
    "pbx", "extension", "meeting", "participant", "poll", "recording", "file", "report",
    "session", "log",
  ]

  static let fields: [String: [(name: String, type: FieldType)]] = [
    "pbx": [
      ("webmeetingFQDN", .text), ("publicIP", .text), ("licenseKey", .text),
      ("registeredAt", .instant), ("lastContactAt", .instant), ("lastSyncAt", .instant),
      ("lastResolvedAt", .instant), ("dnsUnknownDays", .count), ("unboundAt", .instant),
      ("conferenceNumber", .text), ("dialInNumbers", .texts), ("mcu", .name),
    ],
    "extension": [
      ("pbx", .name), ("number", .name), ("firstName", .text), ("lastName", .text),
      ("email", .text), ("vanityName", .text), ("enabled", .flagOn),
    ],
    "meeting": [
      ("pbx", .name), ("extension", .name), ("title", .text), ("note", .text),
      ("scheduledAt", .instant), ("durationMinutes", .number), ("startedAt", .instant),
      ("endedAt", .instant), ("quick", .flag), ("connected", .count), ("dialIn", .text),
    ],
    "participant": [
      ("meeting", .name), ("name", .text), ("email", .text), ("ip", .text), ("role", .name),
      ("joins", .joins),
    ],
    "poll": [
      ("pbx", .name), ("extension", .name), ("name", .text), ("question", .text),
      ("options", .texts), ("createdAt", .instant), ("object", .name),
    ],
    "recording": [
      ("meeting", .name), ("createdAt", .instant), ("state", .name), ("bytes", .number),
      ("object", .name), ("mcu", .name), ("converter", .name),
    ],
    "file": [
      ("meeting", .name), ("share", .name), ("name", .text), ("object", .name),
      ("bytes", .number), ("uploadedAt", .instant),
    ],
    "report": [
      ("meeting", .name), ("pbx", .name), ("extension", .name), ("title", .text),
      ("organizerName", .text), ("organizerEmail", .text), ("createdAt", .instant),
      ("sanitizedAt", .mark), ("verifiedAt", .mark), ("syncedAt", .instant),
      ("attendees", .attendees),
    ],
    "session": [
      ("pbx", .name), ("meeting", .name), ("organizer", .text), ("gatheredAt", .instant),
      ("startedAt", .instant), ("endedAt", .instant), ("participants", .number), ("mcu", .name),
      ("anonymizedAt", .mark),
    ],
    "log": [
      ("source", .name), ("host", .name), ("writtenAt", .instant), ("object", .name),
      ("bytes", .number), ("keptUntil", .instant), ("keptReason", .text),
    ],
  ]

  /// The field's value out of JSON; nil for null and for an empty text.
  static func value(_ json: ModelJSON, _ type: FieldType) throws(ModelFault) -> ModelValue? {
    switch (type, json) {
    case (_, .null): return nil
    case (.text, .text(let text)), (.name, .text(let text)):
      return text.isEmpty ? nil : .text(text)
    case (.number, .number(let number)), (.count, .number(let number)): return .number(number)
    case (.flag, .flag(let flag)), (.flagOn, .flag(let flag)): return .flag(flag)
    case (.instant, .text(let text)), (.mark, .text(let text)):
      guard let instant = ModelCalendar.instant(text: text) else { throw .malformed }
      return .instant(instant)
    case (.texts, .list(let list)): return .texts(list.compactMap(\.string))
    case (.joins, .list(let list)):
      var joins: [ModelJoin] = []
      for element in list {
        guard let at = ModelCalendar.instant(text: element["at"]?.string ?? "") else {
          throw .malformed
        }
        let left = element["left"]?.string.flatMap { ModelCalendar.instant(text: $0) }
        joins.append(ModelJoin(at: at, left: left))
      }
      return .joins(joins)
    case (.attendees, .list(let list)):
      return .attendees(
        list.map {
          ModelAttendee(
            name: filled($0["name"]), email: filled($0["email"]),
            connectedSeconds: $0["connectedSeconds"]?.integer,
            reconnects: $0["reconnects"]?.integer)
        })
    default: throw .malformed
    }
  }

  private static func filled(_ json: ModelJSON?) -> String? {
    guard let text = json?.string, !text.isEmpty else { return nil }
    return text
  }
}
