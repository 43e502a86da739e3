import Domain

/// How each kind is read: `t` is its own table, `m` its meeting, `p` its PBX, `e` its extension.
enum RecordSQL {
  static func from(_ kind: Kind) -> String {
    switch kind {
    case .mcu, .pbx, .session, .log: "\(kind.rawValue) t"
    case .extension: "extension t join pbx p on p.id = t.pbx"
    case .meeting, .poll:
      "\(kind.rawValue) t join pbx p on p.id = t.pbx join extension e on e.id = t.extension"
    case .participant, .recording, .file:
      "\(kind.rawValue) t join meeting m on m.id = t.meeting join pbx p on p.id = m.pbx"
    case .report:
      "report t join pbx p on p.id = t.pbx left join extension e on e.id = t.extension "
        + "left join meeting m on m.xid = t.meeting"
    }
  }

  /// No more tables than conditions and orders of a list need.
  static func narrow(_ kind: Kind) -> String {
    switch kind {
    case .participant, .recording, .file:
      "\(kind.rawValue) t join meeting m on m.id = t.meeting"
    default: "\(kind.rawValue) t"
    }
  }

  /// The column of the PBX's number, where words match its FQDN.
  static func pbxNumber(_ kind: Kind) -> String? {
    switch kind {
    case .extension, .meeting, .poll, .report: "t.pbx"
    case .participant, .recording, .file: "m.pbx"
    default: nil
    }
  }

  static func extensionNumber(_ kind: Kind) -> String? {
    switch kind {
    case .meeting, .poll, .report: "t.extension"
    default: nil
    }
  }

  static func expression(_ field: Field) -> String {
    switch (field.kind, field.name) {
    case (.extension, "pbx"), (.meeting, "pbx"), (.poll, "pbx"), (.report, "pbx"): "p.fqdn"
    case (.meeting, "extension"), (.poll, "extension"), (.report, "extension"): "e.number"
    case (.participant, "meeting"), (.recording, "meeting"), (.file, "meeting"): "m.xid"
    case (.report, "attendees"): "null"
    default: "t.\(field.column)"
    }
  }

  /// The numbers of PBX, extension and meeting above a row.
  static func ancestry(_ kind: Kind) -> String {
    switch kind {
    case .mcu, .log: "null, null, null"
    case .pbx: "t.id, null, null"
    case .extension: "t.pbx, t.id, null"
    case .meeting: "t.pbx, t.extension, t.id"
    case .poll: "t.pbx, t.extension, null"
    case .participant, .recording, .file: "m.pbx, m.extension, m.id"
    case .report: "t.pbx, coalesce(t.extension, m.extension), m.id"
    case .session: "(select x.id from pbx x where x.fqdn = t.pbx), null, null"
    }
  }

  /// The reports of an extension, `$1`: its own, and those of its meetings that name none.
  static let reportsOfExtension = """
    t.id in (select x.id from report x where x.extension = $1 union select x.id from report x
    join meeting y on y.xid = x.meeting where y.extension = $1 and x.extension is null)
    """

  /// The column of the outside id, unique within its kind; an extension's takes its PBX as well.
  static func outsideID(_ kind: Kind) -> String {
    switch kind {
    case .mcu: "t.name"
    case .pbx: "t.fqdn"
    case .extension: "t.number"
    default: "t.xid"
    }
  }

  /// The expression that is the ledger's PBX of a row.
  static func pbx(_ kind: Kind) -> String {
    switch kind {
    case .mcu, .log: "null"
    case .pbx: "t.fqdn"
    case .session: "t.pbx"
    default: "p.fqdn"
    }
  }

  static func hasErased(_ kind: Kind) -> Bool {
    switch kind {
    case .meeting, .participant, .report, .session: true
    default: false
    }
  }

  /// number, erased bits, three ancestry numbers, then the fields in order.
  static let leading = 5

  static func columns(_ kind: Kind) -> String {
    let erased = hasErased(kind) ? "t.erased" : "0"
    let fields = Schema.fields(of: kind).map(expression)
    return (["t.id", erased, ancestry(kind)] + fields).joined(separator: ", ")
  }
}
