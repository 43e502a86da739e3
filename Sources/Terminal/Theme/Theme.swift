/// Roles with their styles, and the two sets of marks.
package struct Theme: Equatable, Sendable {
  package enum Variant: String, Sendable {
    case dark
    case light
    /// The terminal's own colours, whatever they are.
    case terminal
  }

  package let name: String
  package let variant: Variant
  package let unicode: Glyphs
  package let ascii: Glyphs
  let palette: [String: Color]
  let entries: [String: RoleEntry]
  private let roles: [String: Style]

  init(
    name: String, variant: Variant, palette: [String: Color], entries: [String: RoleEntry],
    unicode: Glyphs, ascii: Glyphs
  ) {
    self.name = name
    self.variant = variant
    self.palette = palette
    self.entries = entries
    roles = entries.mapValues { $0.style(palette) }
    self.unicode = unicode
    self.ascii = ascii
  }

  /// No colours and no attributes; what there is before a theme was read.
  package static let plain = Theme(
    name: "plain", variant: .terminal, palette: [:], entries: [:], unicode: .unicode,
    ascii: .ascii)

  package func style(for role: Role) -> Style {
    style(named: role.name)
  }

  /// The style of the longest dotted prefix that the theme has; the terminal's own otherwise.
  package func style(named name: String) -> Style {
    var prefix = name[...]
    while !prefix.isEmpty {
      if let style = roles[String(prefix)] {
        return style
      }
      prefix = prefix[..<(prefix.lastIndex(of: ".") ?? prefix.startIndex)]
    }
    return Style()
  }

  package func glyphs(unicode isUnicode: Bool) -> Glyphs {
    isUnicode ? unicode : ascii
  }

  /// Roles of the console for which no prefix is in the theme.
  package var missingRoles: [Role] {
    Role.allCases.filter { role in
      var prefix = role.name[...]
      while !prefix.isEmpty {
        if roles[String(prefix)] != nil { return false }
        prefix = prefix[..<(prefix.lastIndex(of: ".") ?? prefix.startIndex)]
      }
      return true
    }
  }
}
