/// How text is emphasised without colour.
package struct Attributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let bold = Attributes(rawValue: 1)
  package static let dim = Attributes(rawValue: 2)
  package static let italic = Attributes(rawValue: 4)
  package static let underline = Attributes(rawValue: 8)
  package static let reverse = Attributes(rawValue: 16)
  /// A line through the text, drawn with a mark over each character; only where the terminal
  /// draws marks beyond ASCII over what stands before them.
  package static let strike = Attributes(rawValue: 32)

  /// The names that themes use.
  package init?(named name: String) {
    switch name {
    case "bold": self = .bold
    case "dim": self = .dim
    case "italic": self = .italic
    case "underline": self = .underline
    case "reverse": self = .reverse
    case "strike": self = .strike
    default: return nil
    }
  }
}
