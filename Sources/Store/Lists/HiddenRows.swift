import Domain

/// Which rows of a list are restricted for whoever asks: their values match as if they were null,
/// so that a filter tells no more than the view.
struct HiddenRows {
  /// A condition on `t` (and `m`) that holds for the hidden rows; nil where none can be.
  let condition: String?

  /// Its values are added to `binds`.
  init(_ kind: Kind, below scopes: [Scope], _ binds: inout [Value]) {
    var parts: [String] = []
    let numbers = Dictionary(grouping: Set(scopes), by: \.kind).mapValues {
      $0.map(\.record).sorted()
    }
    for scope in Kind.allCases {
      guard let numbers = numbers[scope] else { continue }
      let places = Chunk.places(numbers.count, from: binds.count + 1)
      guard let part = Self.part(kind, below: scope, places) else { continue }
      binds += numbers.map(Value.integer)
      parts.append(part)
    }
    condition = parts.isEmpty ? nil : "(\(parts.joined(separator: " or ")))"
  }

  /// The column as the view shows it.
  func seen(_ column: String) -> String {
    condition.map { "case when \($0) then null else \(column) end" } ?? column
  }

  private static func part(_ kind: Kind, below scope: Kind, _ places: String) -> String? {
    if kind == scope { return "t.id in (\(places))" }
    switch (scope, kind) {
    case (.pbx, .session):
      return "t.pbx in (select x.fqdn from pbx x where x.id in (\(places)))"
    case (.pbx, _):
      return RecordSQL.pbxNumber(kind).map { "\($0) in (\(places))" }
    case (.extension, .participant), (.extension, .recording), (.extension, .file):
      return "m.extension in (\(places))"
    case (.extension, .report):
      return """
        (t.extension in (\(places)) or (t.extension is null and t.meeting in
        (select y.xid from meeting y where y.extension in (\(places)))))
        """
    case (.extension, _):
      return RecordSQL.extensionNumber(kind).map { "\($0) in (\(places))" }
    case (.meeting, .participant), (.meeting, .recording), (.meeting, .file):
      return "t.meeting in (\(places))"
    case (.meeting, .report):
      return "t.meeting in (select x.xid from meeting x where x.id in (\(places)))"
    default:
      return nil
    }
  }
}

extension Field {
  /// Whether it names the record: what is restricted is still named.
  package var isName: Bool {
    ordinal == 0 || (kind == .extension && name == "number") || name == "pbx" || name == "meeting"
  }
}
