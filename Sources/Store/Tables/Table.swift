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
  var clustered = false

  func script(_ dialect: Dialect) -> String {
    var lines = columns.map { column in
      let type =
        switch column.shape {
        case .key: dialect.key
        case .integer, .instant, .flag: dialect.integer
        case .real: dialect.real
        case .text: dialect.text
        case .blob: dialect.blob
        }
      var line = "  \(column.name) \(type)"
      if !column.suffix.isEmpty { line += " " + column.suffix }
      if column.shape == .instant {
        line += " check (\(column.name) >= 946684800000 and \(column.name) < 4102444800000)"
      }
      if column.shape == .flag { line += " check (\(column.name) in (0, 1))" }
      return line
    }
    lines += constraints.map { "  " + $0 }
    let suffix = clustered ? dialect.clusteredSuffix : dialect.tableSuffix
    var script = "create table \(name) (\n" + lines.joined(separator: ",\n") + "\n)\(suffix);\n"
    for (number, index) in indexes.enumerated() {
      let unique = index.hasPrefix("unique ")
      let body = unique ? String(index.dropFirst("unique ".count)) : index
      script += "create \(unique ? "unique " : "")index \(name)_\(number + 1) on \(name) \(body);\n"
    }
    return script
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
