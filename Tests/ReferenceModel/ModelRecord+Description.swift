extension ModelRecord {
  /// One line that says what is left of the record: `meeting M1 pbx=… title=set note=null …`, every
  /// field of the kind in the schema's order. Instants are milliseconds; a free text is `set` or
  /// `null`, or its value with `values`; `sanitizedAt`, `verifiedAt` and `anonymizedAt` are always
  /// `set` or `null`. A flag or count that is null is described by what it stands for; a quick
  /// meeting has no scheduled instant.
  package func described(values: Bool = false) -> String {
    var line = kind + " " + id
    for (name, type) in ModelSchema.fields[kind] ?? [] {
      line += " " + name + "=" + word(name, type, values)
    }
    return line
  }

  private func word(_ name: String, _ type: ModelSchema.FieldType, _ values: Bool) -> String {
    if kind == "meeting", name == "scheduledAt", flag("quick") { return "null" }
    guard let value = fields[name] else {
      switch type {
      case .count: return "0"
      case .flag: return "false"
      case .flagOn: return "true"
      case .texts, .joins, .attendees: return "[]"
      default: return "null"
      }
    }
    switch value {
    case .text(let text): return values || type == .name ? text : "set"
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .instant(let instant): return type == .mark ? "set" : String(instant)
    case .texts(let texts):
      let shown = values ? texts : texts.map { _ in "set" }
      return "[" + shown.joined(separator: ",") + "]"
    case .joins(let joins):
      let shown = joins.map { String($0.at) + ".." + ($0.left.map { String($0) } ?? "null") }
      return "[" + shown.joined(separator: ",") + "]"
    case .attendees(let attendees):
      return "[" + attendees.map { Self.word($0, values) }.joined(separator: ",") + "]"
    }
  }

  private static func word(_ attendee: ModelAttendee, _ values: Bool) -> String {
    func shown(_ text: String?) -> String {
      guard let text else { return "null" }
      return values ? text : "set"
    }
    func shown(_ number: Int64?) -> String {
      number.map { String($0) } ?? "null"
    }
    return shown(attendee.name) + "/" + shown(attendee.email) + "/"
      + shown(attendee.connectedSeconds) + "/" + shown(attendee.reconnects)
  }
}
