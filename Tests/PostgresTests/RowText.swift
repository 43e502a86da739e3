import Domain

/// Rows as texts that are the same for the same values of both engines.
enum RowText {
  private static let comma = "\u{1F}"
  private static let end: Character = "\u{1E}"

  /// Makes psql write so.
  static let settings = """
    \\pset null ~
    \\pset fieldsep '\\037'
    \\pset recordsep '\\036'

    """

  static func of(_ values: [Value]) -> String {
    values.map { value in
      switch value {
      case .null: "~"
      case .integer(let number): "\(number)"
      case .real(let number): number == number.rounded() ? "\(Int64(number))" : "\(number)"
      case .text(let text): text
      case .blob(let bytes): "\\x" + Bytes.hex(bytes)
      }
    }.joined(separator: comma)
  }

  /// What psql wrote of one result: nothing for no row, else a line's end after the last.
  static func read(_ output: Substring) -> [String] {
    guard !output.isEmpty else { return [] }
    return output.dropLast().split(separator: end, omittingEmptySubsequences: false)
      .map(String.init)
  }
}
