import Domain

/// What PostgreSQL says to statements that it is asked to prepare: the type of each parameter and
/// of each column of the result, or why it refuses.
struct Preparation {
  struct Answer: Sendable {
    var refusal: String?
    var parameters: [String] = []
    var columns: [String] = []
  }

  let answers: [Answer]

  /// In one session of a cluster that has the tables.
  init(_ texts: [String], on cluster: PostgresCluster) throws {
    var script = "\\set SHOW_CONTEXT never\n"
    for (number, text) in texts.enumerated() {
      script += "\\warn \(Self.mark)\(number)\n\\echo \(Self.mark)\(number)\n"
      script += "prepare s\(number) as\n\(text);\n\(text)\n\\gdesc\n"
    }
    script += """
      \\echo \(Self.mark)\(texts.count)
      select name, array_to_string(parameter_types, ',') from pg_prepared_statements;

      """
    let outcome = try cluster.psql(script)
    var answers = Array(repeating: Answer(), count: texts.count)
    for (number, lines) in Self.sections(outcome.errors) where answers.indices.contains(number) {
      answers[number].refusal = lines.joined(separator: "\n")
    }
    for (number, lines) in Self.sections(outcome.output) {
      let rows = lines.map { $0.split(separator: "|", omittingEmptySubsequences: false) }
      if answers.indices.contains(number) {
        answers[number].columns = rows.compactMap { $0.count == 2 ? String($0[1]) : nil }
        continue
      }
      for row in rows {
        guard row.count == 2, let number = Int(row[0].dropFirst()) else { continue }
        answers[number].parameters = row[1].split(separator: ",").map(String.init)
      }
    }
    self.answers = answers
  }

  private static let mark = "statement "

  /// The lines after each mark; what stands before the first belongs to none.
  private static func sections(_ text: String) -> [Int: [String]] {
    var sections: [Int: [String]] = [:]
    var current: Int?
    for line in text.split(separator: "\n") {
      if line.hasPrefix(mark), let number = Int(line.dropFirst(mark.count)) {
        current = number
      } else if let current {
        sections[current, default: []].append(String(line))
      }
    }
    return sections
  }
}

extension Preparation.Answer {
  /// Parameters that are not of the type of what the store binds to them.
  func strangeParameters(_ binds: [Value]) -> [String] {
    zip(parameters, binds).enumerated().compactMap { index, pair in
      let (type, value) = pair
      let isFitting =
        switch value {
        case .null: true
        // Of 32 bits only, an instant would not go in.
        case .integer: ["bigint", "double precision"].contains(type)
        case .real: type == "double precision"
        case .text: type == "text"
        case .blob: type == "bytea"
        }
      return isFitting ? nil : "$\(index + 1) is \(type)"
    }
  }

  /// Columns of a type that no `Value` is made from.
  var strangeColumns: [String] {
    columns.enumerated().compactMap { index, type in
      ["bigint", "integer", "text", "bytea", "double precision"].contains(type)
        ? nil : "column \(index + 1) is \(type)"
    }
  }
}
