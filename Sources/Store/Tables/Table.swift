/// A table's text for both engines, and what kind of data each of its columns holds.
package struct Table: Sendable {
  package struct Column: Sendable {
    package enum Shape: Sendable {
      /// The table's key.
      case key
      case integer, real, text, blob
      /// Milliseconds since 1970, between 2000 and 2100: nothing garbled can read as overdue.
      case instant
      /// 0 or 1.
      case flag
    }

    package let name: String
    let shape: Shape
    let suffix: String
    /// What it holds beside the fields of `Schema`.
    package let data: Classification
    /// The migration that brought it, where its table is older.
    private(set) var since = 0

    /// The column of a table that an earlier migration made.
    func since(_ migration: Int) -> Column {
      var column = self
      column.since = migration
      return column
    }

    static func field(_ name: String, _ shape: Shape, _ suffix: String = "") -> Column {
      Column(name: name, shape: shape, suffix: suffix, data: .field)
    }

    static func own(_ name: String, _ shape: Shape, _ suffix: String = "") -> Column {
      Column(name: name, shape: shape, suffix: suffix, data: .own)
    }

    static func folded(_ name: String, of field: String) -> Column {
      Column(name: name, shape: .text, suffix: "", data: .folded(field))
    }

    static func derived(_ name: String, _ shape: Shape, _ suffix: String = "") -> Column {
      Column(name: name, shape: shape, suffix: suffix, data: .derived)
    }
  }

  /// Every column is classified: the test holds schema and classification together.
  package enum Classification: Hashable, Sendable {
    /// A field of `Schema`, masked as it says.
    case field
    /// The folded copy of a personal field, erased with it.
    case folded(String)
    /// An attendee's personal field.
    case personal
    /// Computed from clear fields: start points, flags, ends.
    case derived
    /// Lapse's own: numbers, tags, counts, codes.
    case own
  }

  package let name: String
  package let columns: [Column]
  var constraints: [String] = []
  var indexes: [String] = []
  /// Indexes that a later migration brought.
  var later: [LaterIndex] = []
  var clustered = false

  struct LaterIndex: Sendable {
    let since: Int
    let body: String
  }

  /// The table as `migration` makes it; by default as the newest leaves it.
  func script(_ dialect: Dialect, upTo migration: Int = .max) -> String {
    var lines = columns.filter { $0.since <= migration }.map { "  " + $0.text(dialect) }
    lines += constraints.map { "  " + $0 }
    let suffix = clustered ? dialect.clusteredSuffix : dialect.tableSuffix
    return "create table \(name) (\n" + lines.joined(separator: ",\n") + "\n)\(suffix);\n"
      + allIndexes.filter { $0.since <= migration }.map(\.script).joined()
  }

  /// What `migration` adds to the table.
  func additions(_ dialect: Dialect, in migration: Int) -> String {
    columns.filter { $0.since == migration }
      .map { "alter table \(name) add column \($0.text(dialect));\n" }.joined()
      + allIndexes.filter { $0.since == migration }.map(\.script).joined()
  }

  /// Each with the migration that brought it, where its table is older, and its text.
  private var allIndexes: [(since: Int, script: String)] {
    (indexes.map { LaterIndex(since: 0, body: $0) } + later).enumerated().map { number, index in
      let unique = index.body.hasPrefix("unique ")
      let body = unique ? String(index.body.dropFirst("unique ".count)) : index.body
      return (
        index.since,
        "create \(unique ? "unique " : "")index \(name)_\(number + 1) on \(name) \(body);\n"
      )
    }
  }
}

extension Table.Column {
  func text(_ dialect: Dialect) -> String {
    let type =
      switch shape {
      case .key: dialect.key
      case .integer, .instant, .flag: dialect.integer
      case .real: dialect.real
      case .text: dialect.text
      case .blob: dialect.blob
      }
    var line = "\(name) \(type)"
    if !suffix.isEmpty { line += " " + suffix }
    if shape == .instant {
      line += " check (\(name) >= 946684800000 and \(name) < 4102444800000)"
    }
    if shape == .flag { line += " check (\(name) in (0, 1))" }
    return line
  }
}

extension Table {
  static let meta = Table(
    name: "meta",
    columns: [
      .own("name", .text, "not null primary key"), .own("number", .integer),
      .own("content", .blob),
    ])

  static let counter = Table(
    name: "counter",
    columns: [.own("series", .text, "not null primary key"), .own("next", .integer, "not null")])
}
