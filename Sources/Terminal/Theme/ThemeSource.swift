/// A theme file after parsing and before it is understood: tables, texts, numbers and lists, as
/// the file nests them. Keys of `[roles]` are quoted dotted names.
package struct ThemeSource: Equatable, Sendable {
  package enum Value: Equatable, Sendable {
    case text(String)
    case number(Int)
    case list([Value])
    case table([String: Value])
  }

  package var root: [String: Value]

  package init(root: [String: Value]) {
    self.root = root
  }

  /// The theme that this one builds on, for the caller to find.
  package var inherits: String? {
    guard case .table(let meta) = root["meta"], case .text(let name) = meta["inherits"] else {
      return nil
    }
    return name
  }
}
