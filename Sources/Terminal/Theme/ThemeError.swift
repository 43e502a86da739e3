/// What is wrong with a theme, and where: a path of keys such as `["roles", "ui.header", "fg"]`.
package enum ThemeError: Error, Equatable, Sendable {
  case missing(path: [String])
  case unknownKey(path: [String])
  case wrongType(path: [String], expected: String)
  case unknownColor(path: [String], name: String)
  case colorOutOfRange(path: [String])
  case unknownAttribute(path: [String], name: String)
  case unknownRole(path: [String])
  case badGlyph(path: [String])

  package var path: [String] {
    switch self {
    case .missing(let path), .unknownKey(let path), .wrongType(let path, _),
      .unknownColor(let path, _), .colorOutOfRange(let path), .unknownAttribute(let path, _),
      .unknownRole(let path), .badGlyph(let path):
      path
    }
  }
}
