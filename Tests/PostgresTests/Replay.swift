import Domain
import Foundation
import Store

/// The same transactions once more, by PostgreSQL.
struct Replay {
  /// A statement whose result differs, with the first rows that only one of the engines gave.
  struct Difference: Sendable {
    let sql: String
    let wanted: [String]
    let found: [String]
  }

  private(set) var script = "\\set SHOW_CONTEXT never\n" + RowText.settings
  /// Those that gave rows, by number.
  private var asked: [TranscribingEngine.Statement] = []
  /// How many results there are to compare.
  var count: Int { asked.count }
  private static let mark = "result of statement "

  init(_ transactions: some Sequence<TranscribingEngine.Transcript>) {
    var names: [String: Int] = [:]
    for transaction in transactions where !transaction.statements.isEmpty {
      for statement in transaction.statements where names[statement.sql] == nil {
        names[statement.sql] = names.count
        script += "prepare s\(names.count - 1) as\n\(statement.sql);\n"
      }
      script += "begin isolation level repeatable read;\n"
      for statement in transaction.statements {
        if statement.rows != nil {
          script += "\\echo \(Self.mark)\(asked.count)\n"
          asked.append(statement)
        }
        let values = statement.binds.map(Self.literal).joined(separator: ", ")
        script += "execute s\(names[statement.sql] ?? 0)"
        script += values.isEmpty ? ";\n" : "(\(values));\n"
        if statement.rows != nil { script += "\\echo \(Self.mark)-\n" }
      }
      script += transaction.isCommitted ? "commit;\n" : "rollback;\n"
    }
  }

  private static func literal(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): "'" + text.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
    case .blob(let bytes): "'\\x\(Bytes.hex(bytes))'"
    }
  }

  /// Where what psql wrote is not what SQLite gave: in another order counts only where the
  /// statement asks for one.
  func differences(_ output: String) -> [Difference] {
    var found: [Int: [String]] = [:]
    for part in output.components(separatedBy: Self.mark) {
      guard let end = part.firstIndex(of: "\n"), let number = Int(part[..<end]) else { continue }
      found[number] = RowText.read(part[part.index(after: end)...])
    }
    return asked.enumerated().compactMap { number, statement in
      var left = (statement.rows ?? []).map { RowText.of($0.values) }
      var right = found[number] ?? ["nothing"]
      if !statement.sql.contains("order by") {
        left.sort()
        right.sort()
      }
      guard left != right else { return nil }
      let differing = zip(left, right).prefix { $0 == $1 }.count
      return Difference(
        sql: statement.sql, wanted: Array(left.dropFirst(differing).prefix(3)),
        found: Array(right.dropFirst(differing).prefix(3)))
    }
  }
}
