extension Model {
  /// Takes lines of the native format as one transaction: PBXs first, then what is below them,
  /// then holds, then `removed` lines in their order. `mcu` lines change nothing here.
  package mutating func apply(lines: [String], at now: Int64) throws(ModelFault) {
    var parsed: [ModelJSON] = []
    for line in lines {
      let json = try ModelJSONReader.read(line)
      if !parsed.contains(json) { parsed.append(json) }
    }
    var next = self
    var refused: [ModelPlace] = []
    for kind in ModelSchema.kinds {
      for json in parsed where json["type"]?.string == kind {
        try next.store(json, kind, &refused)
      }
    }
    next.decideWaiting()
    for json in parsed where json["type"]?.string == "hold" {
      guard let kind = json["kind"]?.string, let id = json["record"]?.string else {
        throw .malformed
      }
      next.placeHold(kind: kind, id: id)
    }
    for json in parsed where json["type"]?.string == "removed" {
      try next.end(json, at: now)
    }
    self = next
  }

  private mutating func end(_ json: ModelJSON, at now: Int64) throws(ModelFault) {
    guard let kind = json["kind"]?.string, let id = json["id"]?.string,
      let at = json["at"]?.string.flatMap({ ModelCalendar.instant(text: $0) })
    else { throw .malformed }
    guard kind == "pbx", choices.removedPBXIsMarked else {
      forceDelete(kind: kind, id: id, at: now)
      return
    }
    change(kind, id) {
      if let known = $0.instant("unboundAt"), known > at { return }
      $0.fields["unboundAt"] = .instant(at)
    }
  }

  private mutating func store(
    _ json: ModelJSON, _ kind: String, _ refused: inout [ModelPlace]
  ) throws(ModelFault) {
    guard let id = ModelRecord.id(of: json, kind: kind) else { throw .malformed }
    var draft = ModelRecord(kind: kind, id: id)
    for name in ["pbx", "extension", "meeting"] {
      if let text = json[name]?.string, !text.isEmpty { draft.fields[name] = .text(text) }
    }
    if let pbx = draft.text("pbx") { draft.fields["pbx"] = .text(ModelRecord.host(pbx)) }
    if kind == "pbx" { try renew(json, id) }
    if try !parentsAreThere(draft, refused) || isRefused(json, kind, id) {
      refused.append(ModelPlace(kind: kind, id: id))
      refusals += 1
      return
    }
    if record(kind, id) == nil { records.append(ModelRecord(kind: kind, id: id)) }
    for (name, type) in ModelSchema.fields[kind] ?? [] {
      guard let brought = json[name] else { continue }
      var value = try ModelSchema.value(brought, type)
      if name == "pbx" { value = draft.fields["pbx"] }
      if kind == "report", name == "meeting", let meeting = draft.text("meeting"),
        record("meeting", meeting) == nil,
        isRefused("meeting", meeting)
          || refused.contains(ModelPlace(kind: "meeting", id: meeting))
      {
        value = nil
      }
      if let value, erasure(kind, id, name) != nil {
        waiting.append(ModelWaiting(kind: kind, id: id, field: name, value: value))
      } else {
        change(kind, id) { $0.fields[name] = value }
      }
    }
  }

  /// A later registration of the PBX ends every entry of the gate that is older.
  private mutating func renew(_ json: ModelJSON, _ pbx: String) throws(ModelFault) {
    guard let at = json["registeredAt"]?.string.flatMap({ ModelCalendar.instant(text: $0) }) else {
      throw .malformed
    }
    gate.removeAll {
      guard $0.pbx == pbx, let then = $0.registeredAt else { return false }
      return then < at
    }
  }

  /// False: a parent was refused by the gate, so this is too.
  private func parentsAreThere(
    _ draft: ModelRecord, _ refused: [ModelPlace]
  ) throws(ModelFault) -> Bool {
    var places = parents(of: draft)
    if draft.kind == "report" { places.removeAll { $0.kind == "meeting" } }
    if draft.kind == "session", let pbx = draft.text("pbx"), isRefused("pbx", pbx),
      record("pbx", pbx) == nil
    {
      return false
    }
    for place in places where record(place.kind, place.id) == nil {
      if refused.contains(place) || isRefused(place.kind, place.id) { return false }
      throw .orphan(kind: place.kind, id: place.id)
    }
    return true
  }

  /// Whether the record itself went before. An extension comes back under another e-mail.
  private func isRefused(_ json: ModelJSON, _ kind: String, _ id: String) -> Bool {
    guard isRefused(kind, id) else { return false }
    guard kind == "extension" else { return true }
    let email = json["email"]?.string.flatMap { $0.isEmpty ? nil : Self.folded($0) }
    if email == nil { return record(kind, id) == nil }
    return gate.contains {
      $0.kind == kind && $0.id == id && $0.field == nil && $0.email == email
    }
  }

  private func erasure(_ kind: String, _ id: String, _ field: String) -> ModelErasure? {
    for erasure in gate where erasure.kind == kind && erasure.id == id && erasure.field == field {
      return erasure
    }
    return nil
  }

  /// An erased field is stored again when its start point has moved on, all of the import taken.
  private mutating func decideWaiting() {
    for wait in waiting {
      guard let erasure = erasure(wait.kind, wait.id, wait.field),
        let rule = erasure.rule.flatMap({ self.rule($0) }),
        let record = record(wait.kind, wait.id)
      else { continue }
      var counted = record
      if rule.id.hasPrefix("participant-"), let id = record.text("meeting"),
        let meeting = self.record("meeting", id)
      {
        counted = meeting
      }
      let now = start(rule, counted)
      var hasMovedOn = false
      if let now, let then = erasure.start { hasMovedOn = now > then }
      if now == nil, choices.openStartMovesOn, rule.id == "dial-in",
        counted.instant("endedAt") == nil, (counted.number("connected") ?? 0) > 0
      {
        hasMovedOn = true
      }
      guard hasMovedOn else {
        refusals += 1
        continue
      }
      gate.removeAll {
        $0.kind == wait.kind && $0.id == wait.id && $0.field == wait.field
      }
      change(wait.kind, wait.id) { $0.fields[wait.field] = wait.value }
    }
    waiting = []
  }
}
