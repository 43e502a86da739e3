/// Understands a `ThemeSource`; every complaint names the path of keys.
struct ThemeReader {

  private let root: [String: ThemeSource.Value]
  private let parent: Theme?

  init(_ source: ThemeSource, parent: Theme?) {
    root = source.root
    self.parent = parent
  }

  func theme() throws(ThemeError) -> Theme {
    try allow(["meta", "palette", "roles", "glyphs"], in: root, at: [])
    let meta = try table(root["meta"], at: ["meta"])
    try allow(["name", "variant", "inherits"], in: meta, at: ["meta"])
    guard let nameValue = meta["name"] else { throw .missing(path: ["meta", "name"]) }
    let name = try text(nameValue, at: ["meta", "name"])
    let palette = try palette()
    let glyphs = try table(root["glyphs"], at: ["glyphs"])
    try allow(["unicode", "ascii"], in: glyphs, at: ["glyphs"])
    return Theme(
      name: name, variant: try variant(meta["variant"]), palette: palette,
      entries: try entries(palette), unicode: try marks(glyphs["unicode"], isUnicode: true),
      ascii: try marks(glyphs["ascii"], isUnicode: false))
  }

  private func variant(_ value: ThemeSource.Value?) throws(ThemeError) -> Theme.Variant {
    guard let value else { return parent?.variant ?? .terminal }
    let path = ["meta", "variant"]
    guard let variant = Theme.Variant(rawValue: try text(value, at: path)) else {
      throw .wrongType(path: path, expected: "dark, light or terminal")
    }
    return variant
  }

  private func palette() throws(ThemeError) -> [String: Color] {
    var palette = parent?.palette ?? [:]
    for (name, value) in try table(root["palette"], at: ["palette"]).sorted(by: byKey) {
      let path = ["palette", name]
      let entry = try table(value, at: path)
      try allow(["direct", "256", "16", "8"], in: entry, at: path)
      palette[name] = Color(
        eight: try color("8", in: entry, below: 8, at: path),
        sixteen: try color("16", in: entry, below: 16, at: path),
        indexed: try color("256", in: entry, below: 256, at: path),
        direct: try color("direct", in: entry, below: 8, at: path))
    }
    return palette
  }

  /// A number, `"default"`, or for 24 bits `"#rrggbb"`.
  private func color(
    _ key: String, in entry: [String: ThemeSource.Value], below limit: Int, at path: [String]
  ) throws(ThemeError) -> Int32? {
    let path = path + [key]
    switch entry[key] {
    case nil:
      throw .missing(path: path)
    case .number(let number):
      guard (0..<limit).contains(number) else { throw .colorOutOfRange(path: path) }
      return Int32(number)
    case .text(RoleEntry.terminalColor):
      return nil
    case .text(let digits) where key == "direct" && digits.utf8.count == 7:
      guard digits.hasPrefix("#"), let number = Int32(digits.dropFirst(), radix: 16),
        number >= 0
      else { throw .colorOutOfRange(path: path) }
      // Below 8 are numbers of the terminal's own; the nearest colour looks the same.
      return max(8, number)
    default:
      throw .wrongType(path: path, expected: "a colour number or \"default\"")
    }
  }

  private func entries(
    _ palette: [String: Color]
  ) throws(ThemeError) -> [String: RoleEntry] {
    var entries = parent?.entries ?? [:]
    for (name, value) in try table(root["roles"], at: ["roles"]).sorted(by: byKey) {
      let path = ["roles", name]
      guard Role.names.contains(where: { $0 == name || $0.hasPrefix(name + ".") }) else {
        throw .unknownRole(path: path)
      }
      let entry = try table(value, at: path)
      try allow(["fg", "bg", "attrs", "mono"], in: entry, at: path)
      let attributes = try attributes("attrs", in: entry, at: path) ?? []
      entries[name] = RoleEntry(
        foreground: try named("fg", in: entry, palette, at: path),
        background: try named("bg", in: entry, palette, at: path),
        attributes: attributes,
        mono: try self.attributes("mono", in: entry, at: path) ?? attributes)
    }
    return entries
  }

  private func named(
    _ key: String, in entry: [String: ThemeSource.Value], _ palette: [String: Color],
    at path: [String]
  ) throws(ThemeError) -> String? {
    guard let value = entry[key] else { return nil }
    let name = try text(value, at: path + [key])
    guard name == RoleEntry.terminalColor || palette[name] != nil else {
      throw .unknownColor(path: path + [key], name: name)
    }
    return name
  }

  private func attributes(
    _ key: String, in entry: [String: ThemeSource.Value], at path: [String]
  ) throws(ThemeError) -> Attributes? {
    let path = path + [key]
    guard let value = entry[key] else { return nil }
    guard case .list(let names) = value else {
      throw .wrongType(path: path, expected: "a list of attributes")
    }
    var attributes: Attributes = []
    for value in names {
      let name = try text(value, at: path)
      guard let attribute = Attributes(named: name) else {
        throw .unknownAttribute(path: path, name: name)
      }
      attributes.insert(attribute)
    }
    return attributes
  }

  private func marks(
    _ value: ThemeSource.Value?, isUnicode: Bool
  ) throws(ThemeError) -> Glyphs {
    let path = ["glyphs", isUnicode ? "unicode" : "ascii"]
    var marks: [Glyph: Unicode.Scalar] = [:]
    if let parent {
      for glyph in Glyph.allCases {
        marks[glyph] = parent.glyphs(unicode: isUnicode)[glyph]
      }
    }
    for (name, value) in try table(value, at: path).sorted(by: byKey) {
      let path = path + [name]
      guard let glyph = Glyph(rawValue: name) else { throw .unknownKey(path: path) }
      let scalars = try text(value, at: path).unicodeScalars
      guard let scalar = scalars.first, scalars.count == 1,
        Glyphs.allows(scalar, isUnicode: isUnicode)
      else { throw .badGlyph(path: path) }
      marks[glyph] = scalar
    }
    return Glyphs(isUnicode: isUnicode, changes: marks)
  }

  /// An absent table is an empty one.
  private func table(
    _ value: ThemeSource.Value?, at path: [String]
  ) throws(ThemeError) -> [String: ThemeSource.Value] {
    switch value {
    case nil: return [:]
    case .table(let table): return table
    default: throw .wrongType(path: path, expected: "a table")
    }
  }

  private func text(_ value: ThemeSource.Value, at path: [String]) throws(ThemeError) -> String {
    guard case .text(let text) = value else { throw .wrongType(path: path, expected: "a text") }
    return text
  }

  private func allow(
    _ keys: [String], in table: [String: ThemeSource.Value], at path: [String]
  ) throws(ThemeError) {
    if let key = table.keys.sorted().first(where: { !keys.contains($0) }) {
      throw .unknownKey(path: path + [key])
    }
  }

  private func byKey(
    _ left: (key: String, value: ThemeSource.Value),
    _ right: (key: String, value: ThemeSource.Value)
  ) -> Bool {
    left.key < right.key
  }
}

extension Theme {
  /// What `source` does not set is that of `parent`, the theme it inherits.
  /// - Throws: the first problem, with the path of keys to it.
  package init(source: ThemeSource, parent: Theme? = nil) throws(ThemeError) {
    self = try ThemeReader(source, parent: parent).theme()
  }
}
