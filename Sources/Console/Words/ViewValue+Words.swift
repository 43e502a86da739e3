internal import Domain
internal import Operations

extension ViewValue {
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  var instant: Instant? {
    if case .instant(let instant) = self { instant } else { nil }
  }

  var integer: Int64? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The value as one text; `none` for what was never given.
  func words(now: Instant, zone: Zone) -> String {
    switch self {
    case .null: "none"
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .flag(let flag): flag ? "yes" : "no"
    case .instant(let instant):
      Words.instant(instant, now: now, zone) + zone.label(at: instant)
    case .list(let values):
      values.isEmpty
        ? "none" : values.map { $0.words(now: now, zone: zone) }.joined(separator: ", ")
    case .object(let members):
      members.map { "\($0.name) \($0.value.words(now: now, zone: zone))" }
        .joined(separator: " ")
    }
  }
}

extension ViewValue.Member {
  /// Its value as one text. Who was in a report stands on its own screen.
  func words(now: Instant, zone: Zone) -> String {
    if name == "attendees", case .list(let attendees) = value {
      return Words.people(attendees.count)
    }
    return value.words(now: now, zone: zone)
  }
}
