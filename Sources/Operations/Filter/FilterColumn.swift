package import Domain
package import Store

/// What a name in a filter stands for in the lists of a kind.
package enum FilterColumn: Hashable, Sendable {
  case text(Field)
  case number(PageQuery.Quantity)
  case flag(PageQuery.Quantity)
  /// An instant; `ahead`: it may be to come, so that a length alone does not say which way.
  case instant(PageQuery.Quantity, ahead: Bool)
  /// Shown as a mark: set, none, erased.
  case mark(Field)
  /// Matched as a whole, on Enter.
  case masked(Field)
  /// Of the due ledger.
  case due, state, rule

  /// The names that a filter knows on a kind, in the order in which help lists them.
  package static func names(_ kind: Kind) -> [String] { table[kind]?.map(\.name) ?? [] }

  static func named(_ name: String, _ kind: Kind) -> FilterColumn? {
    let name = aliases(kind)[name] ?? name
    return table[kind]?.first { $0.name.lowercased() == name.lowercased() }?.column
  }

  private static let table: [Kind: [(name: String, column: FilterColumn)]] =
    Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, columns($0)) })

  private static func columns(_ kind: Kind) -> [(String, FilterColumn)] {
    var columns = Schema.fields(of: kind).compactMap { field in
      column(field).map { (field.name, $0) }
    }
    if kind == .meeting { columns.append(("time", .instant(.listedAt, ahead: true))) }
    if kind == .extension { columns.append(("ready", .flag(.ready))) }
    for counted in counted(kind) {
      columns.append((counted.rawValue, .number(.count(counted))))
    }
    if kind != .mcu, kind != .poll { columns += [("due", .due), ("rule", .rule)] }
    // A recording's own state goes by its name as well.
    if kind != .mcu, kind != .poll, kind != .recording { columns.append(("state", .state)) }
    return columns
  }

  private static func column(_ field: Field) -> FilterColumn? {
    switch (field.mask, field.shape) {
    case (.object, _), (_, .attendees), (_, .joins), (_, .real): nil
    case (.presence, _): .mark(field)
    case (.some, _): .masked(field)
    case (nil, .integer): .number(.field(field))
    case (nil, .flag): .flag(.field(field))
    case (nil, .instant):
      .instant(.field(field), ahead: ["scheduledAt", "keptUntil"].contains(field.name))
    default: .text(field)
    }
  }

  private static func counted(_ kind: Kind) -> [PageQuery.Counted] {
    switch kind {
    case .pbx: [.extensions]
    case .extension: [.polls]
    case .meeting: [.people, .recordings, .files]
    case .report: [.attendees, .reconnects]
    default: []
    }
  }

  /// The heads of the lists' columns, and shorter words.
  private static func aliases(_ kind: Kind) -> [String: String] {
    var aliases = ["ext": "extension", "licence": "licensekey", "license": "licensekey"]
    switch kind {
    case .pbx:
      aliases.merge([
        "pbx": "fqdn", "ext": "extensions", "sync": "lastsyncat", "contact": "lastcontactat",
        "cont": "lastcontactat", "dns": "lastresolvedat", "resolved": "lastresolvedat",
        "web": "webmeetingfqdn", "ip": "publicip", "registered": "registeredat",
        "unbound": "unboundat",
      ]) { $1 }
    case .extension: aliases.merge(["num": "number", "vanity": "vanityname"]) { $1 }
    case .meeting:
      aliases.merge([
        "ppl": "people", "at": "time", "started": "startedat", "ended": "endedat",
        "duration": "durationminutes",
      ]) { $1 }
    case .poll, .recording: aliases["created"] = "createdat"
    case .report:
      aliases.merge([
        "created": "createdat", "made": "createdat", "synced": "syncedat", "att": "attendees",
        "rec": "reconnects", "organiser": "organizername", "organizer": "organizername",
        "email": "organizeremail",
      ]) { $1 }
    case .file: aliases["uploaded"] = "uploadedat"
    case .session:
      aliases.merge(["gathered": "gatheredat", "organiser": "organizer"]) { $1 }
    case .log: aliases.merge(["written": "writtenat", "kept": "keptuntil"]) { $1 }
    case .participant, .mcu: break
    }
    return aliases
  }
}
