import Domain

/// The conditions of a list's filter. What a restricted record hides matches nothing.
extension Transaction {
  /// One condition for each term. `hidden`: the records that are restricted for whoever asks.
  func conditions(
    _ terms: [PageQuery.Term], _ kind: Kind, hidden: [Scope], _ binds: inout [Value]
  ) throws -> [String] {
    let isTouched = terms.contains { looksAtHidden($0, kind) }
    let hidden = HiddenRows(kind, below: isTouched ? hidden : [], &binds)
    return try terms.map { term in
      switch term {
      case .word(let word, let negated):
        negation(negated) + "(\(self.word(word, kind, hidden, &binds)))"
      case .field(let field, let value, let negated):
        negation(negated) + "(\(self.field(field, value, whole: false, hidden, &binds)))"
      case .whole(let field, let value, let negated):
        negation(negated) + "(\(self.field(field, value, whole: true, hidden, &binds)))"
      case .range(let quantity, let range, let negated):
        negation(negated) + "(\(self.range(quantity, range, hidden, &binds)))"
      case .mark(let field, let mark, let negated):
        negation(negated) + "(\(self.mark(field, mark, hidden)))"
      case .meeting(let state, let now, let negated):
        negation(negated) + "(\(meeting(state, now, hidden, &binds)))"
      case .entries(let entries, let negated):
        negation(negated) + "(\(try self.entries(entries, kind, &binds)))"
      }
    }
  }

  private func negation(_ negated: Bool) -> String { negated ? "not " : "" }

  private func word(
    _ word: String, _ kind: Kind, _ hidden: HiddenRows, _ binds: inout [Value]
  ) -> String {
    let escaped = Self.escaped(word)
    binds.append(.text("%\(escaped)%"))
    let part = binds.count
    binds.append(.text("\(escaped)%"))
    let start = binds.count
    let columns = Self.matched(kind)
    var all =
      columns.parts.map { like(seen($0, kind, hidden), part) }
      + columns.starts.map { like(seen($0, kind, hidden), start) }
    if let pbx = RecordSQL.pbxNumber(kind) {
      all.append("\(pbx) in (select x.id from pbx x where \(like("x.fqdn", part)))")
    }
    if let owner = RecordSQL.extensionNumber(kind) {
      let matches = like("x.number", start)
      all.append(
        "coalesce(\(hidden.seen(owner)), 0) in (select x.id from extension x where \(matches))")
    }
    // Both places must be used, whichever columns the kind has.
    return "(\(all.joined(separator: " or "))) and $\(part) <> '' and $\(start) <> ''"
  }

  private func field(
    _ field: Field, _ value: String, whole: Bool, _ hidden: HiddenRows, _ binds: inout [Value]
  ) -> String {
    let isPart = !whole && (field.shape == .fqdn || field.shape == .text)
    let end = whole ? "" : "%"
    binds.append(.text((isPart ? "%" : "") + Self.escaped(value) + end))
    switch (field.kind, field.name) {
    case (.extension, "pbx"), (.meeting, "pbx"), (.poll, "pbx"), (.report, "pbx"):
      let match = like("x.fqdn", binds.count)
      return "t.pbx in (select x.id from pbx x where \(match))"
    case (.meeting, "extension"), (.poll, "extension"), (.report, "extension"):
      let match = like("x.number", binds.count)
      let owner = hidden.seen("t.extension")
      return "coalesce(\(owner), 0) in (select x.id from extension x where \(match))"
    case (.participant, "meeting"), (.recording, "meeting"), (.file, "meeting"):
      return like("m.xid", binds.count)
    default:
      let column = "t.\(field.column)"
      return like(field.isName ? column : hidden.seen(column), binds.count)
    }
  }

  private func range(
    _ quantity: PageQuery.Quantity, _ range: ClosedRange<Int64>, _ hidden: HiddenRows,
    _ binds: inout [Value]
  ) -> String {
    let column: String
    switch quantity {
    case .field(let field): column = hidden.seen("t.\(field.column)")
    // Where none is known, it is far in the future.
    case .listedAt: column = hidden.seen("nullif(t.listed_at, \(Self.unlisted.milliseconds))")
    case .ready: column = hidden.seen("t.ready")
    case .count(let counted): column = hidden.seen(self.count(counted))
    }
    binds += [.integer(range.lowerBound), .integer(range.upperBound)]
    return "coalesce(\(column) between $\(binds.count - 1) and $\(binds.count), false)"
  }

  private func count(_ counted: PageQuery.Counted) -> String {
    let (child, column): (String, String) =
      switch counted {
      case .extensions: ("extension", "pbx")
      case .polls: ("poll", "extension")
      case .people: ("participant", "meeting")
      case .recordings: ("recording", "meeting")
      case .files: ("file", "meeting")
      case .attendees, .reconnects: ("attendee", "report")
      }
    if counted == .reconnects {
      return """
        (select coalesce(cast(sum(x.reconnects) as bigint), 0) from attendee x
        where x.report = t.id)
        """
    }
    return "(select count(*) from \(child) x where x.\(column) = t.id)"
  }

  private func mark(
    _ field: Field, _ mark: PageQuery.Term.Mark, _ hidden: HiddenRows
  ) -> String {
    let column = hidden.seen("t.\(field.column)")
    guard RecordSQL.hasErased(field.kind) else {
      switch mark {
      case .set: return "\(column) is not null"
      case .none: return "\(column) is null"
      case .erased: return "\(column) is null and false"
      }
    }
    let erased = "coalesce(\(hidden.seen("t.erased")), 0) & \(ErasedBits.of(field))"
    switch mark {
    case .set: return "\(column) is not null"
    case .none: return "\(column) is null and \(erased) = 0"
    case .erased: return "\(column) is null and \(erased) <> 0"
    }
  }

  /// As lists show it (`MeetingTimes.state`).
  private func meeting(
    _ state: PageQuery.Term.MeetingState, _ now: Instant, _ hidden: HiddenRows,
    _ binds: inout [Value]
  ) -> String {
    binds += [Value(now), .text(state.rawValue)]
    let shown = """
      case when t.ended_at is not null then 'ended' when t.connected > 0 then 'live'
      when t.started_at is not null then 'ended'
      when coalesce(t.quick, 0) = 0
      and t.scheduled_at + coalesce(t.duration_minutes, 0) * 60000 < $\(binds.count - 1)
      then 'never' else 'planned' end
      """
    return "coalesce(\(hidden.seen(shown)), '') = $\(binds.count)"
  }

  /// A column that words match, as the view shows it: what names the record stays.
  private func seen(_ column: String, _ kind: Kind, _ hidden: HiddenRows) -> String {
    isName(column, kind) ? column : hidden.seen(column)
  }

  private func isName(_ column: String, _ kind: Kind) -> Bool {
    column == "m.xid"
      || Schema.fields(of: kind).contains { $0.isName && column == "t.\($0.column)" }
  }

  /// Whether a term looks at what the view of a restricted record hides.
  private func looksAtHidden(_ term: PageQuery.Term, _ kind: Kind) -> Bool {
    switch term {
    case .word:
      let columns = Self.matched(kind)
      return RecordSQL.extensionNumber(kind) != nil
        || (columns.parts + columns.starts).contains { !isName($0, kind) }
    case .field(let field, _, _), .whole(let field, _, _), .range(.field(let field), _, _):
      return !field.isName
    case .range, .mark, .meeting: return true
    case .entries: return false
    }
  }

  private func like(_ column: String, _ place: Int) -> String {
    "coalesce(\(dialect.folded(column)), '') like $\(place) escape '\\'"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.lowercased() {
      if character == "%" || character == "_" || character == "\\" { escaped += "\\" }
      escaped.append(character)
    }
    return escaped
  }

  /// The columns that a word matches in part, and those that it matches from the start.
  private static func matched(_ kind: Kind) -> (parts: [String], starts: [String]) {
    switch kind {
    case .mcu: (["t.name", "t.host"], [])
    case .pbx: (["t.fqdn", "t.webmeeting_fqdn"], ["t.mcu"])
    case .extension: ([], ["t.number"])
    case .meeting, .poll: ([], ["t.xid"])
    case .report: ([], ["t.xid", "t.meeting"])
    case .participant, .recording, .file: ([], ["m.xid", "t.xid"])
    case .session: (["t.pbx"], ["t.xid", "t.meeting"])
    case .log: (["t.host"], ["t.source", "t.xid"])
    }
  }
}
