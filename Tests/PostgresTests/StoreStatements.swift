import Foundation

/// The pieces of SQL that stand in the store's source, and which of them a set of statements has.
struct StoreStatements {
  struct Literal: Hashable {
    /// The source file's name.
    let file: String
    let pieces: [String]

    var text: String { pieces.joined(separator: "…") }
  }

  let literals: [Literal]

  init() throws {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let store = project.appendingPathComponent("Sources/Store").resolvingSymlinksInPath()
    var found: Set<Literal> = []
    let walk = FileManager.default.enumerator(at: store, includingPropertiesForKeys: nil)
    while let url = walk?.nextObject() as? URL {
      // The tables' texts are run whole.
      guard url.pathExtension == "swift", !url.path.contains("/Tables/Table") else { continue }
      let source = try String(contentsOf: url, encoding: .utf8)
      for literal in SwiftLiterals(of: source).literals {
        let pieces = literal.pieces.map(Self.flat)
        guard pieces.contains(where: Self.isSQL) else { continue }
        found.insert(Literal(file: url.lastPathComponent, pieces: pieces))
      }
    }
    literals = found.sorted { ($0.file, $0.text) < ($1.file, $1.text) }
  }

  /// A statement's beginning, a statement in parentheses, a place for a value, a column of a table
  /// that has one of the store's short names, or words that only SQL has.
  private static func isSQL(_ text: String) -> Bool {
    let shapes = [
      "^ ?(select|insert|update|delete|with) ", #"\((select|values) "#, #"\$[0-9]"#,
      #"\b[tmpexyh]\.[a-z]"#, #"is (not )?null|not in \(|order by |group by |on conflict"#,
    ]
    return text.range(of: shapes.joined(separator: "|"), options: .regularExpression) != nil
  }

  /// White space as one space each.
  static func flat(_ text: String) -> String {
    text.replacingOccurrences(of: #"\s+"#, with: " ", options: .regularExpression)
  }

  /// The literals that are part of none of these statements.
  func missing(from statements: [String]) -> [Literal] {
    let texts = statements.map(Self.flat)
    return literals.filter { literal in
      !texts.contains { Self.has($0, literal.pieces) }
    }
  }

  /// Whether the pieces stand in a text in this order.
  private static func has(_ text: String, _ pieces: [String]) -> Bool {
    var rest = text[...]
    for piece in pieces {
      let wanted = piece.trimmingCharacters(in: .whitespaces)
      guard !wanted.isEmpty else { continue }
      guard let range = rest.range(of: wanted) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
