internal import TOMLKit
package import Terminal

/// Theme files in TOML.
package enum ThemeFile {
  /// The nested values of the file, not yet understood as a theme.
  package static func parse(
    _ text: String, file: String
  ) throws(ConfigurationError) -> ThemeSource {
    let reader = try TOMLReader(text, file: file)
    var root: [String: ThemeSource.Value] = [:]
    for key in reader.keys {
      guard let value = reader.value(key) else { continue }
      root[key] = try convert(value, reader, reader.path.key(key))
    }
    return ThemeSource(root: root)
  }

  /// The theme of the file. `parent` finds the theme that it names in `meta.inherits`.
  package static func theme(
    _ text: String, file: String,
    parent: (String) throws(ConfigurationError) -> Theme?
  ) throws(ConfigurationError) -> Theme {
    let source = try parse(text, file: file)
    var inherited: Theme?
    if let name = source.inherits {
      inherited = try parent(name)
      if inherited == nil {
        throw TOMLDocument(text: text, file: file).error(
          TOMLPath.root.key("meta").key("inherits"),
          "\"inherits\" names a theme that is not there")
      }
    }
    do {
      return try Theme(source: source, parent: inherited)
    } catch {
      let path = error.path.reduce(TOMLPath.root) { $0.key($1) }
      throw TOMLDocument(text: text, file: file).error(path, message(error))
    }
  }

  private static func convert(
    _ value: any TOMLValueConvertible, _ reader: TOMLReader, _ path: TOMLPath
  ) throws(ConfigurationError) -> ThemeSource.Value {
    if let text = value.string { return .text(text) }
    if let number = value.int { return .number(number) }
    if let array = value.array {
      var list: [ThemeSource.Value] = []
      for (index, element) in array.enumerated() {
        list.append(try convert(element, reader, path.index(index)))
      }
      return .list(list)
    }
    if let table = value.table {
      var members: [String: ThemeSource.Value] = [:]
      for key in table.keys {
        guard let member = table[key] else { continue }
        members[key] = try convert(member, reader, path.key(key))
      }
      return .table(members)
    }
    throw reader.error(at: path, "must be a text, a whole number, a list or a table")
  }

  private static func message(_ error: ThemeError) -> String {
    let key = error.path.last.map { "\"\($0)\"" } ?? "the theme"
    return switch error {
    case .missing: "\(key) is missing"
    case .unknownKey: "unknown key \(key)"
    case .wrongType(_, let expected): "\(key) must be \(expected)"
    case .unknownColor(_, let name): "\(key) names \"\(name)\", which the palette does not have"
    case .colorOutOfRange: "\(key) is no colour at this depth"
    case .unknownAttribute(_, let name): "\(key) has the unknown attribute \"\(name)\""
    case .unknownRole: "\(key) is no role of the console"
    case .badGlyph: "\(key) must be one character of one column"
    }
  }
}
